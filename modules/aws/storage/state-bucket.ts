import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketLoggingA } from "@cdktf/provider-aws/lib/s3-bucket-logging";
import { Construct } from "constructs";
import { PrivateBucket } from "./private-bucket";

/** How long an old state can be restored, and how many are kept in any case. */
export const STATE_HISTORY = { noncurrentDays: 90, newestKept: 10, unfinishedUploadDays: 7 } as const;

export interface StateBucketProps {
  /** Name of the bucket. Changing it replaces the bucket. */
  readonly bucket: string;
  /** ARN of the region's state key. */
  readonly kmsKeyArn: string;
  /** Bucket for server access logs: who read or wrote which state. */
  readonly logBucket: string;
}

/**
 * Holds the states of one region, or the replicas of another region's states. Always versioned, and never destroyed by
 * Terraform. Its policy denies nothing but plain HTTP and old TLS: the S3 lock writes and deletes objects of its own,
 * so no rule may ask for encryption headers or refuse deletions.
 *
 * The replication itself belongs to `links`.
 * @resource aws_s3_bucket
 */
export class StateBucket extends Construct {
  readonly resource: PrivateBucket["resource"];

  constructor(scope: Construct, id: string, props: StateBucketProps) {
    super(scope, id);
    const { resource, lastSetting } = new PrivateBucket(this, "Resource", {
      bucket: props.bucket,
      kmsKeyArn: props.kmsKeyArn,
      protect: true,
    });
    new S3BucketLifecycleConfiguration(this, "Lifecycle", {
      bucket: resource.id,
      // Written out: AWS changed the default once.
      transitionDefaultMinimumObjectSize: "all_storage_classes_128K",
      rule: [
        {
          id: "history",
          status: "Enabled",
          filter: [{ prefix: "" }],
          noncurrentVersionExpiration: [
            { noncurrentDays: STATE_HISTORY.noncurrentDays, newerNoncurrentVersions: STATE_HISTORY.newestKept },
          ],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: STATE_HISTORY.unfinishedUploadDays }],
        },
      ],
      dependsOn: [lastSetting],
    });
    new S3BucketLoggingA(this, "AccessLogs", {
      bucket: resource.id,
      targetBucket: props.logBucket,
      targetPrefix: `${props.bucket}/`,
      dependsOn: [lastSetting],
    });
    this.resource = resource;
  }
}
