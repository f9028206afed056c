import { isStateful } from "../../graph/stateful";
import type { Change } from "../change";
import type { Difference } from "../differences";
import { equal, isNone, isObject, type Value } from "../values";
import { changes, changeText, type Finder, goes, type Highlight, numberOf, plainPath } from "./highlight";

/** What would lose data, a key or an identity that others use. */
export const LOSSES = ["destroy", "replace", "forget", "demote"] as const;
export type LossAction = (typeof LOSSES)[number];

/** The loss that a change is. Undefined if it loses nothing. */
export function lossOf(change: Change): LossAction | undefined {
  const { action, type, before, after } = change;
  if (!isStateful(type)) return undefined;
  if (action === "destroy" || action === "replace" || action === "forget") return action;
  return action === "update" && becomesReplica(before, after) ? "demote" : undefined;
}

/** An empty source is none. */
const hasSource = (source: Value | undefined): boolean => !isNone(source) && source !== "";

function becomesReplica(before: Value | undefined, after: Value | undefined): boolean {
  const [was, is] = [before, after].map((value) => (isObject(value) ? value.replicate_source_db : undefined));
  return hasSource(is) && !equal(was, is);
}

/** What happens to the data. */
export const LOSS_TEXT: Readonly<Record<LossAction, string>> = {
  destroy: "is destroyed",
  replace: "is replaced: the old one is destroyed",
  forget: "leaves the state and is managed by nobody",
  demote: "becomes a replica, which AWS refuses",
};

/** Flags that protect, and the value that takes the protection away. */
const PROTECTION: Readonly<Record<string, boolean>> = {
  delete_automated_backups: true,
  deletion_protection: false,
  deletion_protection_enabled: false,
  disable_api_termination: false,
  enable_deletion_protection: false,
  enable_termination_protection: false,
  force_delete: true,
  force_destroy: true,
  point_in_time_recovery: false,
  prevent_destroy: false,
  skip_final_snapshot: true,
  termination_protection: false,
};

/** Settings by which backups and deleted things are kept. Lower is less safe. Unit: days. */
const KEPT_DAYS =
  /^(backup_retention_period|deletion_window_in_days|delete_after|min_retention_days|recovery_period_in_days|recovery_window_in_days|retention_in_days|snapshot_retention_limit)$/;

/** Resources that keep others safe and hold nothing themselves. */
const GUARDS: ReadonlySet<string> = new Set([
  "aws_backup_plan",
  "aws_backup_selection",
  "aws_backup_vault_lock_configuration",
  "aws_backup_vault_policy",
  "aws_db_instance_automated_backups_replication",
  "aws_ecr_replication_configuration",
  "aws_efs_backup_policy",
  "aws_efs_replication_configuration",
  "aws_s3_bucket_object_lock_configuration",
  "aws_s3_bucket_replication_configuration",
  "aws_s3_bucket_versioning",
]);

/** Protection that a change takes away. Losses are told apart from these. */
export const statefulHighlights: Finder = (change) => {
  if (goes(change) && GUARDS.has(change.type)) return [{ alert: "protection is taken away", what: ["is destroyed"] }];
  return changes(change) ? change.differences.flatMap(weakened) : [];
};

function weakened(difference: Difference): Highlight[] {
  const { name, path, before, after } = difference;
  const alert = (why: string): Highlight[] => [{ alert: why, what: changeText(difference) }];
  if (name === "replicate_source_db" && hasSource(before) && !hasSource(after)) {
    return [{ what: ["is promoted, and written from then on: ", ...changeText(difference)] }];
  }
  const taken = PROTECTION[name];
  const isTaken =
    taken === true ? before !== true && after === true : before === true && (after === false || isNone(after));
  if (taken !== undefined && isTaken) return alert("protection is taken away");
  if (/(^|\.)point_in_time_recovery\.enabled$/.test(plainPath(path)) && before === true && after !== true) {
    return alert("point-in-time recovery is turned off");
  }
  if (/(^|\.)versioning_configuration\.status$/.test(plainPath(path)) && before === "Enabled") {
    return alert("versions are not kept any more");
  }
  if (KEPT_DAYS.test(name)) {
    const [was, is] = [numberOf(before), numberOf(after)];
    if (was !== undefined && (is === undefined ? isNone(after) : is < was)) return alert("is kept for a shorter time");
  }
  return [];
}
