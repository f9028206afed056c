import { S3BucketAccelerateConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-accelerate-configuration";
import { S3BucketIntelligentTieringConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-intelligent-tiering-configuration";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketLoggingA } from "@cdktf/provider-aws/lib/s3-bucket-logging";
import { S3BucketMetric } from "@cdktf/provider-aws/lib/s3-bucket-metric";
import { S3BucketNotification } from "@cdktf/provider-aws/lib/s3-bucket-notification";
import { Construct } from "constructs";
import type { ObjectStore } from "../../../lib/contracts/object-store";
import { distributionArnPattern, s3BucketArn, s3Host } from "../../../lib/identifiers/aws";
import { dataBucketName } from "../../../lib/identifiers/aws-names";
import type { Names } from "../../../lib/names/names";
import type { TagSet } from "../../../lib/tags/tags";
import type { Statement } from "../identity/policy";
import { PrivateBucket } from "./private-bucket";

/**
 * The documented lifecycle. Unit: days. S3 takes nothing to STANDARD_IA before 30 days.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html (2026-11)
 */
export const DATA_LIFECYCLE_DAYS = {
  infrequentAccess: 30,
  archive: 90,
  oldVersions: 180,
  unfinishedUploads: 7,
} as const;

/** Name of the request metrics of all objects. Metrics carry it. */
export const REQUEST_METRICS = "EntireBucket";

export interface DataBucketProps {
  readonly names: Names;
  /** What the bucket is for; part of its name. */
  readonly bucket: string;
  readonly region: string;
  /** ARN of the region's data key. */
  readonly kmsKeyArn: string;
  /** Bucket for server access logs. */
  readonly logBucket: string;
  /** Uploads through the nearest edge location. Costs per transferred GB. */
  readonly acceleration: boolean;
  /** S3 moves each object by its use, in place of the documented transitions. */
  readonly intelligentTiering: boolean;
  readonly protect: boolean;
  /** CloudFront serves the objects, so none is archived: what is archived cannot be read. @default false */
  readonly served?: boolean;
  /** @default - the default tier's */
  readonly tags?: TagSet;
}

/**
 * A bucket for the platform's data in one region. Its events go to EventBridge; its replication belongs to `links`.
 * @resource aws_s3_bucket
 */
export class DataBucket extends Construct {
  readonly resource: PrivateBucket["resource"];
  private readonly endpoint: string;

  constructor(scope: Construct, id: string, props: DataBucketProps) {
    super(scope, id);
    const name = dataBucketName(props.names, props.bucket);
    const { resource, lastSetting } = new PrivateBucket(this, "Resource", {
      bucket: name,
      protect: props.protect,
      kmsKeyArn: props.kmsKeyArn,
      ...(props.served === true ? { statements: [distributionRead(name, props.names.props.account)] } : {}),
      ...(props.tags === undefined ? {} : { tags: props.tags }),
    });
    const setting = { bucket: resource.id, dependsOn: [lastSetting] };
    const days = DATA_LIFECYCLE_DAYS;
    new S3BucketLifecycleConfiguration(this, "Lifecycle", {
      ...setting,
      // Written out: AWS changed the default once, and small objects cost more in the other classes.
      transitionDefaultMinimumObjectSize: "all_storage_classes_128K",
      rule: [
        {
          id: "tiers",
          status: "Enabled",
          filter: [{ prefix: "" }],
          ...transitions(props),
          noncurrentVersionExpiration: [{ noncurrentDays: days.oldVersions }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: days.unfinishedUploads }],
        },
      ],
    });
    if (props.intelligentTiering) {
      new S3BucketIntelligentTieringConfiguration(this, "IntelligentTiering", {
        ...setting,
        name: "archive",
        tiering: [{ accessTier: "ARCHIVE_ACCESS", days: days.archive }],
      });
    }
    new S3BucketMetric(this, "RequestMetrics", { ...setting, name: REQUEST_METRICS });
    if (props.acceleration) {
      new S3BucketAccelerateConfiguration(this, "Acceleration", { ...setting, status: "Enabled" });
    }
    new S3BucketLoggingA(this, "AccessLogs", { ...setting, targetBucket: props.logBucket, targetPrefix: `${name}/` });
    new S3BucketNotification(this, "Events", { ...setting, eventbridge: true });
    this.resource = resource;
    this.endpoint = s3Host(props.region);
  }

  /** The bucket as other stacks see it. */
  toObjectStore(): ObjectStore {
    return { protocol: "s3", bucket: this.resource.bucket, endpoint: this.endpoint };
  }
}

/** Where objects move as they age. */
function transitions({ served, intelligentTiering }: DataBucketProps) {
  const days = DATA_LIFECYCLE_DAYS;
  if (served === true) return {};
  if (intelligentTiering) return { transition: [{ days: 0, storageClass: "INTELLIGENT_TIERING" }] };
  return {
    transition: [
      { days: days.infrequentAccess, storageClass: "STANDARD_IA" },
      { days: days.archive, storageClass: "GLACIER" },
    ],
  };
}

/** Lets the account's distributions read objects. A distribution's id is known only after it exists. */
function distributionRead(bucket: string, account: string): Statement {
  return {
    sid: "CloudFrontRead",
    principals: { Service: ["cloudfront.amazonaws.com"] },
    actions: ["s3:GetObject"],
    resources: [`${s3BucketArn(bucket)}/*`],
    conditions: { ArnLike: { "aws:SourceArn": distributionArnPattern(account) } },
  };
}
