import { PrivateBucket, type PrivateBucketProps } from "../../../../modules/aws/storage/private-bucket";
import { synthesize } from "../../../support/synth";

const NAME = "inferloop-production-use1-data-abcde";
const KEY = "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555";

function bucket(props: Partial<PrivateBucketProps> = {}) {
  return synthesize((scope) => new PrivateBucket(scope, "Bucket", { bucket: NAME, protect: true, ...props }));
}

/** What each type of setting depends on. */
function dependencies(type: string): unknown {
  return bucket({ kmsKeyArn: KEY }).resource(type).depends_on;
}

describe("PrivateBucket", () => {
  test("minimal props", () => {
    expect(bucket().json).toMatchSnapshot();
  });

  test("is versioned, and open to nobody", () => {
    const stack = bucket();
    expect(stack.resource("aws_s3_bucket_versioning").versioning_configuration).toEqual({ status: "Enabled" });
    expect(stack.resource("aws_s3_bucket_ownership_controls").rule).toEqual({
      object_ownership: "BucketOwnerEnforced",
    });
    expect(stack.resource("aws_s3_bucket_public_access_block")).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
  });

  test("encrypts with the key and saves calls by a bucket key", () => {
    const encryption = bucket({ kmsKeyArn: KEY }).resource("aws_s3_bucket_server_side_encryption_configuration");
    expect(encryption.rule).toEqual([
      {
        apply_server_side_encryption_by_default: { sse_algorithm: "aws:kms", kms_master_key_id: KEY },
        bucket_key_enabled: true,
        blocked_encryption_types: ["SSE-C"],
      },
    ]);
  });

  test("encrypts with S3's keys when it has no key of its own", () => {
    const encryption = bucket().resource("aws_s3_bucket_server_side_encryption_configuration");
    expect(encryption.rule).toEqual([
      { apply_server_side_encryption_by_default: { sse_algorithm: "AES256" }, blocked_encryption_types: ["SSE-C"] },
    ]);
  });

  test("refuses plain HTTP and TLS below 1.2, in the one policy that also has the caller's statements", () => {
    const extra = {
      sid: "Extra",
      principals: "*",
      actions: ["s3:GetObject"],
      resources: ["arn:aws:s3:::x/*"],
    } as const;
    const policy = JSON.parse(bucket({ statements: [extra] }).resource("aws_s3_bucket_policy").policy as string);
    const resources = [`arn:aws:s3:::${NAME}`, `arn:aws:s3:::${NAME}/*`];
    const deny = { Effect: "Deny", Principal: "*", Action: ["s3:*"], Resource: resources };
    expect(policy.Statement).toEqual([
      { ...deny, Sid: "DenyPlainHttp", Condition: { Bool: { "aws:SecureTransport": "false" } } },
      { ...deny, Sid: "DenyOldTls", Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } },
      { Sid: "Extra", Effect: "Allow", Principal: "*", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::x/*"] },
    ]);
  });

  test("sets one thing after the other, because S3 refuses concurrent changes", () => {
    expect(dependencies("aws_s3_bucket_public_access_block")).toEqual([
      "aws_s3_bucket_ownership_controls.bucket_ownership",
    ]);
    expect(dependencies("aws_s3_bucket_versioning")).toEqual([
      "aws_s3_bucket_public_access_block.bucket_public_access",
    ]);
    expect(dependencies("aws_s3_bucket_server_side_encryption_configuration")).toEqual([
      "aws_s3_bucket_versioning.bucket_versioning",
    ]);
    expect(dependencies("aws_s3_bucket_policy")).toEqual([
      "aws_s3_bucket_server_side_encryption_configuration.bucket_encryption",
    ]);
  });

  test("is never emptied nor destroyed when protected", () => {
    expect(bucket().resource("aws_s3_bucket")).toMatchObject({
      force_destroy: false,
      lifecycle: { prevent_destroy: true },
    });
    const open = bucket({ protect: false }).resource("aws_s3_bucket");
    expect(open.force_destroy).toBe(true);
    expect(open).not.toHaveProperty("lifecycle");
  });

  test("uses none of the bucket's own arguments that fight with the separate resources", () => {
    const inline = ["versioning", "lifecycle_rule", "server_side_encryption_configuration", "acl", "logging", "policy"];
    const attributes = Object.keys(bucket({ kmsKeyArn: KEY }).resource("aws_s3_bucket"));
    expect(attributes.filter((attribute) => inline.includes(attribute))).toEqual([]);
  });
});
