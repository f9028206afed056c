import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { Construct } from "constructs";
import { s3BucketArn } from "../../../lib/identifiers/aws";
import { PrivateBucket } from "./private-bucket";

export interface AccessLogBucketProps {
  /** Id of the account, whose buckets alone write here. */
  readonly account: string;
  /** Name of the bucket. Changing it replaces the bucket. */
  readonly bucket: string;
  /** Keeps Terraform from destroying the bucket, and from emptying it first. */
  readonly protect: boolean;
  /** How long logs are kept. Unit: days. */
  readonly retentionDays: number;
  /** Names of the buckets that write here. */
  readonly sourceBuckets: readonly string[];
}

/**
 * Holds the server access logs of buckets of its region. Encrypted by S3's own keys, because S3's log delivery is not
 * supported on buckets with a KMS key.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html (2026-11)
 * @resource aws_s3_bucket
 */
export class AccessLogBucket extends Construct {
  readonly resource: PrivateBucket["resource"];
  /** Name of the bucket, usable once log delivery may write to it. */
  readonly targetBucket: string;

  constructor(scope: Construct, id: string, props: AccessLogBucketProps) {
    super(scope, id);
    const bucket = new PrivateBucket(this, "Resource", {
      bucket: props.bucket,
      protect: props.protect,
      statements: [
        {
          sid: "AllowLogDelivery",
          principals: { Service: ["logging.s3.amazonaws.com"] },
          actions: ["s3:PutObject"],
          resources: [`${s3BucketArn(props.bucket)}/*`],
          conditions: {
            ArnEquals: { "aws:SourceArn": props.sourceBuckets.map(s3BucketArn) },
            StringEquals: { "aws:SourceAccount": props.account },
          },
        },
      ],
    });
    new S3BucketLifecycleConfiguration(this, "Lifecycle", {
      bucket: bucket.resource.id,
      transitionDefaultMinimumObjectSize: "all_storage_classes_128K",
      rule: [
        {
          id: "expire",
          status: "Enabled",
          filter: [{ prefix: "" }],
          expiration: [{ days: props.retentionDays }],
          noncurrentVersionExpiration: [{ noncurrentDays: 1 }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
        },
      ],
      dependsOn: [bucket.lastSetting],
    });
    this.resource = bucket.resource;
    this.targetBucket = bucket.lastSetting.bucket;
  }
}
