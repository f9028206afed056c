import { AccessLogBucket } from "../../../../modules/aws/storage/access-log-bucket";
import { synthesize } from "../../../support/synth";

const stack = synthesize(
  (scope) =>
    new AccessLogBucket(scope, "Logs", {
      account: "123456789012",
      bucket: "inferloop-production-use1-access-logs-abcde",
      protect: true,
      retentionDays: 90,
      sourceBuckets: ["inferloop-production-use1-data-abcde"],
    }),
);

describe("AccessLogBucket", () => {
  test("minimal props", () => {
    expect(stack.json).toMatchSnapshot();
  });

  test("is encrypted by S3's keys, the only ones that log delivery is supported with", () => {
    const { rule } = stack.resource("aws_s3_bucket_server_side_encryption_configuration");
    expect(rule).toMatchObject([{ apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } }]);
  });

  test("lets log delivery write for its sources only", () => {
    const policy = JSON.parse(stack.resource("aws_s3_bucket_policy").policy as string);
    const { bucket } = stack.resource("aws_s3_bucket");
    expect(policy.Statement).toContainEqual({
      Sid: "AllowLogDelivery",
      Effect: "Allow",
      Principal: { Service: ["logging.s3.amazonaws.com"] },
      Action: ["s3:PutObject"],
      Resource: [`arn:aws:s3:::${bucket}/*`],
      Condition: {
        ArnEquals: { "aws:SourceArn": ["arn:aws:s3:::inferloop-production-use1-data-abcde"] },
        StringEquals: { "aws:SourceAccount": "123456789012" },
      },
    });
  });

  test("keeps logs for the given days", () => {
    expect(stack.resource("aws_s3_bucket_lifecycle_configuration").rule).toMatchObject([
      { expiration: [{ days: 90 }], noncurrent_version_expiration: [{ noncurrent_days: 1 }] },
    ]);
  });
});
