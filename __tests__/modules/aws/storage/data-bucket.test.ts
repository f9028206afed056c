import { TerraformOutput } from "cdktf";
import { DataBucket, type DataBucketProps } from "../../../../modules/aws/storage/data-bucket";
import { testNames } from "../../../support/fixtures";
import { statement } from "../../../support/policies";
import { synthesize } from "../../../support/synth";

const PROPS: DataBucketProps = {
  names: testNames(),
  bucket: "data",
  region: "us-east-1",
  kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
  logBucket: "inferloop-production-use1-access-logs-abcde",
  acceleration: false,
  intelligentTiering: false,
  protect: true,
};

function bucket(props: Partial<DataBucketProps> = {}) {
  return synthesize((scope) => new DataBucket(scope, "Bucket", { ...PROPS, ...props }));
}

/** The only lifecycle rule. */
function rule(props: Partial<DataBucketProps> = {}) {
  const [only, ...more] = bucket(props).resource("aws_s3_bucket_lifecycle_configuration").rule as object[];
  expect(more).toEqual([]);
  return only;
}

describe("DataBucket", () => {
  test("minimal props", () => {
    expect(bucket().json).toMatchSnapshot();
  });

  test("moves objects to IA after 30 days and to Glacier after 90, and drops old versions after 180", () => {
    expect(rule()).toEqual({
      id: "tiers",
      status: "Enabled",
      filter: [{ prefix: "" }],
      transition: [
        { days: 30, storage_class: "STANDARD_IA" },
        { days: 90, storage_class: "GLACIER" },
      ],
      noncurrent_version_expiration: [{ noncurrent_days: 180 }],
      abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
    });
  });

  test("writes out from which size objects move", () => {
    expect(bucket().resource("aws_s3_bucket_lifecycle_configuration").transition_default_minimum_object_size).toBe(
      "all_storage_classes_128K",
    );
  });

  test("leaves tiers to S3 where asked, and still archives after 90 days", () => {
    expect(rule({ intelligentTiering: true })).toMatchObject({
      transition: [{ days: 0, storage_class: "INTELLIGENT_TIERING" }],
      noncurrent_version_expiration: [{ noncurrent_days: 180 }],
    });
    expect(
      bucket({ intelligentTiering: true }).resource("aws_s3_bucket_intelligent_tiering_configuration"),
    ).toMatchObject({ tiering: [{ access_tier: "ARCHIVE_ACCESS", days: 90 }] });
    expect(bucket().resources("aws_s3_bucket_intelligent_tiering_configuration")).toEqual([]);
  });

  test("archives nothing that is served, and lets the account's distributions alone read it", () => {
    expect(rule({ served: true })).not.toHaveProperty("transition");
    expect(rule({ served: true })).toMatchObject({ noncurrent_version_expiration: [{ noncurrent_days: 180 }] });
    const { bucket: name } = bucket().resource("aws_s3_bucket");
    expect(statement(bucket({ served: true }), "aws_s3_bucket_policy.bucket_policy", "CloudFrontRead")).toEqual({
      Sid: "CloudFrontRead",
      Effect: "Allow",
      Principal: { Service: ["cloudfront.amazonaws.com"] },
      Action: ["s3:GetObject"],
      Resource: [`arn:aws:s3:::${name}/*`],
      Condition: { ArnLike: { "aws:SourceArn": "arn:aws:cloudfront::123456789012:distribution/*" } },
    });
    expect(JSON.stringify(bucket().json)).not.toContain("cloudfront");
  });

  test("accelerates uploads where asked, under a name without dots", () => {
    const accelerated = bucket({ acceleration: true });
    expect(accelerated.resource("aws_s3_bucket_accelerate_configuration").status).toBe("Enabled");
    expect(accelerated.resource("aws_s3_bucket").bucket).not.toContain(".");
    expect(bucket().resources("aws_s3_bucket_accelerate_configuration")).toEqual([]);
  });

  test("measures requests, logs accesses under its own name and sends events to EventBridge", () => {
    const stack = bucket();
    expect(stack.resource("aws_s3_bucket_metric").name).toBe("EntireBucket");
    expect(stack.resource("aws_s3_bucket_notification").eventbridge).toBe(true);
    expect(stack.resource("aws_s3_bucket_logging")).toMatchObject({
      target_bucket: PROPS.logBucket,
      target_prefix: `${stack.resource("aws_s3_bucket").bucket}/`,
    });
  });

  test("sets everything of its own after the policy", () => {
    const stack = bucket({ acceleration: true, intelligentTiering: true });
    for (const type of [
      "aws_s3_bucket_lifecycle_configuration",
      "aws_s3_bucket_intelligent_tiering_configuration",
      "aws_s3_bucket_metric",
      "aws_s3_bucket_accelerate_configuration",
      "aws_s3_bucket_logging",
      "aws_s3_bucket_notification",
    ]) {
      expect(stack.resource(type).depends_on).toEqual(["aws_s3_bucket_policy.bucket_policy"]);
    }
  });

  test("leaves replication to the links between regions", () => {
    expect(bucket().resources("aws_s3_bucket_replication_configuration")).toEqual([]);
  });

  test("toObjectStore() returns the contract", () => {
    const stack = synthesize((scope) => {
      const store = new DataBucket(scope, "Bucket", PROPS).toObjectStore();
      new TerraformOutput(scope, "store", { value: store, staticId: true });
    });
    expect(stack.json.output).toEqual({
      store: {
        value: {
          protocol: "s3",
          bucket: "${aws_s3_bucket.bucket.bucket}",
          endpoint: "s3.us-east-1.amazonaws.com",
        },
      },
    });
  });
});
