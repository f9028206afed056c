import { StateBucket } from "../../../../modules/aws/storage/state-bucket";
import { policies } from "../../../support/policies";
import { synthesize } from "../../../support/synth";

const bucket = () =>
  synthesize(
    (scope) =>
      new StateBucket(scope, "StateBucket", {
        bucket: "inferloop-production-use1-state-abcde",
        kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/1",
        logBucket: "inferloop-production-use1-state-access-logs-abcde",
      }),
  );

describe("StateBucket", () => {
  test("minimal props", () => {
    expect(bucket().json.resource).toMatchSnapshot();
  });

  test("is versioned, encrypted with the state key, and never destroyed", () => {
    expect(bucket().resource("aws_s3_bucket")).toMatchObject({
      force_destroy: false,
      lifecycle: { prevent_destroy: true },
    });
    expect(bucket().resource("aws_s3_bucket_versioning").versioning_configuration).toEqual({ status: "Enabled" });
    expect(bucket().resource("aws_s3_bucket_server_side_encryption_configuration").rule).toMatchObject([
      {
        apply_server_side_encryption_by_default: {
          sse_algorithm: "aws:kms",
          kms_master_key_id: "arn:aws:kms:us-east-1:123456789012:key/1",
        },
        bucket_key_enabled: true,
      },
    ]);
  });

  test("keeps old states for 90 days and the ten newest for ever", () => {
    expect(bucket().resource("aws_s3_bucket_lifecycle_configuration").rule).toEqual([
      {
        id: "history",
        status: "Enabled",
        filter: [{ prefix: "" }],
        noncurrent_version_expiration: [{ noncurrent_days: 90, newer_noncurrent_versions: 10 }],
        abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
      },
    ]);
  });

  test("records who used which state", () => {
    expect(bucket().resource("aws_s3_bucket_logging")).toMatchObject({
      target_bucket: "inferloop-production-use1-state-access-logs-abcde",
      target_prefix: "inferloop-production-use1-state-abcde/",
    });
  });

  test("denies nothing that the lock needs: only transport is asked about", () => {
    const [policy] = policies(bucket());
    expect(
      policy?.statements.map(({ Effect, Condition }) => [
        Effect,
        ...Object.values(Condition ?? {}).flatMap(Object.keys),
      ]),
    ).toEqual([
      ["Deny", "aws:SecureTransport"],
      ["Deny", "s3:TlsVersion"],
    ]);
  });

  test("sets one thing after the other, because S3 refuses concurrent changes", () => {
    const dependencies = (type: string) => bucket().resource(type).depends_on;
    expect(dependencies("aws_s3_bucket_public_access_block")).toEqual([
      "aws_s3_bucket_ownership_controls.state_bucket_ownership",
    ]);
    expect(dependencies("aws_s3_bucket_versioning")).toEqual([
      "aws_s3_bucket_public_access_block.state_bucket_public_access",
    ]);
    expect(dependencies("aws_s3_bucket_lifecycle_configuration")).toEqual(["aws_s3_bucket_policy.state_bucket_policy"]);
  });
});
