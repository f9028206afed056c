import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { Construct } from "constructs";
import { PrivateBucket, type PrivateBucketProps } from "../storage/private-bucket";

export interface RecordBucketProps extends Omit<PrivateBucketProps, "tags" | "bucketKey"> {
  /** How long a file is kept. Unit: days. */
  readonly retentionDays: number;
  /** How long a file is kept that a newer one took the place of. Unit: days. */
  readonly replacedRetentionDays: number;
}

/**
 * A private bucket to which a service of AWS writes, and whose files expire.
 * @resource aws_s3_bucket
 */
export class RecordBucket extends Construct {
  readonly resource: S3Bucket;
  /** Name of the bucket, usable once the service may write to it. */
  readonly targetBucket: string;

  constructor(scope: Construct, id: string, props: RecordBucketProps) {
    super(scope, id);
    const { retentionDays, replacedRetentionDays, ...rest } = props;
    const bucket = new PrivateBucket(this, "Resource", rest);
    new S3BucketLifecycleConfiguration(this, "Lifecycle", {
      bucket: bucket.resource.id,
      transitionDefaultMinimumObjectSize: "all_storage_classes_128K",
      rule: [
        {
          id: "expire",
          status: "Enabled",
          filter: [{ prefix: "" }],
          expiration: [{ days: retentionDays }],
          noncurrentVersionExpiration: [{ noncurrentDays: replacedRetentionDays }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
        },
      ],
      dependsOn: [bucket.lastSetting],
    });
    this.resource = bucket.resource;
    this.targetBucket = bucket.lastSetting.bucket;
  }
}
