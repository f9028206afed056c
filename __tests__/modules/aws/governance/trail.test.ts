import { Names } from "../../../../lib/names/names";
import { Trail, type TrailProps } from "../../../../modules/aws/governance/trail";
import { allowedEverywhere, expectSoundPolicies, statement } from "../../../support/policies";
import { synthesize } from "../../../support/synth";

const PROPS: TrailProps = {
  names: new Names({ project: "inferloop", environment: "production", account: "123456789012" }),
  region: "us-east-2",
  protect: true,
  retentionDays: 90,
};

const trail = (props: Partial<TrailProps> = {}) =>
  synthesize((scope) => new Trail(scope, "Trail", { ...PROPS, ...props }));

/** The bucket of the log files, or its setting of the type. */
function ofBucket(type: string, stack = trail()) {
  const name = type === "aws_s3_bucket" ? "trail_bucket" : "trail_bucket_";
  const found = stack.resources(type).find(({ address }) => address.startsWith(`${type}.${name}`));
  if (found === undefined) throw new Error(`no ${type} of the trail's bucket`);
  return found;
}

const TRAIL_ARN = "arn:aws:cloudtrail:us-east-2:123456789012:trail/inferloop-production-audit";

describe("Trail", () => {
  test("minimal props", () => {
    expect(trail().json.resource).toMatchSnapshot();
  });

  test("records all regions and global services, encrypted and with proof of its files", () => {
    expect(trail().resource("aws_cloudtrail")).toMatchObject({
      name: "inferloop-production-audit",
      is_multi_region_trail: true,
      include_global_service_events: true,
      enable_log_file_validation: true,
      kms_key_id: "${aws_kms_key.trail_key.arn}",
      lifecycle: { prevent_destroy: true },
    });
  });

  test("is created after the bucket's policy and the role's, which CloudTrail tries at once", () => {
    expect(trail().resource("aws_cloudtrail").depends_on).toEqual([
      "aws_s3_bucket_lifecycle_configuration.trail_bucket_lifecycle",
      "aws_iam_role_policy.trail_role_policy",
    ]);
    expect(ofBucket("aws_s3_bucket_lifecycle_configuration").depends_on).toEqual([
      "aws_s3_bucket_policy.trail_bucket_policy",
    ]);
  });

  test("writes to its bucket, for this trail only", () => {
    expectSoundPolicies(trail());
    expect(allowedEverywhere(trail())).toEqual([]);
    const address = "aws_s3_bucket_policy.trail_bucket_policy";
    expect(statement(trail(), address, "TrailChecksBucket")).toMatchObject({
      Action: ["s3:GetBucketAcl"],
      Condition: { StringEquals: { "aws:SourceArn": TRAIL_ARN } },
    });
    expect(statement(trail(), address, "TrailWrites")).toMatchObject({
      Action: ["s3:PutObject"],
      Resource: [expect.stringMatching(/\/AWSLogs\/123456789012\/\*$/)],
      Condition: {
        StringEquals: { "aws:SourceArn": TRAIL_ARN, "s3:x-amz-acl": "bucket-owner-full-control" },
      },
    });
  });

  test("uses its key for files and for log entries", () => {
    const sids = JSON.parse(String(trail().resource("aws_kms_key").policy)).Statement.map(
      ({ Sid }: { Sid: string }) => Sid,
    );
    expect(sids).toEqual(["Account", "TrailEncrypts", "TrailDescribes", "CloudWatchLogs"]);
  });

  test("encrypts files without a bucket key, behind which CloudTrail would need to decrypt", () => {
    const { rule } = ofBucket("aws_s3_bucket_server_side_encryption_configuration");
    expect(rule).toMatchObject([{ bucket_key_enabled: false }]);
  });

  test("records who reads the files, in a bucket of its own", () => {
    const { bucket } = ofBucket("aws_s3_bucket");
    const logs = trail().resource("aws_s3_bucket_logging");
    expect(logs).toMatchObject({ bucket: "${aws_s3_bucket.trail_bucket.id}", target_prefix: `${bucket}/` });
    expect(logs.target_bucket).toBe("${aws_s3_bucket_policy.trail_access_logs_policy.bucket}");
    expect(statement(trail(), "aws_s3_bucket_policy.trail_access_logs_policy", "AllowLogDelivery").Condition).toEqual({
      ArnEquals: { "aws:SourceArn": [`arn:aws:s3:::${bucket}`] },
      StringEquals: { "aws:SourceAccount": "123456789012" },
    });
  });

  test("sends the same entries to a log group, whose ARN ends in :*", () => {
    expect(trail().resource("aws_cloudtrail").cloud_watch_logs_group_arn).toBe(
      "${aws_cloudwatch_log_group.trail_log_group.arn}:*",
    );
  });

  test("keeps files and entries for the same 90 days", () => {
    expect(trail().resource("aws_cloudwatch_log_group").retention_in_days).toBe(90);
    expect(ofBucket("aws_s3_bucket_lifecycle_configuration").rule).toMatchObject([
      { expiration: [{ days: 90 }], noncurrent_version_expiration: [{ noncurrent_days: 90 }] },
    ]);
  });

  test("can be removed where nothing is protected", () => {
    const stack = trail({ protect: false });
    expect(stack.resource("aws_cloudtrail")).not.toHaveProperty("lifecycle");
    expect(stack.resources("aws_s3_bucket").map(({ force_destroy }) => force_destroy)).toEqual([true, true]);
    expect(stack.resource("aws_kms_key").lifecycle).toEqual({ prevent_destroy: false });
  });
});
