import { S3BucketReplicationConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-replication-configuration";
import { Construct } from "constructs";
import { s3BucketArn } from "../../../lib/identifiers/aws";

/**
 * Time within which S3 promises to replicate an object. Unit: minutes. It offers no other.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-time-control.html (2026-11)
 */
export const REPLICATION_MINUTES = 15;

/** Name of the only rule. Metrics carry it. */
export const REPLICATION_RULE = "everything";

export interface BucketReplicationProps {
  /** Name of the bucket in this region. It must be versioned. */
  readonly sourceBucket: string;
  /** Name of the bucket in the other region. It must be versioned. */
  readonly destinationBucket: string;
  /** ARN of the key in the other region, or of its alias: S3 takes both, and only the alias is known here. */
  readonly replicaKmsKeyArn: string;
  readonly roleArn: string;
  /** The destination replicates back, so changes of a replica's tags and locks go back too. */
  readonly twoWay: boolean;
}

/**
 * Replicates all of a bucket to another region: objects, new versions and delete markers. Objects that were there before
 * are not replicated, and deletions of versions never are. Each direction belongs to the region that it starts from.
 * @resource aws_s3_bucket_replication_configuration
 */
export class BucketReplication extends Construct {
  readonly resource: S3BucketReplicationConfigurationA;

  constructor(scope: Construct, id: string, props: BucketReplicationProps) {
    super(scope, id);
    this.resource = new S3BucketReplicationConfigurationA(this, "Resource", {
      bucket: props.sourceBucket,
      role: props.roleArn,
      rule: [
        {
          id: REPLICATION_RULE,
          status: "Enabled",
          priority: 1,
          filter: { prefix: "" },
          deleteMarkerReplication: { status: "Enabled" },
          sourceSelectionCriteria: {
            ...(props.twoWay ? { replicaModifications: { status: "Enabled" } } : {}),
            sseKmsEncryptedObjects: { status: "Enabled" },
          },
          destination: {
            bucket: s3BucketArn(props.destinationBucket),
            storageClass: "STANDARD",
            encryptionConfiguration: { replicaKmsKeyId: props.replicaKmsKeyArn },
            metrics: { status: "Enabled", eventThreshold: { minutes: REPLICATION_MINUTES } },
            replicationTime: { status: "Enabled", time: { minutes: REPLICATION_MINUTES } },
          },
        },
      ],
    });
  }
}
