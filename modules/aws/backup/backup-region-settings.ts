import { BackupRegionSettings as CfBackupRegionSettings } from "@cdktf/provider-aws/lib/backup-region-settings";
import { Construct } from "constructs";

/**
 * Lets AWS Backup handle what the deployment backs up. One setting for the account and region: only the deployment that
 * owns the account may create it. Without the management of DynamoDB its backups cannot be copied to another region.
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/advanced-ddb-backup.html (2026-11)
 * @resource aws_backup_region_settings
 */
export class BackupRegionSettings extends Construct {
  readonly resource: CfBackupRegionSettings;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.resource = new CfBackupRegionSettings(this, "Resource", {
      resourceTypeOptInPreference: { DynamoDB: true, EBS: true, EFS: true, RDS: true },
      resourceTypeManagementPreference: { DynamoDB: true, EFS: true },
      // AWS answers with every type that it knows, and knows more each year.
      lifecycle: { ignoreChanges: ["resource_type_opt_in_preference", "resource_type_management_preference"] },
    });
  }
}
