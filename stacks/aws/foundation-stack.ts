import type { AwsRegion } from "../../lib/config/deployment";
import { AWS_FOUNDATION } from "../../lib/contracts/aws-foundation";
import {
  applicationLogGroupName,
  auditLogGroupName,
  ecsClusterName,
  KEY_PURPOSES,
  type KeyPurpose,
  keyAlias,
  repositoryName,
} from "../../lib/identifiers/aws-names";
import { type AwsStateRegion, awsNames } from "../../lib/state/location";
import { Vault } from "../../modules/aws/backup/vault";
import { EbsEncryption } from "../../modules/aws/governance/ebs-encryption";
import {
  alertPublishing,
  distributionUse,
  fargateUse,
  type KeyStatement,
  logsUse,
  messagingUse,
  volumeUse,
} from "../../modules/aws/keys/key-statements";
import { KmsKey } from "../../modules/aws/keys/kms-key";
import { AlertTopic } from "../../modules/aws/monitoring/alert-topic";
import { FailoverGate } from "../../modules/aws/monitoring/failover-gate";
import { LogGroup } from "../../modules/aws/monitoring/log-group";
import { ImageRepository } from "../../modules/aws/storage/image-repository";
import { AwsServiceRegionStack, type AwsSurroundings } from "./aws-stack";

/** What every other stack of the region stands on: keys, the alert topic, log groups, images and the backup vault. */
export class FoundationStack extends AwsServiceRegionStack {
  constructor(around: AwsSurroundings, place: AwsStateRegion, region: AwsRegion) {
    super(around, place, region, "foundation");
    const { aws, deployment } = around;
    const { names } = this;
    const { protect, retentionDays } = deployment.profile;
    const keys = this.keys();
    const topic = new AlertTopic(this, "Alerts", {
      names,
      region: region.name,
      kmsKeyArn: keys.alerts,
      email: deployment.alertEmail,
    });
    const audit = new LogGroup(this, "AuditLog", {
      name: auditLogGroupName(names),
      kmsKeyArn: keys.logs,
      retentionDays: retentionDays.audit,
      deletionProtection: protect,
    });
    new LogGroup(this, "ApplicationLog", {
      name: applicationLogGroupName(names),
      kmsKeyArn: keys.logs,
      retentionDays: retentionDays.application,
    });
    const global = awsNames(deployment, aws);
    for (const repository of aws.repositories) {
      new ImageRepository(this, `Images-${repository}`, {
        name: repositoryName(global, repository),
        kmsKeyArn: keys.images,
        protect,
      });
    }
    const vault = new Vault(this, "Vault", { names, region: region.name, kmsKeyArn: keys.backup, protect });
    if (region.partner !== undefined && aws.gate === "alarm") {
      new FailoverGate(this, "FailoverGate", { names, region: region.name, alertTopicArn: topic.topicArn });
    }
    if (aws.ownsAccount) new EbsEncryption(this, "EbsEncryption", { kmsKeyArn: keys.volumes });

    this.publish(AWS_FOUNDATION, {
      data_key_arn: keys.data,
      database_key_arn: keys.database,
      secrets_key_arn: keys.secrets,
      logs_key_arn: keys.logs,
      volumes_key_arn: keys.volumes,
      backup_key_arn: keys.backup,
      messaging_key_arn: keys.messaging,
      cache_key_arn: keys.cache,
      alert_topic_arn: topic.topicArn,
      audit_log_group: audit.name,
      backup_vault: vault.vaultName,
    });
  }

  /**
   * One key for each purpose, so that access to one kind of data says nothing about the others. Services without a
   * statement here, such as ElastiCache, use a key by the grant of whoever creates what it encrypts.
   */
  private keys(): Readonly<Record<KeyPurpose, string>> {
    const { around, awsRegion, names } = this;
    const { accountId } = around.aws;
    const statements: Partial<Record<KeyPurpose, readonly KeyStatement[]>> = {
      data: around.aws.edge?.cdn === undefined ? [] : [distributionUse(accountId)],
      logs: [logsUse(awsRegion.name, accountId)],
      alerts: [alertPublishing()],
      volumes: [
        ...volumeUse(accountId),
        ...(around.aws.ecs === undefined ? [] : fargateUse(accountId, ecsClusterName(names))),
      ],
      messaging: messagingUse(awsRegion.name, accountId),
    };
    const arns = KEY_PURPOSES.map((purpose): [KeyPurpose, string] => {
      const key = new KmsKey(this, `${purpose}-key`, {
        account: accountId,
        alias: keyAlias(names, purpose),
        description: `${names.props.project} ${names.props.environment}: ${purpose}`,
        preventDestroy: around.deployment.profile.protect,
        statements: statements[purpose] ?? [],
      });
      return [purpose, key.keyArn];
    });
    return Object.fromEntries(arns) as Record<KeyPurpose, string>;
  }
}
