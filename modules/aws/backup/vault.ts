import { BackupVault } from "@cdktf/provider-aws/lib/backup-vault";
import { BackupVaultLockConfiguration } from "@cdktf/provider-aws/lib/backup-vault-lock-configuration";
import { BackupVaultPolicy } from "@cdktf/provider-aws/lib/backup-vault-policy";
import { Construct } from "constructs";
import { backupVaultArn } from "../../../lib/identifiers/aws";
import { backupVaultName } from "../../../lib/identifiers/aws-names";
import type { Names } from "../../../lib/names/names";
import { policyDocument } from "../identity/policy";

/**
 * Least retention that a locked vault accepts: the shortest documented one, that of daily volume snapshots. Unit: days.
 */
export const LOCKED_RETENTION_DAYS = 7;

export interface VaultProps {
  readonly names: Names;
  readonly region: string;
  /** ARN of the region's backup key. Changing it replaces the vault. */
  readonly kmsKeyArn: string;
  /** Locks the vault, and lets nobody delete a recovery point before its time. */
  readonly protect: boolean;
}

/**
 * Holds the recovery points of a region, and the copies of its partner's.
 *
 * The lock is in governance mode: a job that asks for less than {@link LOCKED_RETENTION_DAYS} fails, and nobody
 * shortens or deletes a recovery point unless they may change the lock. Compliance mode, which not even AWS can undo,
 * would keep a mistaken retention for ever, so it is nothing to switch on by default.
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html (2026-11)
 * @resource aws_backup_vault
 */
export class Vault extends Construct {
  readonly resource: BackupVault;
  readonly vaultName: string;

  constructor(scope: Construct, id: string, props: VaultProps) {
    super(scope, id);
    const name = backupVaultName(props.names);
    this.resource = new BackupVault(this, "Resource", {
      name,
      kmsKeyArn: props.kmsKeyArn,
      forceDestroy: !props.protect,
      ...(props.protect ? { lifecycle: { preventDestroy: true } } : {}),
    });
    this.vaultName = this.resource.name;
    if (!props.protect) return;
    new BackupVaultLockConfiguration(this, "Lock", {
      backupVaultName: this.vaultName,
      minRetentionDays: LOCKED_RETENTION_DAYS,
    });
    new BackupVaultPolicy(this, "Policy", {
      backupVaultName: this.vaultName,
      policy: policyDocument([
        {
          // AWS Backup's own expiry does not pass here.
          sid: "KeepRecoveryPoints",
          effect: "Deny",
          actions: ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"],
          // Recovery points have ARNs of their service, so a vault's policy means them by `*`.
          resources: ["*"],
          principals: "*",
        },
        {
          sid: "KeepVault",
          effect: "Deny",
          actions: ["backup:DeleteBackupVault"],
          resources: [backupVaultArn(props.region, props.names.props.account, name)],
          principals: "*",
        },
      ]),
    });
  }
}
