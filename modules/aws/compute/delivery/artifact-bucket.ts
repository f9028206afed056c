import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { Construct } from "constructs";
import { deliveryBucketName } from "../../../../lib/identifiers/aws-names";
import type { Names } from "../../../../lib/names/names";
import { PrivateBucket } from "../../storage/private-bucket";

/** How long a pipeline can be asked to try again. Unit: days. */
const RETENTION_DAYS = 30;

export interface ArtifactBucketProps {
  readonly dataKeyArn: string;
  readonly names: Names;
  /** Keeps Terraform from destroying the bucket, and from emptying it first. */
  readonly protect: boolean;
}

/** Holds what the steps of the region's pipelines hand on. Nothing in it is needed for long. @resource aws_s3_bucket */
export class ArtifactBucket extends Construct {
  readonly resource: PrivateBucket["resource"];
  /** Name of the bucket, usable once its settings stand. */
  readonly bucketName: string;

  constructor(scope: Construct, id: string, { names, dataKeyArn, protect }: ArtifactBucketProps) {
    super(scope, id);
    const bucket = new PrivateBucket(this, "Resource", {
      bucket: deliveryBucketName(names),
      kmsKeyArn: dataKeyArn,
      protect,
    });
    new S3BucketLifecycleConfiguration(this, "Lifecycle", {
      bucket: bucket.resource.id,
      transitionDefaultMinimumObjectSize: "all_storage_classes_128K",
      rule: [
        {
          id: "expire",
          status: "Enabled",
          filter: [{ prefix: "" }],
          expiration: [{ days: RETENTION_DAYS }],
          noncurrentVersionExpiration: [{ noncurrentDays: 1 }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
        },
      ],
      dependsOn: [bucket.lastSetting],
    });
    this.resource = bucket.resource;
    this.bucketName = bucket.lastSetting.bucket;
  }
}
