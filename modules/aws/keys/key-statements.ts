import { awsArn, distributionArnPattern, serviceLinkedRoleArn } from "../../../lib/identifiers/aws";
import type { Statement } from "../identity/policy";

/** A statement of a key policy: its resource is the key itself. */
export type KeyStatement = Omit<Statement, "resources">;

/**
 * CloudWatch Logs of the region encrypts the account's log groups. The service's name carries the region.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html (2026-11)
 */
export function logsUse(region: string, account: string): KeyStatement {
  return {
    sid: "CloudWatchLogs",
    actions: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
    principals: { Service: [`logs.${region}.amazonaws.com`] },
    conditions: { ArnLike: { "kms:EncryptionContext:aws:logs:arn": awsArn("logs", region, account, "*") } },
  };
}

/** Services that publish to the region's alert topic. */
export const ALERT_PUBLISHERS = [
  "cloudwatch.amazonaws.com",
  "events.amazonaws.com",
  "budgets.amazonaws.com",
  "s3.amazonaws.com",
  "backup.amazonaws.com",
  "events.rds.amazonaws.com",
] as const;

/**
 * Services encrypt what they publish to an encrypted topic. Without it an alarm fires and its message is lost, with no
 * error. No condition here, because not every publisher sends one; who may publish is the topic policy's to say.
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html (2026-11)
 */
export function alertPublishing(): KeyStatement {
  return {
    sid: "AlertPublishers",
    actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
    principals: { Service: ALERT_PUBLISHERS },
  };
}

/**
 * What stands between services: SNS and EventBridge encrypt what they put into queues, EventBridge what its bus and
 * archive hold, and the delivery of its logs decrypts them. No condition on deliveries, because EventBridge sends none;
 * who may send is the queue policies' to say.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html (2026-11)
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/encryption-archives.html (2026-11)
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/encryption-bus-logs.html (2026-11)
 */
export function messagingUse(region: string, account: string): readonly KeyStatement[] {
  return [
    {
      sid: "Deliveries",
      actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
      principals: { Service: ["sns.amazonaws.com", "events.amazonaws.com"] },
    },
    {
      sid: "EventArchive",
      actions: ["kms:DescribeKey", "kms:ReEncrypt*"],
      principals: { Service: ["events.amazonaws.com"] },
    },
    {
      sid: "EventBusLogs",
      actions: ["kms:Decrypt", "kms:GenerateDataKey"],
      principals: { Service: ["delivery.logs.amazonaws.com"] },
      conditions: { StringLike: { "kms:EncryptionContext:SourceArn": awsArn("logs", region, account, "*") } },
    },
  ];
}

/**
 * Auto Scaling, and EC2 for Spot, start instances with encrypted volumes. Their service-linked roles must exist before
 * the key: a key policy refuses principals that do not.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html (2026-11)
 */
export function volumeUse(account: string): readonly KeyStatement[] {
  const principals = {
    AWS: [
      serviceLinkedRoleArn(account, "autoscaling.amazonaws.com", "AWSServiceRoleForAutoScaling"),
      serviceLinkedRoleArn(account, "spot.amazonaws.com", "AWSServiceRoleForEC2Spot"),
    ],
  };
  return [
    {
      sid: "InstanceVolumes",
      actions: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
      principals,
    },
    {
      sid: "InstanceVolumeGrants",
      actions: ["kms:CreateGrant"],
      principals,
      conditions: { Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  ];
}

/**
 * Fargate encrypts the temporary storage of tasks in one cluster.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-create-storage-key.html (2026-11)
 */
export function fargateUse(account: string, cluster: string): readonly KeyStatement[] {
  const principals = { Service: ["fargate.amazonaws.com"] };
  const ownCluster = {
    "kms:EncryptionContext:aws:ecs:clusterAccount": account,
    "kms:EncryptionContext:aws:ecs:clusterName": cluster,
  };
  return [
    {
      sid: "FargateStorage",
      actions: ["kms:GenerateDataKeyWithoutPlaintext"],
      principals,
      conditions: { StringEquals: ownCluster },
    },
    {
      sid: "FargateStorageGrants",
      actions: ["kms:CreateGrant"],
      principals,
      conditions: { StringEquals: ownCluster, "ForAllValues:StringEquals": { "kms:GrantOperations": ["Decrypt"] } },
    },
  ];
}

/**
 * CloudTrail encrypts the log files of one trail.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html (2026-11)
 */
export function trailUse(trailArn: string, account: string): readonly KeyStatement[] {
  const principals = { Service: ["cloudtrail.amazonaws.com"] };
  const ownTrail = { "aws:SourceArn": trailArn };
  return [
    {
      sid: "TrailEncrypts",
      actions: ["kms:GenerateDataKey*"],
      principals,
      conditions: {
        StringEquals: ownTrail,
        StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": awsArn("cloudtrail", "*", account, "trail/*") },
      },
    },
    { sid: "TrailDescribes", actions: ["kms:DescribeKey"], principals, conditions: { StringEquals: ownTrail } },
  ];
}

/**
 * CloudFront decrypts what it serves. Any distribution of the account may, because a distribution's id is known only
 * after it exists; buckets say which objects.
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html (2026-11)
 */
export function distributionUse(account: string): KeyStatement {
  return {
    sid: "CloudFrontDistributions",
    actions: ["kms:Decrypt"],
    principals: { Service: ["cloudfront.amazonaws.com"] },
    conditions: { ArnLike: { "aws:SourceArn": distributionArnPattern(account) } },
  };
}
