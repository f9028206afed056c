import { type BackupClass, backupTags } from "../../../../lib/tags/backup";
import { BackupPlan, type BackupPlanProps } from "../../../../modules/aws/backup/backup-plan";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const COPY = "arn:aws:backup:us-west-2:123456789012:backup-vault:inferloop-production-usw2-backup";

function plan(backupClass: BackupClass, props: Partial<BackupPlanProps> = {}) {
  return synthesize(
    (scope) =>
      new BackupPlan(scope, "Backup", {
        names: testNames(),
        backupClass,
        vault: "inferloop-production-use1-backup",
        roleArn: "arn:aws:iam::123456789012:role/inferloop-production-use1-backup",
        ...props,
      }),
  );
}
const rule = (backupClass: BackupClass, props: Partial<BackupPlanProps> = {}) =>
  (plan(backupClass, props).resource("aws_backup_plan").rule as object[])[0];

describe("BackupPlan", () => {
  test("minimal props", () => {
    expect(plan("volumes").json).toMatchSnapshot();
  });

  test("keeps daily snapshots of volumes for 7 days", () => {
    expect(rule("volumes")).toMatchObject({ schedule: "cron(0 8 * * ? *)", lifecycle: { delete_after: 7 } });
  });

  test("keeps daily backups of databases for 35 days", () => {
    expect(rule("databases")).toMatchObject({ schedule: "cron(0 8 * * ? *)", lifecycle: { delete_after: 35 } });
  });

  test("backs files up hourly", () => {
    expect(rule("files")).toMatchObject({ schedule: "cron(0 * * * ? *)", lifecycle: { delete_after: 7 } });
  });

  test("gives the first backup of something large a day", () => {
    expect(rule("files")).toMatchObject({ start_window: 60, completion_window: 1440 });
  });

  test("copies to the other vault what it keeps, for as long", () => {
    expect(rule("databases", { copyToVaultArn: COPY })).toMatchObject({
      target_vault_name: "inferloop-production-use1-backup",
      copy_action: [{ destination_vault_arn: COPY, lifecycle: { delete_after: 35 } }],
    });
    expect(rule("databases")).not.toHaveProperty("copy_action");
  });

  test("selects by the tag that modules set, within its own deployment only", () => {
    const selection = plan("files").resource("aws_backup_selection");
    expect(selection.resources).toEqual(["*"]);
    expect(selection).not.toHaveProperty("selection_tag");
    expect(selection.condition).toEqual([
      {
        string_equals: [
          { key: "aws:ResourceTag/Backup", value: backupTags("files").Backup },
          { key: "aws:ResourceTag/Project", value: "inferloop" },
          { key: "aws:ResourceTag/Environment", value: "production" },
        ],
      },
    ]);
  });
});
