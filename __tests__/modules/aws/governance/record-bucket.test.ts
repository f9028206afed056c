import { RecordBucket, type RecordBucketProps } from "../../../../modules/aws/governance/record-bucket";
import { synthesize } from "../../../support/synth";

const PROPS: RecordBucketProps = {
  bucket: "inferloop-production-records",
  protect: true,
  retentionDays: 90,
  replacedRetentionDays: 1,
};
const bucket = (props: Partial<RecordBucketProps> = {}) =>
  synthesize((scope) => new RecordBucket(scope, "Records", { ...PROPS, ...props }));

describe("RecordBucket", () => {
  test("minimal props", () => {
    expect(bucket().json.resource).toMatchSnapshot();
  });

  test("forgets files, and sooner those that were replaced", () => {
    expect(bucket().resource("aws_s3_bucket_lifecycle_configuration")).toMatchObject({
      rule: [{ expiration: [{ days: 90 }], noncurrent_version_expiration: [{ noncurrent_days: 1 }] }],
      depends_on: ["aws_s3_bucket_policy.records_policy"],
    });
  });

  test("has the key and the statements that it is given", () => {
    const sid = "ServiceWrites";
    const stack = bucket({
      kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/1",
      statements: [{ sid, actions: ["s3:PutObject"], resources: ["arn:aws:s3:::inferloop-production-records/*"] }],
    });
    expect(stack.resource("aws_s3_bucket_server_side_encryption_configuration")).toMatchObject({
      rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: "aws:kms" } }],
    });
    expect(stack.resource("aws_s3_bucket_policy").policy).toContain(sid);
  });
});
