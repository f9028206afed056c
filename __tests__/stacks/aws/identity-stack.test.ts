import { awsRegion } from "../../../lib/config/deployment";
import { AWS_ROLES, awsRoleName } from "../../../lib/identifiers/aws-roles";
import { SERVICE_ROLE_POLICIES } from "../../../modules/aws/identity/service-role-policies";
import { IdentityStack } from "../../../stacks/aws/identity-stack";
import { swappedRoles } from "../../support/data";
import { testDeployment, testPlace, testSurroundings } from "../../support/deployment";
import { testNames } from "../../support/fixtures";
import { allowedEverywhere, expectSoundPolicies, policies, statement } from "../../support/policies";
import { rendered } from "../../support/synth";

function identity(region = "us-east-1", deployment = testDeployment()) {
  const around = testSurroundings(deployment);
  return rendered(new IdentityStack(around, testPlace(around, region), awsRegion(around.aws, region)));
}

const REPLICATION = "aws_iam_role_policy.replication_policy";

describe("IdentityStack", () => {
  test("addresses", () => {
    expect(identity().addresses()).toMatchSnapshot();
  });

  test.each([
    ["us-east-1", "use1"],
    ["us-west-2", "usw2"],
  ])("makes every role that other stacks of %s name", (region, short) => {
    const made = identity(region).resources("aws_iam_role");
    expect(made.map(({ name }) => name).sort()).toEqual(
      AWS_ROLES.map((role) => awsRoleName(testNames(short), role)).sort(),
    );
  });

  test("attaches exactly the policies that CI may attach", () => {
    const attached = identity()
      .resources("aws_iam_role_policy_attachment")
      .map(({ policy_arn }) => policy_arn);
    expect([...new Set(attached)].sort()).toEqual(
      SERVICE_ROLE_POLICIES.map((path) => `arn:aws:iam::aws:policy/${path}`).sort(),
    );
  });

  test("has sound policies that reach no resource but the deployment's", () => {
    expectSoundPolicies(identity());
    expect(allowedEverywhere(identity())).toEqual(["aws_iam_role_policy.rotation_policy: RandomPassword"]);
  });

  test("changes nothing when roles swap", () => {
    expect(identity("us-east-1", swappedRoles(testDeployment())).json).toEqual(identity().json);
  });

  test("replicates the region's data and states to the partner", () => {
    const { Resource } = statement(identity("us-west-2"), REPLICATION, "WriteReplicas");
    expect(Resource).toEqual([
      expect.stringContaining("inferloop-production-use1-data-"),
      expect.stringContaining("inferloop-production-use1-state-replica-usw2-"),
    ]);
  });

  test("home replicates the states of a control region that has no roles of its own", () => {
    const { Resource } = statement(identity(), REPLICATION, "WriteReplicas");
    expect(Resource).toContainEqual(expect.stringContaining("inferloop-production-use1-state-replica-use2-"));
    expect(statement(identity(), REPLICATION, "Decryptuseast2").Condition).toMatchObject({
      "ForAnyValue:StringEquals": { "kms:ResourceAliases": ["alias/inferloop-production-use2-state"] },
    });
  });

  test("a region without replicas has a replication role that may do nothing", () => {
    const { aws } = testDeployment();
    const [home] = aws?.regions ?? [];
    if (home === undefined) throw new Error("no region");
    const alone = testDeployment({
      pattern: "single-region",
      aws: {
        regions: [{ ...home, partner: undefined }],
        controlRegion: { name: home.name, short: home.short },
      },
    });
    const addresses = policies(identity("us-east-1", alone)).map(({ address }) => address);
    expect(addresses).toContain("aws_iam_role.replication");
    expect(addresses).not.toContain(REPLICATION);
  });

  test("rotates application secrets at home only, because replicas cannot be changed", () => {
    const rotated = (region: string) =>
      statement(identity(region), "aws_iam_role_policy.rotation_policy", "RotateSecrets").Resource?.join(" ");
    expect(rotated("us-east-1")).toContain("app/jwt");
    expect(rotated("us-west-2")).not.toContain("app/jwt");
    expect(rotated("us-west-2")).toContain("usw2/database/synthdata-g1");
  });
});
