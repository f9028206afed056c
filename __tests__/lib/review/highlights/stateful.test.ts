import { lossOf, statefulHighlights } from "../../../../lib/review/highlights/stateful";
import { UNKNOWN } from "../../../../lib/review/values";
import { change, told, update } from "../../../support/reviews";

describe("losses", () => {
  test.each(["destroy", "replace", "forget"] as const)("%s of what is stateful is one", (action) => {
    expect(lossOf(change("aws_s3_bucket.it", action, { id: "b" }, undefined))).toBe(action);
  });

  test.each(["create", "update", "read", "no-op"] as const)("%s is none", (action) => {
    expect(lossOf(change("aws_s3_bucket.it", action, { id: "b" }, { id: "b" }))).toBeUndefined();
  });

  test("what is not stateful may go", () => {
    expect(lossOf(change("aws_route.it", "destroy", {}, undefined))).toBeUndefined();
  });

  test.each([
    ["a source", {}, { replicate_source_db: "arn:a" }, "demote"],
    ["another source", { replicate_source_db: "arn:a" }, { replicate_source_db: "arn:b" }, "demote"],
    ["a source that is unknown", {}, { replicate_source_db: UNKNOWN }, "demote"],
    ["its source as before", { replicate_source_db: "arn:a" }, { replicate_source_db: "arn:a" }, undefined],
    [
      "no source any more, which is a promotion",
      { replicate_source_db: "arn:a" },
      { replicate_source_db: "" },
      undefined,
    ],
    ["an empty source", {}, { replicate_source_db: "" }, undefined],
  ])("a database that gets %s", (_, before, after, expected) => {
    expect(lossOf(update("aws_db_instance", before, after))).toBe(expected);
  });
});

test("a promotion is told, and does not alert", () => {
  const promoted = update("aws_db_instance", { replicate_source_db: "arn:a" }, { replicate_source_db: "" });
  expect(told(statefulHighlights(promoted))).toEqual([
    "is promoted, and written from then on: replicate_source_db: arn:a → ",
  ]);
});

describe("protection", () => {
  test.each([
    ["deletion_protection", { deletion_protection: true }, { deletion_protection: false }],
    ["deletion_protection left out", { deletion_protection_enabled: true }, {}],
    ["prevent_destroy", { lifecycle: { prevent_destroy: true } }, { lifecycle: {} }],
    ["prevent_destroy with its block", { lifecycle: [{ prevent_destroy: true }] }, {}],
    ["force_destroy", { force_destroy: false }, { force_destroy: true }],
    ["force_destroy that was not there", {}, { force_destroy: true }],
    ["the final snapshot", { skip_final_snapshot: false }, { skip_final_snapshot: true }],
  ])("that is taken away alerts: %s", (_, before, after) => {
    expect(told(statefulHighlights(update("aws_db_instance", before, after)))).toEqual([
      expect.stringMatching(/^protection is taken away: /),
    ]);
  });

  test.each([
    ["deletion_protection that comes", { deletion_protection: false }, { deletion_protection: true }],
    ["force_destroy that goes", { force_destroy: true }, { force_destroy: false }],
    ["a flag that was never on", { deletion_protection: false }, {}],
    ["a flag that is off in words now", {}, { deletion_protection: false }],
    ["longer backups", { backup_retention_period: 7 }, { backup_retention_period: 14 }],
    ["backups of unknown length", { backup_retention_period: 7 }, { backup_retention_period: UNKNOWN }],
    ["versions that begin", {}, { versioning_configuration: [{ status: "Enabled" }] }],
  ])("does not alert for %s", (_, before, after) => {
    expect(told(statefulHighlights(update("aws_db_instance", before, after)))).toEqual([]);
  });

  test.each([
    ["backup_retention_period", { backup_retention_period: 7 }, { backup_retention_period: 1 }],
    ["a key's waiting time", { deletion_window_in_days: 30 }, { deletion_window_in_days: 7 }],
    ["a text that is a number", { retention_in_days: "90" }, { retention_in_days: "30" }],
    [
      "a plan's deep setting",
      { rule: [{ lifecycle: [{ delete_after: 35 }] }] },
      { rule: [{ lifecycle: [{ delete_after: 7 }] }] },
    ],
    ["a time that is left out", { snapshot_retention_limit: 7 }, {}],
  ])("that ends earlier alerts: %s", (_, before, after) => {
    expect(told(statefulHighlights(update("aws_backup_plan", before, after)))).toEqual([
      expect.stringMatching(/^is kept for a shorter time: /),
    ]);
  });

  test("says which versions and which recovery end", () => {
    const versions = (status: string) => ({ versioning_configuration: [{ status }] });
    expect(
      told(statefulHighlights(update("aws_s3_bucket_versioning", versions("Enabled"), versions("Suspended")))),
    ).toEqual(["versions are not kept any more: versioning_configuration[0].status: Enabled → Suspended"]);
    const recovery = (enabled: boolean) => ({ point_in_time_recovery: { enabled } });
    expect(told(statefulHighlights(update("aws_dynamodb_table", recovery(true), recovery(false))))).toEqual([
      "point-in-time recovery is turned off: point_in_time_recovery.enabled: true → false",
    ]);
  });

  test("goes with the resource that gave it", () => {
    const gone = change("aws_s3_bucket_replication_configuration.it", "destroy", { bucket: "b" }, undefined);
    expect(told(statefulHighlights(gone))).toEqual(["protection is taken away: is destroyed"]);
  });

  test("of what is new is not compared with anything", () => {
    expect(statefulHighlights(change("aws_s3_bucket.it", "create", undefined, { force_destroy: true }))).toEqual([]);
  });
});
