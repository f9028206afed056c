import { BackupPlan as CfBackupPlan } from "@cdktf/provider-aws/lib/backup-plan";
import { BackupSelection } from "@cdktf/provider-aws/lib/backup-selection";
import { Construct } from "constructs";
import type { Names } from "../../../lib/names/names";
import { BACKUP_TAG, type BackupClass } from "../../../lib/tags/backup";

/** When a class is backed up, and for how long. */
export interface BackupRule {
  /** In UTC. RDS refuses a backup near its own backup and maintenance windows. */
  readonly schedule: string;
  /** Unit: days. */
  readonly retentionDays: number;
}

/**
 * Volumes as documented; databases beyond the documented 7 days of their automated backups; files hourly, which is the
 * shortest that AWS Backup offers.
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/creating-a-backup-plan.html (2026-11)
 */
export const BACKUP_RULES: Readonly<Record<BackupClass, BackupRule>> = {
  volumes: { schedule: "cron(0 8 * * ? *)", retentionDays: 7 },
  databases: { schedule: "cron(0 8 * * ? *)", retentionDays: 35 },
  files: { schedule: "cron(0 * * * ? *)", retentionDays: 7 },
};

/** Time within which a backup must start. Unit: minutes. The least that AWS Backup takes. */
const START_WINDOW = 60;

/**
 * Time that a started backup may take until AWS Backup gives it up. Unit: minutes. A day, because the first backup of a
 * large database or file system takes hours; the provider's default would cancel it after three, every time.
 */
const COMPLETION_WINDOW = 1440;

export interface BackupPlanProps {
  readonly names: Names;
  /** What the plan backs up: everything of the deployment in this region that has the class as its tag. */
  readonly backupClass: BackupClass;
  /** Name of the region's vault. */
  readonly vault: string;
  /** ARN of the vault that gets a copy. It must exist before the first backup. @default - no copy */
  readonly copyToVaultArn?: string;
  /** ARN of the role that AWS Backup works as. */
  readonly roleArn: string;
}

/**
 * Backs up one class of things and copies each backup to the partner's vault.
 * @resource aws_backup_plan, aws_backup_selection
 */
export class BackupPlan extends Construct {
  readonly resource: CfBackupPlan;

  constructor(scope: Construct, id: string, props: BackupPlanProps) {
    super(scope, id);
    const { names, backupClass } = props;
    const { schedule, retentionDays } = BACKUP_RULES[backupClass];
    // Said aloud: left out, it is unknown in every plan, which then shows the rule as changed.
    const lifecycle = { deleteAfter: retentionDays, optInToArchiveForSupportedResources: false };
    this.resource = new CfBackupPlan(this, "Resource", {
      name: names.of("backupPlan", backupClass),
      rule: [
        {
          ruleName: backupClass,
          targetVaultName: props.vault,
          schedule,
          startWindow: START_WINDOW,
          completionWindow: COMPLETION_WINDOW,
          lifecycle,
          ...(props.copyToVaultArn === undefined
            ? {}
            : { copyAction: [{ destinationVaultArn: props.copyToVaultArn, lifecycle }] }),
        },
      ],
    });
    const { project, environment } = names.props;
    new BackupSelection(this, "Selection", {
      name: backupClass,
      planId: this.resource.id,
      iamRoleArn: props.roleArn,
      resources: ["*"],
      // All must hold: another deployment in the account has the same classes.
      condition: [
        {
          stringEquals: Object.entries({ [BACKUP_TAG]: backupClass, Project: project, Environment: environment }).map(
            ([key, value]) => ({ key: `aws:ResourceTag/${key}`, value }),
          ),
        },
      ],
    });
  }
}
