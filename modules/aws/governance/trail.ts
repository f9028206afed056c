import { Cloudtrail } from "@cdktf/provider-aws/lib/cloudtrail";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketLoggingA } from "@cdktf/provider-aws/lib/s3-bucket-logging";
import { Construct } from "constructs";
import type { LogRetentionDays } from "../../../lib/catalog/retention";
import { cloudTrailArn, logGroupArn, s3BucketArn } from "../../../lib/identifiers/aws";
import { accessLogBucketName } from "../../../lib/identifiers/aws-names";
import type { Names } from "../../../lib/names/names";
import { type Statement, serviceTrust } from "../identity/policy";
import { ServiceRole } from "../identity/service-role";
import { logsUse, trailUse } from "../keys/key-statements";
import { KmsKey } from "../keys/kms-key";
import { LogGroup } from "../monitoring/log-group";
import { AccessLogBucket } from "../storage/access-log-bucket";
import { PrivateBucket } from "../storage/private-bucket";

export interface TrailProps {
  /** Names outside regions. */
  readonly names: Names;
  /** Region of the trail, its bucket and its log group. The trail itself covers all regions. */
  readonly region: string;
  readonly protect: boolean;
  /** How long log files and log entries are kept. Unit: days. */
  readonly retentionDays: LogRetentionDays;
}

const CLOUDTRAIL = "cloudtrail.amazonaws.com";

/**
 * Records every management call of the account, in all regions, with proof that no log file was changed. The files lie
 * in a bucket and the same entries in a log group, where they can be queried; both are encrypted with the trail's own
 * key and expire together. Who reads the files is recorded in turn.
 *
 * One per account: a second trail of management events costs for each event.
 * @resource aws_cloudtrail
 */
export class Trail extends Construct {
  readonly resource: Cloudtrail;
  /** Where the entries can be queried and counted. */
  readonly logGroupName: string;

  constructor(scope: Construct, id: string, props: TrailProps) {
    super(scope, id);
    const { names, region, protect, retentionDays } = props;
    const { account } = names.props;
    const name = names.of("cloudTrail", "audit");
    const trailArn = cloudTrailArn(region, account, name);
    const groupName = names.of("logGroup", "cloudtrail");

    const key = new KmsKey(this, "Key", {
      account,
      alias: names.of("kmsAlias", "cloudtrail"),
      description: "Log files of CloudTrail",
      preventDestroy: protect,
      statements: [...trailUse(trailArn, account), logsUse(region, account)],
    });
    const bucketName = names.of("s3Bucket", "cloudtrail");
    const bucket = new PrivateBucket(this, "Bucket", {
      bucket: bucketName,
      protect,
      kmsKeyArn: key.keyArn,
      // Behind a bucket key CloudTrail would have to decrypt, too. It saves nothing: its calls to KMS are free.
      bucketKey: false,
      statements: delivery(bucketName, account, trailArn),
    });
    const lifecycle = new S3BucketLifecycleConfiguration(this, "BucketLifecycle", {
      bucket: bucket.resource.id,
      transitionDefaultMinimumObjectSize: "all_storage_classes_128K",
      rule: [
        {
          id: "expire",
          status: "Enabled",
          filter: [{ prefix: "" }],
          expiration: [{ days: retentionDays }],
          noncurrentVersionExpiration: [{ noncurrentDays: retentionDays }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
        },
      ],
      dependsOn: [bucket.lastSetting],
    });
    const accessLogs = new AccessLogBucket(this, "AccessLogs", {
      account,
      bucket: accessLogBucketName(names),
      protect,
      retentionDays,
      sourceBuckets: [bucketName],
    });
    new S3BucketLoggingA(this, "BucketAccessLogs", {
      bucket: bucket.resource.id,
      targetBucket: accessLogs.targetBucket,
      targetPrefix: `${bucketName}/`,
      dependsOn: [bucket.lastSetting],
    });
    const group = new LogGroup(this, "LogGroup", {
      name: groupName,
      kmsKeyArn: key.keyArn,
      retentionDays,
      deletionProtection: protect,
    });
    this.logGroupName = group.name;
    const role = new ServiceRole(this, "Role", {
      name: names.of("iamRole", "cloudtrail"),
      description: "CloudTrail, to its log group",
      trust: serviceTrust(CLOUDTRAIL),
      statements: [
        {
          sid: "WriteLogs",
          actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
          resources: [`${logGroupArn(region, account, groupName)}:log-stream:${account}_CloudTrail_${region}*`],
        },
      ],
    });
    this.resource = new Cloudtrail(this, "Resource", {
      name,
      s3BucketName: bucket.resource.bucket,
      kmsKeyId: key.keyArn,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      cloudWatchLogsGroupArn: `${group.resource.arn}:*`,
      cloudWatchLogsRoleArn: role.resource.arn,
      // CloudTrail tries bucket, key and role when it is created.
      dependsOn: [lifecycle, ...role.policies],
      ...(protect ? { lifecycle: { preventDestroy: true } } : {}),
    });
  }
}

/**
 * CloudTrail looks at the bucket and writes to it, for this trail only.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html (2026-11)
 */
function delivery(bucket: string, account: string, trailArn: string): Statement[] {
  const arn = s3BucketArn(bucket);
  const principals = { Service: [CLOUDTRAIL] };
  return [
    {
      sid: "TrailChecksBucket",
      actions: ["s3:GetBucketAcl"],
      resources: [arn],
      principals,
      conditions: { StringEquals: { "aws:SourceArn": trailArn } },
    },
    {
      sid: "TrailWrites",
      actions: ["s3:PutObject"],
      resources: [`${arn}/AWSLogs/${account}/*`],
      principals,
      conditions: { StringEquals: { "aws:SourceArn": trailArn, "s3:x-amz-acl": "bucket-owner-full-control" } },
    },
  ];
}
