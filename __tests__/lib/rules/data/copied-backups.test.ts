import { copiedBackups } from "../../../../lib/rules/data/copied-backups";
import { members } from "../../../../lib/rules/parts";
import type { JsonObject } from "../../../../lib/terraform/stack-files";
import { attributes, type Draft, testFaults, testHolds } from "../../../support/rules";

const PLAN = "aws_backup_plan.backup_databases";

/** The plan's only rule, to be changed. */
function ruleOf(draft: Draft): JsonObject {
  const [rule] = members(attributes(draft, PLAN).rule);
  if (rule === undefined) throw new Error(`${PLAN} has no rule`);
  return rule;
}

const copyTo = (vault: string) => [{ destination_vault_arn: vault }];

describe("DA-12, copied backups", () => {
  testHolds(copiedBackups);

  testFaults(copiedBackups, [
    [
      "backups that stay in their region",
      "aws-us-east-1-data",
      (draft) => {
        delete ruleOf(draft).copy_action;
      },
      { address: PLAN, what: "its backups stay in their region" },
    ],
    [
      "a copy within the region",
      "aws-us-east-1-data",
      (draft) => {
        ruleOf(draft).copy_action = copyTo("arn:aws:backup:us-east-1:123456789012:backup-vault:other");
      },
      { address: PLAN, what: "it copies within its region" },
    ],
    [
      "a copy to a vault that nothing creates",
      "aws-us-east-1-data",
      (draft) => {
        ruleOf(draft).copy_action = copyTo("arn:aws:backup:us-west-2:123456789012:backup-vault:other");
      },
      { address: PLAN, what: "there is no vault other in us-west-2" },
    ],
    [
      "a vault without a lock",
      "aws-us-west-2-foundation",
      (draft) => {
        delete draft.json.resource?.aws_backup_vault_lock_configuration;
      },
      { address: "aws_backup_vault.vault" },
    ],
  ]);
});
