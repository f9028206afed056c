import { ConfigConfigurationRecorder } from "@cdktf/provider-aws/lib/config-configuration-recorder";
import { ConfigConfigurationRecorderStatus } from "@cdktf/provider-aws/lib/config-configuration-recorder-status";
import { ConfigDeliveryChannel } from "@cdktf/provider-aws/lib/config-delivery-channel";
import { Construct } from "constructs";
import type { LogRetentionDays } from "../../../lib/catalog/retention";
import { s3BucketArn, serviceLinkedRoleArn } from "../../../lib/identifiers/aws";
import type { Names } from "../../../lib/names/names";
import { ownAccount, type Statement } from "../identity/policy";
import type { KeyStatement } from "../keys/key-statements";
import { KmsKey } from "../keys/kms-key";
import { RecordBucket } from "./record-bucket";

export interface ConfigRecorderProps {
  readonly names: Names;
  readonly protect: boolean;
  /** How long the files of the history are kept. Unit: days. */
  readonly retentionDays: LogRetentionDays;
  /** Records IAM, too, which belongs to no region: in one region only, or everything in it is recorded again. */
  readonly globalTypes: boolean;
}

const CONFIG = "config.amazonaws.com";

/**
 * Records every change of every resource of the region, into a bucket with a key of its own. Security Hub asks for
 * Config's service-linked role, which the account stack makes.
 *
 * One per account and region. AWS wants the order recorder, channel, start.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/config-controls.html (Config.1; 2026-11)
 * @resource aws_config_configuration_recorder, aws_config_delivery_channel, aws_config_configuration_recorder_status
 */
export class ConfigRecorder extends Construct {
  readonly resource: ConfigConfigurationRecorder;
  /** What records; rules and standards need it. */
  readonly started: ConfigConfigurationRecorderStatus;

  constructor(scope: Construct, id: string, props: ConfigRecorderProps) {
    super(scope, id);
    const { names, protect, retentionDays } = props;
    const { account } = names.props;
    const key = new KmsKey(this, "Key", {
      account,
      alias: names.of("kmsAlias", "config"),
      description: "Files of AWS Config",
      preventDestroy: protect,
      statements: [configUse(account)],
    });
    const bucketName = names.of("s3Bucket", "config");
    const bucket = new RecordBucket(this, "Bucket", {
      bucket: bucketName,
      protect,
      kmsKeyArn: key.keyArn,
      retentionDays,
      replacedRetentionDays: retentionDays,
      statements: delivery(bucketName, account),
    });
    this.resource = new ConfigConfigurationRecorder(this, "Resource", {
      name: names.of("configRecorder", "recorder"),
      roleArn: serviceLinkedRoleArn(account, CONFIG, "AWSServiceRoleForConfig"),
      recordingGroup: { allSupported: true, includeGlobalResourceTypes: props.globalTypes },
      recordingMode: { recordingFrequency: "CONTINUOUS" },
    });
    const channel = new ConfigDeliveryChannel(this, "Channel", {
      name: names.of("configRecorder", "delivery"),
      s3BucketName: bucket.targetBucket,
      s3KmsKeyArn: key.keyArn,
      snapshotDeliveryProperties: { deliveryFrequency: "TwentyFour_Hours" },
      dependsOn: [this.resource],
    });
    this.started = new ConfigConfigurationRecorderStatus(this, "Status", {
      name: this.resource.name,
      isEnabled: true,
      dependsOn: [channel],
    });
  }
}

/**
 * With its service-linked role Config calls S3 and KMS as itself.
 * @see https://docs.aws.amazon.com/config/latest/developerguide/s3-kms-key-policy.html (2026-11)
 */
function configUse(account: string): KeyStatement {
  return {
    sid: "ConfigEncrypts",
    actions: ["kms:Decrypt", "kms:GenerateDataKey"],
    principals: { Service: [CONFIG] },
    conditions: ownAccount(account),
  };
}

/** @see https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html (2026-11) */
function delivery(bucket: string, account: string): Statement[] {
  const arn = s3BucketArn(bucket);
  const principals = { Service: [CONFIG] };
  return [
    {
      sid: "ConfigChecksBucket",
      actions: ["s3:GetBucketAcl", "s3:ListBucket"],
      resources: [arn],
      principals,
      conditions: ownAccount(account),
    },
    {
      sid: "ConfigWrites",
      actions: ["s3:PutObject"],
      resources: [`${arn}/AWSLogs/${account}/Config/*`],
      principals,
      conditions: {
        StringEquals: { "aws:SourceAccount": account, "s3:x-amz-acl": "bucket-owner-full-control" },
      },
    },
  ];
}
