import { awsRegion } from "../../../lib/config/deployment";
import { imageUri, regionVariables, variableName, type WorkloadPlace } from "../../../lib/identifiers/aws-workload";
import { awsNames } from "../../../lib/state/location";
import { testDeployment } from "../../support/deployment";

function place(region: string): WorkloadPlace {
  const deployment = testDeployment();
  const { aws } = deployment;
  if (aws === undefined) throw new Error("the deployment has no AWS");
  const names = awsNames(deployment, aws, awsRegion(aws, region).short);
  return { aws, region, names, global: awsNames(deployment, aws) };
}

describe("what a workload finds in its region", () => {
  test("its variables have one name in every region, and each region's values", () => {
    expect(regionVariables(place("us-west-2"))).toEqual({
      BUCKET_DATA: expect.stringMatching(/^inferloop-production-usw2-data-/),
      TABLE_METADATA: "inferloop-production-metadata",
      DATABASE_SYNTHDATA_HOST: "synthdata.us-west-2.production.inferloop.internal",
      DATABASE_SYNTHDATA_SECRET: "inferloop/production/usw2/database/synthdata-g1",
    });
    expect(Object.keys(regionVariables(place("us-east-1")))).toEqual(Object.keys(regionVariables(place("us-west-2"))));
  });

  test("a database without a member in the region has none", () => {
    const west = place("us-west-2");
    const databases = west.aws.databases.map((database) => ({
      ...database,
      members: database.members.filter(({ region }) => region === "us-east-1"),
    }));
    const variables = regionVariables({ ...west, aws: { ...west.aws, databases } });
    expect(Object.keys(variables).filter((name) => name.startsWith("DATABASE"))).toEqual([]);
  });

  test("its image comes from the region's own registry", () => {
    expect(imageUri(place("us-west-2"), { repository: "tabular/api", version: ":1.0.0" })).toBe(
      "123456789012.dkr.ecr.us-west-2.amazonaws.com/inferloop-production-tabular/api:1.0.0",
    );
  });

  test("names become variables that a shell takes", () => {
    expect(variableName("database", "synth-data", "host")).toBe("DATABASE_SYNTH_DATA_HOST");
  });
});
