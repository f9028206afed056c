import { AccountStack } from "../../../stacks/aws/account-stack";
import { testDeployment, testPlace, testSurroundings } from "../../support/deployment";
import { TEST_EDGE } from "../../support/edge";
import { allowedEverywhere, expectSoundPolicies, statement } from "../../support/policies";
import { rendered } from "../../support/synth";

function account(deployment = testDeployment()) {
  const around = testSurroundings(deployment);
  return rendered(new AccountStack(around, testPlace(around, around.aws.controlRegion.name)));
}

const SHARED = testDeployment({ aws: { ownsAccount: false, edge: TEST_EDGE } });

describe("AccountStack", () => {
  test("addresses", () => {
    expect(account().addresses()).toMatchSnapshot();
  });

  test("has sound policies, and names what is allowed on every resource", () => {
    expectSoundPolicies(account());
    expect(allowedEverywhere(account())).toEqual([
      "aws_iam_policy.boundary: AllButIdentity",
      "aws_iam_policy.ci_plan_policy: EphemeralPasswords",
      "aws_iam_policy.ci_apply_policy: Regional",
      "aws_iam_policy.ci_apply_policy: Global",
      "aws_iam_policy.ci_apply_identity_policy: Read",
    ]);
  });

  test("leaves what exists once per account to the deployment that owns it", () => {
    const types = new Set(
      account(SHARED)
        .addresses()
        .map((address) => address.split(".")[0]),
    );
    expect([...types].sort()).toEqual([
      "aws_acm_certificate",
      "aws_iam_policy",
      "aws_iam_role",
      "aws_iam_role_policy_attachment",
      "aws_route53_record",
      "aws_route53_zone",
    ]);
  });

  test("creates the service-linked roles that do not exist", () => {
    const made = account(testDeployment({ aws: { serviceLinkedRoles: { rds: "existing", ecs: "create" } } }))
      .resources("aws_iam_service_linked_role")
      .map(({ aws_service_name }) => aws_service_name);
    expect(made).toEqual([
      "autoscaling.amazonaws.com",
      "spot.amazonaws.com",
      "elasticache.amazonaws.com",
      "ecs.amazonaws.com",
      "backup.amazonaws.com",
      "config.amazonaws.com",
      "batch.amazonaws.com",
    ]);
  });

  test("creates the zone and shows its name servers", () => {
    const output = account().json.output as Record<string, { value: unknown }>;
    expect(account().resource("aws_route53_zone").name).toBe("inferloop.example.com");
    expect(output.name_servers?.value).toBe("${aws_route53_zone.zone.name_servers}");
    expect(output.apply_role_arn?.value).toBe("${aws_iam_role.ci_apply.arn}");
  });

  test("uses a zone that the deployment names, and creates none", () => {
    const json = account(testDeployment({ aws: { zoneId: "Z0123456789ABCDEFGHIJ", edge: TEST_EDGE } }));
    expect(json.resources("aws_route53_zone")).toEqual([]);
    const [record] = json.resources("aws_route53_record");
    expect(record?.zone_id).toBe("Z0123456789ABCDEFGHIJ");
    expect(Object.keys(json.json.output ?? {})).toEqual(["plan_role_arn", "apply_role_arn"]);
  });

  test("validates every public name once for all regions, where the deployment has an entry from the internet", () => {
    const stack = account(testDeployment({ aws: { edge: TEST_EDGE } }));
    expect(stack.resource("aws_acm_certificate")).toMatchObject({
      domain_name: "api.inferloop.example.com",
      subject_alternative_names: ["functions.inferloop.example.com", "cdn.inferloop.example.com"],
    });
    expect(stack.resources("aws_route53_record").map(({ address }) => address)).toEqual([
      "aws_route53_record.validation_api",
      "aws_route53_record.validation_functions",
      "aws_route53_record.validation_cdn",
    ]);
    expect(account().resources("aws_route53_record")).toEqual([]);
  });

  test("lets CI open every state and every replica of one, in whichever region", () => {
    const { Resource } = statement(account(), "aws_iam_policy.ci_states_policy", "ListStates");
    expect(Resource?.map((arn) => arn.replace(/^arn:aws:s3:::inferloop-production-(.*)-[a-z0-9]{5}$/, "$1"))).toEqual([
      "*-state",
      "*-state-replica-*",
    ]);
  });

  test("lets CI work in the control region too, where account and traffic have their states", () => {
    expect(statement(account(), "aws_iam_policy.ci_apply_policy", "Regional").Condition).toEqual({
      StringEquals: { "aws:RequestedRegion": ["us-east-1", "us-west-2", "us-east-2"] },
    });
  });
});
