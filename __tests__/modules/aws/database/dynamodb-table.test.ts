import { Names } from "../../../../lib/names/names";
import { DynamodbTable, type DynamodbTableProps } from "../../../../modules/aws/database/dynamodb-table";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const GLOBAL = new Names({ project: "inferloop", environment: "production", account: "123456789012" });
const KEY = "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555";
const PROVISIONED = { read: { min: 5, max: 100 }, write: { min: 2, max: 50 } };

function synthesized(props: Partial<DynamodbTableProps> = {}) {
  return synthesize(
    (scope) =>
      new DynamodbTable(scope, "Table", {
        globalNames: GLOBAL,
        table: "metadata",
        kmsKeyArn: KEY,
        protect: true,
        ...props,
      }),
  );
}
const table = (props: Partial<DynamodbTableProps> = {}) => synthesized(props).resource("aws_dynamodb_table");

describe("DynamodbTable", () => {
  test("minimal props", () => {
    expect(synthesized().json).toMatchSnapshot();
  });

  test("has the documented keys and index", () => {
    expect(table()).toMatchObject({
      name: "inferloop-production-metadata",
      hash_key: "id",
      range_key: "timestamp",
      global_secondary_index: [{ hash_key: "status", range_key: "timestamp" }],
    });
  });

  test("declares exactly the attributes that keys use, because the provider refuses others", () => {
    expect(table().attribute).toEqual([
      { name: "id", type: "S" },
      { name: "timestamp", type: "N" },
      { name: "status", type: "S" },
    ]);
  });

  test("bills on demand, with no capacity beside it", () => {
    const onDemand = table();
    expect(onDemand.billing_mode).toBe("PAY_PER_REQUEST");
    expect(JSON.stringify(onDemand)).not.toContain("capacity");
    expect(synthesized().resources("aws_appautoscaling_target")).toEqual([]);
  });

  test("streams both images, without which it cannot be replicated", () => {
    expect(table()).toMatchObject({ stream_enabled: true, stream_view_type: "NEW_AND_OLD_IMAGES" });
  });

  test("recovers to any point in time and is encrypted with the key", () => {
    expect(table()).toMatchObject({
      point_in_time_recovery: { enabled: true },
      server_side_encryption: { enabled: true, kms_key_arn: KEY },
    });
  });

  test("leaves its replicas to other states", () => {
    expect(table()).not.toHaveProperty("replica");
    expect(table().lifecycle).toMatchObject({ ignore_changes: ["replica"] });
  });

  test("is protected from deletion, whose first act is to delete all replicas", () => {
    expect(table()).toMatchObject({ deletion_protection_enabled: true, lifecycle: { prevent_destroy: true } });
    expect(table({ protect: false }).deletion_protection_enabled).toBe(false);
    expect(table({ protect: false }).lifecycle).toEqual({ ignore_changes: ["replica"] });
  });

  test("is selected for backups", () => {
    expect(table({ tags: { RTO: "1h" } }).tags).toEqual({ RTO: "1h", Backup: "databases" });
  });

  test("starts with the least provisioned capacity and leaves the rest to autoscaling", () => {
    expect(table({ provisioned: PROVISIONED })).toMatchObject({
      billing_mode: "PROVISIONED",
      read_capacity: 5,
      write_capacity: 2,
      global_secondary_index: [{ read_capacity: 5, write_capacity: 2 }],
      lifecycle: { ignore_changes: ["replica", "read_capacity", "write_capacity", "global_secondary_index"] },
    });
  });

  test("scales the table and its index", () => {
    const targets = synthesized({ provisioned: PROVISIONED }).resources("aws_appautoscaling_target");
    expect(targets.map((target) => [target.address, target.scalable_dimension])).toEqual([
      ["aws_appautoscaling_target.table_autoscaling_read", "dynamodb:table:ReadCapacityUnits"],
      ["aws_appautoscaling_target.table_autoscaling_write", "dynamodb:table:WriteCapacityUnits"],
      ["aws_appautoscaling_target.table_index_autoscaling_read", "dynamodb:index:ReadCapacityUnits"],
      ["aws_appautoscaling_target.table_index_autoscaling_write", "dynamodb:index:WriteCapacityUnits"],
    ]);
  });

  test("fails when the names carry a region, because a global table has one name in all of them", () => {
    expect(() => synthesized({ globalNames: testNames() })).toThrow("must not carry a region");
  });
});
