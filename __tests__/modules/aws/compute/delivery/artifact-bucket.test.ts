import { ArtifactBucket } from "../../../../../modules/aws/compute/delivery/artifact-bucket";
import { testNames } from "../../../../support/fixtures";
import { synthesize } from "../../../../support/synth";

const dataKeyArn = "arn:aws:kms:us-east-1:123456789012:key/data";
const bucket = (protect = true) =>
  synthesize((scope) => new ArtifactBucket(scope, "Artifacts", { names: testNames(), dataKeyArn, protect }));

describe("ArtifactBucket", () => {
  test("minimal props", () => {
    expect(bucket().json.resource).toMatchSnapshot();
  });

  test("is encrypted with the data key", () => {
    expect(bucket().resource("aws_s3_bucket_server_side_encryption_configuration").rule).toMatchObject([
      { apply_server_side_encryption_by_default: { sse_algorithm: "aws:kms", kms_master_key_id: dataKeyArn } },
    ]);
  });

  test("forgets files after the 30 days in which a pipeline can try again", () => {
    expect(bucket().resource("aws_s3_bucket_lifecycle_configuration").rule).toMatchObject([
      { expiration: [{ days: 30 }], noncurrent_version_expiration: [{ noncurrent_days: 1 }] },
    ]);
  });

  test("goes with its files only where nothing is protected", () => {
    expect(bucket(true).resource("aws_s3_bucket")).toMatchObject({
      force_destroy: false,
      lifecycle: { prevent_destroy: true },
    });
    expect(bucket(false).resource("aws_s3_bucket").force_destroy).toBe(true);
  });
});
