import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { Construct } from "constructs";
import { s3BucketArn } from "../../../lib/identifiers/aws";
import { edgeLogBucketName } from "../../../lib/identifiers/aws-names";
import type { Names } from "../../../lib/names/names";
import { PrivateBucket } from "../storage/private-bucket";

/** What a load balancer writes, and where in the bucket. */
export const LOG_PREFIXES = { access: "access", connection: "connection" } as const;

export interface LoadBalancerLogBucketProps {
  readonly names: Names;
  /** Keeps Terraform from destroying the bucket, and from emptying it first. */
  readonly protect: boolean;
  /** How long logs are kept. Unit: days. */
  readonly retentionDays: number;
}

/**
 * Holds the logs of the region's load balancer. Encrypted by S3's own keys, because load balancers can write to no
 * bucket with a KMS key. They write below the id of their own account, which no other account can choose.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html (2026-11)
 * @resource aws_s3_bucket
 */
export class LoadBalancerLogBucket extends Construct {
  readonly resource: PrivateBucket["resource"];
  /** Name of the bucket, usable once load balancers may write to it: AWS tries when it is set. */
  readonly targetBucket: string;

  constructor(scope: Construct, id: string, { names, protect, retentionDays }: LoadBalancerLogBucketProps) {
    super(scope, id);
    const name = edgeLogBucketName(names);
    const bucket = new PrivateBucket(this, "Resource", {
      bucket: name,
      protect,
      statements: [
        {
          sid: "AllowLogDelivery",
          principals: { Service: ["logdelivery.elasticloadbalancing.amazonaws.com"] },
          actions: ["s3:PutObject"],
          resources: Object.values(LOG_PREFIXES).map(
            (prefix) => `${s3BucketArn(name)}/${prefix}/AWSLogs/${names.props.account}/*`,
          ),
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
          expiration: [{ days: retentionDays }],
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
