import { Construct } from "constructs";
import { awsArn, backupVaultArn, batchQueueArn } from "../../../lib/identifiers/aws";
import type { Names } from "../../../lib/names/names";
import { EventAlert, type EventAlertProps } from "./event-alert";

export interface EventAlertsProps {
  readonly names: Names;
  readonly region: string;
  /** A topic that lets EventBridge publish. */
  readonly topicArn: string;
  /** Name of the region's backup vault. */
  readonly backupVault: string;
  /** What the names of the deployment's secrets start with. */
  readonly secretPrefix: string;
  /** Names that certificates are issued for. */
  readonly certificateNames: readonly string[];
  /** Identifiers of database instances. */
  readonly databases: readonly string[];
  /** Names of Batch queues. */
  readonly batchQueues: readonly string[];
  /** Name of the ECS cluster. @default - none */
  readonly ecsCluster?: string;
  /** Names of Auto Scaling groups. */
  readonly instanceGroups: readonly string[];
  /** Events of the account as a whole are this deployment's to tell. */
  readonly ownsAccount: boolean;
}

type Alert = Omit<EventAlertProps, "names" | "topicArn">;

/**
 * What goes wrong in a region without a metric that counts it. Only what is the deployment's own: an account may hold
 * more than one.
 */
export class EventAlerts extends Construct {
  constructor(scope: Construct, id: string, props: EventAlertsProps) {
    super(scope, id);
    const { names, topicArn } = props;
    const alerts = [
      ...backupAlerts(props),
      ...secretAlerts(props),
      ...databaseAlerts(props),
      ...computeAlerts(props),
      ...entryAlerts(props),
    ];
    for (const alert of alerts) new EventAlert(this, alert.event, { ...alert, names, topicArn });
  }
}

/** @see https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html (2026-11) */
function backupAlerts({ names, region, backupVault }: EventAlertsProps): Alert[] {
  const failed = ["FAILED", "ABORTED", "EXPIRED"];
  const values = { resource: "$.detail.resourceArn", state: "$.detail.state" };
  return [
    {
      event: "backup-failed",
      severity: "critical",
      message: "The backup of <resource> ended as <state>.",
      values,
      pattern: {
        source: ["aws.backup"],
        "detail-type": ["Backup Job State Change"],
        detail: { state: failed, backupVaultName: [backupVault] },
      },
    },
    {
      event: "backup-copy-failed",
      severity: "critical",
      message: "The copy of the backup of <resource> to the other region ended as <state>.",
      values,
      pattern: {
        source: ["aws.backup"],
        "detail-type": ["Copy Job State Change"],
        detail: {
          state: failed,
          sourceBackupVaultArn: [backupVaultArn(region, names.props.account, backupVault)],
        },
      },
    },
  ];
}

/** @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/cloudtrail_log_entries.html (2026-11) */
function secretAlerts({ names, region, secretPrefix }: EventAlertsProps): Alert[] {
  const secrets = awsArn("secretsmanager", region, names.props.account, `secret:${secretPrefix}`);
  return [
    {
      event: "rotation-failed",
      severity: "critical",
      message: "<event> for the secret <secret>: it keeps its current value. See the log of the function rotation.",
      values: { event: "$.detail.eventName", secret: "$.detail.additionalEventData.SecretId" },
      pattern: {
        source: ["aws.secretsmanager"],
        "detail-type": ["AWS Service Event via CloudTrail"],
        detail: {
          eventName: ["RotationFailed", "RotationAbandoned", "TestRotationFailed"],
          additionalEventData: { SecretId: [{ prefix: secrets }] },
        },
      },
    },
  ];
}

/** @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html (2026-11) */
function databaseAlerts({ databases }: EventAlertsProps): Alert[] {
  if (databases.length === 0) return [];
  return [
    {
      event: "database-events",
      severity: "critical",
      message: "The database <database>: <what>",
      values: { database: "$.detail.SourceIdentifier", what: "$.detail.Message" },
      pattern: {
        source: ["aws.rds"],
        "detail-type": ["RDS DB Instance Event"],
        detail: {
          EventCategories: ["failure", "failover", "low storage", "read replica"],
          SourceIdentifier: databases,
        },
      },
    },
  ];
}

function computeAlerts(props: EventAlertsProps): Alert[] {
  const { names, region, batchQueues, ecsCluster, instanceGroups } = props;
  const { account } = names.props;
  const alerts: Alert[] = [];
  if (batchQueues.length > 0) {
    alerts.push({
      event: "batch-job-failed",
      severity: "warning",
      message: "The job <job> failed: <reason>",
      values: { job: "$.detail.jobName", reason: "$.detail.statusReason" },
      pattern: {
        source: ["aws.batch"],
        "detail-type": ["Batch Job State Change"],
        detail: { status: ["FAILED"], jobQueue: batchQueues.map((queue) => batchQueueArn(region, account, queue)) },
      },
    });
  }
  if (ecsCluster !== undefined) {
    alerts.push({
      event: "deployment-failed",
      severity: "critical",
      message: "A deployment failed and is rolled back: <reason>",
      values: { reason: "$.detail.reason" },
      pattern: {
        source: ["aws.ecs"],
        "detail-type": ["ECS Deployment State Change"],
        resources: [{ prefix: awsArn("ecs", region, account, `service/${ecsCluster}/`) }],
        detail: { eventName: ["SERVICE_DEPLOYMENT_FAILED"] },
      },
    });
  }
  if (instanceGroups.length > 0) {
    alerts.push({
      event: "launch-failed",
      severity: "warning",
      message: "The group <group> could not start an instance: <reason>",
      values: { group: "$.detail.AutoScalingGroupName", reason: "$.detail.StatusMessage" },
      pattern: {
        source: ["aws.autoscaling"],
        "detail-type": ["EC2 Instance Launch Unsuccessful"],
        detail: { AutoScalingGroupName: instanceGroups },
      },
    });
  }
  return alerts;
}

/** Certificates renew by themselves; one that nears its end did not. */
function entryAlerts({ certificateNames, ownsAccount }: EventAlertsProps): Alert[] {
  const expiring: Alert = {
    event: "certificate-expires",
    severity: "critical",
    message: "The certificate of <name> ends in <days> days and was not renewed.",
    values: { name: "$.detail.CommonName", days: "$.detail.DaysToExpiry" },
    pattern: {
      source: ["aws.acm"],
      "detail-type": ["ACM Certificate Approaching Expiration"],
      detail: { CommonName: certificateNames },
    },
  };
  const health: Alert = {
    event: "aws-health",
    severity: "warning",
    message: "AWS has an issue with <service>: <code>. See the AWS Health Dashboard.",
    values: { service: "$.detail.service", code: "$.detail.eventTypeCode" },
    pattern: {
      source: ["aws.health"],
      "detail-type": ["AWS Health Event"],
      detail: { eventTypeCategory: ["issue"] },
    },
  };
  return [...(certificateNames.length === 0 ? [] : [expiring]), ...(ownsAccount ? [health] : [])];
}
