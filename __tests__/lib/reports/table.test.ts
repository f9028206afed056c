import { type StackReport, stackReport } from "../../../lib/reports/deployment-json";
import { stackTable, TABLE_WIDTH } from "../../../lib/reports/table";
import { testNode } from "../../support/nodes";

const NODES = [
  testNode(),
  testNode({
    name: "aws-traffic",
    layer: "traffic",
    region: undefined,
    role: undefined,
    wave: 2,
    firstDeployWave: 3,
    resources: { aws_route53_record: 2 },
  }),
].map(stackReport);

describe("stackTable", () => {
  test("shows the stacks, the totals and the warnings", () => {
    expect(stackTable(NODES, ["a region has no partner"], false)).toMatchInlineSnapshot(`
"stack                  region     role     layer    resources  state                                       wave
aws-us-east-1-network  us-east-1  primary  network          5  s3://inferloop-production-use1-state-ab12c     1
aws-traffic            -          -        traffic          2  s3://inferloop-production-use1-state-ab12c     3
state keys: inferloop/production/<stack>.tfstate
2 stacks, 7 resources, 1 region, 3 first-deploy waves
warning: a region has no partner
"
`);
  });

  test("counts one thing in the singular", () => {
    const node = stackReport(testNode({ resources: { aws_vpc: 1 } }));
    expect(stackTable([node], [], false)).toContain("\n1 stack, 1 resource, 1 region, 1 first-deploy wave\n");
  });

  test("stays within its width whatever the names", () => {
    const name = "aws-ap-northeast-1-foundation";
    const { state } = testNode({ name });
    const long: StackReport = stackReport(
      testNode({
        name,
        region: "ap-northeast-1",
        role: "standby",
        layer: "foundation",
        state: { ...state, bucket: `b${"x".repeat(61)}z` },
      }),
    );
    const table = stackTable([...NODES, long], [], false);
    expect(Math.max(...table.split("\n").map((line) => line.length))).toBeLessThanOrEqual(TABLE_WIDTH);
    expect(table).toMatch(/s3:\/\/bx+…x+z /);
    expect(table).toContain("state keys: inferloop/production/<stack>.tfstate\n");
  });

  test("uses colours only when asked, and the same words with them", () => {
    const plain = stackTable(NODES, ["a region has no partner"], false);
    const coloured = stackTable(NODES, ["a region has no partner"], true);
    expect(plain).not.toContain("\u001b");
    expect(coloured).toContain("\u001b[33mwarning\u001b[39m: a region");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is looked for
    expect(coloured.replace(/\u001b\[\d+m/g, "")).toBe(plain);
  });
});
