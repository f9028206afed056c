import type { DeliveryScope } from "../../../../modules/aws/identity/delivery-policies";
import { DeliveryRoles } from "../../../../modules/aws/identity/delivery-roles";
import { testNames } from "../../../support/fixtures";
import { allowedEverywhere, expectSoundPolicies, policies, statement } from "../../../support/policies";
import { synthesize } from "../../../support/synth";

const PROPS: DeliveryScope = {
  names: testNames(),
  region: "us-east-1",
  blueGreen: false,
  deliveries: [
    { service: "synthdata", repository: "inferloop-production-synthdata", source: "inferloop/synthdata" },
    { service: "worker", repository: "inferloop-production-worker", source: "inferloop/worker" },
  ],
};
const roles = (props: Partial<DeliveryScope> = {}) =>
  synthesize((scope) => new DeliveryRoles(scope, "Delivery", { ...PROPS, ...props }));
type Role = "pipeline" | "test" | "build" | "deploy" | "start";
const address = (role: Role) => `aws_iam_role_policy.delivery_${role}_policy`;
const sids = (role: Role) =>
  policies(roles())
    .find((policy) => policy.address === address(role))
    ?.statements.map(({ Sid }) => Sid);
const role = (name: string) => `arn:aws:iam::123456789012:role/inferloop-production-use1-${name}`;

describe("DeliveryRoles", () => {
  test("minimal props", () => {
    expect(roles().json.resource).toMatchSnapshot();
  });

  test("are sound, and trust each its own service", () => {
    expectSoundPolicies(roles());
    const trusted = roles()
      .resources("aws_iam_role")
      .map(({ name, assume_role_policy }) => [name, /"Service":\["([^"]+)"\]/.exec(String(assume_role_policy))?.[1]]);
    expect(trusted.sort()).toEqual([
      ["inferloop-production-use1-delivery-build", "codebuild.amazonaws.com"],
      ["inferloop-production-use1-delivery-deploy", "codebuild.amazonaws.com"],
      ["inferloop-production-use1-delivery-pipeline", "codepipeline.amazonaws.com"],
      ["inferloop-production-use1-delivery-start", "events.amazonaws.com"],
      ["inferloop-production-use1-delivery-test", "codebuild.amazonaws.com"],
    ]);
  });

  test("let tests write logs and read their files, and nothing else", () => {
    expect(sids("test")).toEqual(["WriteLogs", "Artifacts", "ArtifactKey"]);
    expect(statement(roles(), address("test"), "Artifacts").Action).toEqual(["s3:GetObject", "s3:GetObjectVersion"]);
  });

  test("let no step that runs pushed code deploy", () => {
    const actions = (which: Role) =>
      policies(roles())
        .find((policy) => policy.address === address(which))
        ?.statements.flatMap(({ Action }) => Action);
    for (const which of ["test", "build"] as const) {
      expect(actions(which)?.filter((action) => /^(ecs|iam|codepipeline|codebuild):/.test(action))).toEqual([]);
    }
  });

  test("let builds push the images of the services only", () => {
    expect(statement(roles(), address("build"), "Images").Resource).toEqual([
      "arn:aws:ecr:us-east-1:123456789012:repository/inferloop-production-synthdata",
      "arn:aws:ecr:us-east-1:123456789012:repository/inferloop-production-worker",
    ]);
  });

  test("let deployments update the services only, with the roles that tasks have", () => {
    expect(statement(roles(), address("deploy"), "Services").Resource).toEqual([
      "arn:aws:ecs:us-east-1:123456789012:service/inferloop-production-use1-main/inferloop-production-use1-synthdata",
      "arn:aws:ecs:us-east-1:123456789012:service/inferloop-production-use1-main/inferloop-production-use1-worker",
    ]);
    expect(statement(roles(), address("deploy"), "PassRoles")).toMatchObject({
      Resource: [role("ecs-execution"), role("ecs-task")],
      Condition: { StringEquals: { "iam:PassedToService": ["ecs.amazonaws.com", "ecs-tasks.amazonaws.com"] } },
    });
  });

  test("pass ECS its own role only where it switches a load balancer", () => {
    expect(statement(roles({ blueGreen: true }), address("deploy"), "PassRoles").Resource).toContain(
      role("ecs-infrastructure"),
    );
  });

  test("let pipelines read the services' sources only", () => {
    expect(statement(roles(), address("pipeline"), "Sources").Condition).toEqual({
      StringEqualsIfExists: { "codeconnections:FullRepositoryId": ["inferloop/synthdata", "inferloop/worker"] },
    });
  });

  test("let pipelines run the steps of the services, and nobody's else", () => {
    const project = (step: string) =>
      `arn:aws:codebuild:us-east-1:123456789012:project/inferloop-production-use1-${step}`;
    expect(statement(roles(), address("pipeline"), "Steps").Resource).toEqual(
      ["synthdata", "worker"].flatMap((service) =>
        ["test", "build", "publish", "deploy"].map((step) => project(`${service}-${step}`)),
      ),
    );
  });

  test("let events start releases, and no builds", () => {
    expect(statement(roles(), address("start"), "StartReleases").Resource).toEqual([
      "arn:aws:codepipeline:us-east-1:123456789012:inferloop-production-use1-synthdata-release",
      "arn:aws:codepipeline:us-east-1:123456789012:inferloop-production-use1-worker-release",
    ]);
  });

  test("reach every resource only where an action knows none", () => {
    expect(allowedEverywhere(roles())).toEqual([
      `${address("pipeline")}: Scans`,
      `${address("build")}: Token`,
      `${address("deploy")}: Revisions`,
    ]);
  });
});
