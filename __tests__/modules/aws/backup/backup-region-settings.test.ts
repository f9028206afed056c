import { BackupRegionSettings } from "../../../../modules/aws/backup/backup-region-settings";
import { synthesize } from "../../../support/synth";

describe("BackupRegionSettings", () => {
  const stack = synthesize((scope) => new BackupRegionSettings(scope, "Settings"));
  const settings = stack.resource("aws_backup_region_settings");

  test("minimal props", () => {
    expect(stack.json).toMatchSnapshot();
  });

  test("opts in what the deployment backs up", () => {
    expect(settings.resource_type_opt_in_preference).toEqual({ DynamoDB: true, EBS: true, EFS: true, RDS: true });
  });

  test("manages DynamoDB, whose backups could not be copied to another region otherwise", () => {
    expect(settings.resource_type_management_preference).toMatchObject({ DynamoDB: true });
  });

  test("does not plan changes for types that AWS adds", () => {
    expect(settings.lifecycle).toEqual({
      ignore_changes: ["resource_type_opt_in_preference", "resource_type_management_preference"],
    });
  });
});
