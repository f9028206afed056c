import schemaFile from "../../../lib/reports/deployment.schema.json";
import {
  deploymentReport,
  deploymentReportJsonSchema,
  deploymentReportSchema,
} from "../../../lib/reports/deployment-json";
import packageJson from "../../../package.json";
import { testDeployment } from "../../support/deployment";
import { testNode } from "../../support/nodes";

const NODES = [
  testNode({ name: "aws-us-west-2-state", wave: 1, firstDeployWave: 1 }),
  testNode({ name: "aws-us-east-1-state", wave: 1, firstDeployWave: 1 }),
  testNode({ wave: 1, firstDeployWave: 2, firstDeployAfter: ["aws-us-east-1-state"] }),
  testNode({ name: "aws-us-east-1-data", wave: 2, firstDeployWave: 3, dependsOn: ["aws-us-east-1-network"] }),
];

describe("deploymentReport", () => {
  const report = deploymentReport(testDeployment({ warnings: ["no partner"] }), NODES);

  test("tells what it was made from", () => {
    expect(report).toMatchObject({
      schemaVersion: 1,
      generatorVersion: packageJson.version,
      project: "inferloop",
      environment: "production",
      file: "deployments/production.yaml",
      catalog: { column: "current", asOf: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
      warnings: ["no partner"],
    });
  });

  test("keeps the order of the stacks", () => {
    expect(report.stacks.map((stack) => stack.name)).toEqual(NODES.map((node) => node.name));
  });

  test("groups stacks into waves, with an order across regions only for the first deployment", () => {
    expect(report.waves).toEqual([
      ["aws-us-east-1-network", "aws-us-east-1-state", "aws-us-west-2-state"],
      ["aws-us-east-1-data"],
    ]);
    expect(report.firstDeployWaves).toEqual([
      ["aws-us-east-1-state", "aws-us-west-2-state"],
      ["aws-us-east-1-network"],
      ["aws-us-east-1-data"],
    ]);
  });

  test("says null where a stack has no region, role or replica", () => {
    const node = testNode({ name: "aws-traffic", layer: "traffic", region: undefined, role: undefined });
    expect(deploymentReport(testDeployment(), [node]).stacks).toMatchObject([
      { region: null, role: null, standbyState: null },
    ]);
  });

  test("has no waves without stacks", () => {
    expect(deploymentReport(testDeployment(), [])).toMatchObject({ stacks: [], waves: [], firstDeployWaves: [] });
  });

  test("satisfies its schema, which knows every property, also after a round trip", () => {
    const { standbyState: _none, ...network } = testNode();
    const nodes = [...NODES, { ...network, standbyState: network.state }];
    const written = deploymentReport(testDeployment(), nodes);
    expect(deploymentReportSchema.parse(JSON.parse(JSON.stringify(written)))).toEqual(written);
  });
});

describe("deployment.schema.json", () => {
  test("is the schema of the report; write deploymentReportJsonSchema() into it after a change", () => {
    expect(schemaFile).toEqual(JSON.parse(JSON.stringify(deploymentReportJsonSchema())));
  });
});
