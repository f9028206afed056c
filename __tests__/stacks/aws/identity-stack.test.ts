import { type AwsDeployment, awsRegion } from "../../../lib/config/deployment";
import { AWS_ROLES, awsRoleName } from "../../../lib/identifiers/aws-roles";
import { SERVICE_ROLE_POLICIES } from "../../../modules/aws/identity/service-role-policies";
import { IdentityStack } from "../../../stacks/aws/identity-stack";
import { swappedRoles } from "../../support/data";
import { fullDeployment, testDeployment, testPlace, testSurroundings } from "../../support/deployment";
import { TEST_DELIVERY, testEcs } from "../../support/ecs";
import { TEST_EDGE } from "../../support/edge";
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
    ["us-east-1", "use1", "karpenter"],
    ["us-east-1", "use1", "cluster-autoscaler"],
    ["us-west-2", "usw2", "karpenter"],
    ["us-west-2", "usw2", "cluster-autoscaler"],
  ] as const)(
    "makes every role that other stacks of %s (%s) name where nodes come by %s",
    (region, short, autoscaler) => {
      const made = identity(region, fullDeployment(autoscaler)).resources("aws_iam_role");
      // A cluster has one of the two.
      const expected = AWS_ROLES.filter(
        (role) => role === autoscaler || !["cluster-autoscaler", "karpenter"].includes(role),
      );
      expect(made.map(({ name }) => name).sort()).toEqual(
        expected.map((role) => awsRoleName(testNames(short), role)).sort(),
      );
    },
  );

  test("attaches exactly the policies that CI may attach", () => {
    const attached = identity("us-east-1", fullDeployment("karpenter"))
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

  test("has sound policies where everything is declared", () => {
    const stack = identity("us-east-1", fullDeployment("karpenter"));
    expectSoundPolicies(stack);
    // Actions that know no resource, or none that has a name before.
    expect(allowedEverywhere(stack)).toEqual([
      "aws_iam_role_policy.delivery_pipeline_policy: Scans",
      "aws_iam_role_policy.delivery_build_policy: Token",
      "aws_iam_role_policy.delivery_deploy_policy: Revisions",
      "aws_iam_role_policy.rotation_policy: RandomPassword",
      "aws_iam_role_policy.cluster_karpenter_policy: Look",
      "aws_iam_role_policy.cluster_karpenter_policy: LookAtPrices",
      "aws_iam_role_policy.cluster_runner_policy: StandInNetwork",
      "aws_iam_role_policy.watcher_policy: PublishFindings",
    ]);
  });

  describe("where messaging and caches are declared", () => {
    const queue = { visibilityTimeoutSeconds: 300, retentionDays: 7, maxReceives: 3, events: [], topics: [] } as const;
    const stack = identity(
      "us-west-2",
      testDeployment({
        aws: {
          messaging: {
            archiveDays: 30,
            topics: [{ name: "results", fifo: true }],
            queues: [{ ...queue, name: "jobs", fifo: false, consumer: undefined }],
          },
          caches: [
            {
              name: "main",
              engine: "valkey",
              engineVersion: "8.2",
              nodeType: "cache.t3.micro",
              replicas: 1,
              shards: undefined,
            },
          ],
        },
      }),
    );

    test.each(["ecs_task", "instance", "lambda"])("lets %s use the region's own, by name", (role) => {
      const reached = (sid: string) => statement(stack, `aws_iam_role_policy.${role}_policy`, sid).Resource;
      const arn = (rest: string) => rest.replace("*", "us-west-2:123456789012");
      expect(reached("PublishEvents")).toEqual([arn("arn:aws:events:*:event-bus/inferloop-production-usw2-events")]);
      expect(reached("PublishMessages")).toEqual([arn("arn:aws:sns:*:inferloop-production-usw2-results.fifo")]);
      expect(reached("UseQueues")).toEqual([arn("arn:aws:sqs:*:inferloop-production-usw2-jobs")]);
      expect(reached("ConnectToCaches")).toEqual([
        arn("arn:aws:elasticache:*:replicationgroup:inferloop-production-usw2-main"),
        arn("arn:aws:elasticache:*:user:inferloop-production-usw2-main-app"),
      ]);
    });

    test("has sound policies still", () => {
      expectSoundPolicies(stack);
    });
  });

  test("has roles for ECS and for delivery where each is declared", () => {
    const roles = (aws: Partial<AwsDeployment>) =>
      identity("us-east-1", testDeployment({ aws }))
        .resources("aws_iam_role")
        .map(({ address }) => address.replace("aws_iam_role.", ""))
        .filter((name) => /^(delivery|ecs_in)/.test(name));
    expect(roles({})).toEqual([]);
    expect(roles({ ecs: testEcs() })).toEqual(["ecs_instance"]);
    expect(roles({ ecs: testEcs({ deployment: "blue-green" }) })).toEqual(["ecs_instance", "ecs_infrastructure"]);
    expect(roles({ ecs: testEcs(), delivery: TEST_DELIVERY })).toEqual([
      "ecs_instance",
      "delivery_pipeline",
      "delivery_test",
      "delivery_build",
      "delivery_deploy",
      "delivery_start",
    ]);
  });

  test("lets tasks read the passwords of the region's databases only where there are services", () => {
    const read = (aws: Partial<AwsDeployment>) =>
      statement(identity("us-west-2", testDeployment({ aws })), "aws_iam_role_policy.ecs_task_policy", "ReadSecrets");
    expect(() => read({})).toThrow("no statement");
    expect(read({ ecs: testEcs() }).Resource).toEqual([
      "arn:aws:secretsmanager:us-west-2:123456789012:secret:inferloop/production/usw2/database/synthdata-g1-??????",
    ]);
  });

  test("has a role for API Gateway's logs where there is an entry and the account is the deployment's", () => {
    const roles = (ownsAccount: boolean) =>
      identity("us-east-1", testDeployment({ aws: { ownsAccount, edge: TEST_EDGE } }))
        .resources("aws_iam_role")
        .map(({ address }) => address);
    expect(roles(true)).toContain("aws_iam_role.api_logs");
    expect(roles(false)).not.toContain("aws_iam_role.api_logs");
  });

  test("changes nothing when roles swap", () => {
    expect(identity("us-east-1", swappedRoles(testDeployment())).json).toEqual(identity().json);
    const full = fullDeployment("karpenter");
    expect(identity("us-east-1", swappedRoles(full)).json).toEqual(identity("us-east-1", full).json);
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
