import { awsStateLocations } from "../../../lib/state/location";
import { StateStack } from "../../../stacks/aws/state-stack";
import { testDeployment, testPlace, testSurroundings } from "../../support/deployment";
import { expectSoundPolicies, statement } from "../../support/policies";
import { rendered } from "../../support/synth";

const DEPLOYMENT = testDeployment();

function stack(region: string, deployment = DEPLOYMENT): StateStack {
  const around = testSurroundings(deployment);
  return new StateStack(around, testPlace(around, region));
}

const ACCESS_LOGS = "aws_s3_bucket.access_logs";

/** Buckets of states, and of replicas of states. */
const bucketNames = (region: string) =>
  rendered(stack(region))
    .resources("aws_s3_bucket")
    .filter(({ address }) => address !== ACCESS_LOGS)
    .map(({ address, bucket }) => `${address} ${String(bucket).replace(/-[a-z0-9]{5}$/, "")}`)
    .sort();

describe("StateStack", () => {
  test.each(["us-east-1", "us-east-2"])("addresses in %s", (region) => {
    expect(rendered(stack(region)).addresses()).toMatchSnapshot();
  });

  test("home holds its own states and the replicas of its partner's and of the control region's", () => {
    expect(bucketNames("us-east-1")).toEqual([
      "aws_s3_bucket.replica_use2 inferloop-production-use1-state-replica-use2",
      "aws_s3_bucket.replica_usw2 inferloop-production-use1-state-replica-usw2",
      "aws_s3_bucket.state_bucket inferloop-production-use1-state",
    ]);
  });

  test("the partner holds home's replicas, and the control region none", () => {
    expect(bucketNames("us-west-2")).toEqual([
      "aws_s3_bucket.replica_use1 inferloop-production-usw2-state-replica-use1",
      "aws_s3_bucket.state_bucket inferloop-production-usw2-state",
    ]);
    expect(bucketNames("us-east-2")).toEqual(["aws_s3_bucket.state_bucket inferloop-production-use2-state"]);
  });

  test("makes every bucket and key that states and replicas of the deployment lie in", () => {
    const regions = ["us-east-1", "us-west-2", "us-east-2"];
    const made = regions.flatMap((region) => {
      const json = rendered(stack(region));
      const [alias] = json.resources("aws_kms_alias");
      return json
        .resources("aws_s3_bucket")
        .filter(({ address }) => address !== ACCESS_LOGS)
        .map(({ bucket }) => `${bucket} arn:aws:kms:${region}:123456789012:${alias?.name}`);
    });
    const around = testSurroundings(DEPLOYMENT);
    const used = regions.flatMap((region) => {
      const { live, standby } = awsStateLocations(DEPLOYMENT, around.aws, testPlace(around, region), "aws-any");
      return [live, standby].flatMap((at) => (at === undefined ? [] : [`${at.bucket} ${at.kmsKeyId}`]));
    });
    expect([...made].sort()).toEqual([...used].sort());
  });

  test("records who used any of its buckets", () => {
    const json = rendered(stack("us-east-1"));
    const logged = json.resources("aws_s3_bucket_logging");
    expect(logged.map(({ target_prefix }) => target_prefix)).toEqual(
      json
        .resources("aws_s3_bucket")
        .filter(({ address }) => address !== ACCESS_LOGS)
        .map(({ bucket }) => `${bucket}/`),
    );
    const delivery = statement(json, `aws_s3_bucket_policy.access_logs_policy`, "AllowLogDelivery");
    const sources = logged.map(({ target_prefix }) => `arn:aws:s3:::${String(target_prefix).slice(0, -1)}`);
    const allowed = delivery.Condition?.ArnEquals?.["aws:SourceArn"] ?? [];
    expect([allowed].flat().sort()).toEqual(sources.sort());
  });

  test("depends on no other stack, because it is the first that exists", () => {
    const first = stack("us-east-1");
    expect(first.dependsOnStacks).toEqual([]);
    expect(rendered(first).json.data).toBeUndefined();
  });

  test("keeps key and buckets from destroy in every environment", () => {
    const json = rendered(stack("us-east-1", testDeployment({ profile: { protect: false } })));
    for (const { lifecycle } of [...json.resources("aws_s3_bucket"), ...json.resources("aws_kms_key")]) {
      expect(lifecycle).toEqual({ prevent_destroy: true });
    }
  });

  test("has sound policies", () => {
    expectSoundPolicies(rendered(stack("us-east-1")));
  });
});
