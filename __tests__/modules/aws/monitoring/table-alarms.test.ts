import { TableAlarms, type TableAlarmsProps } from "../../../../modules/aws/monitoring/table-alarms";
import { alarm, alarmIds, testAlerting } from "../../../support/alarms";
import { synthesize } from "../../../support/synth";

const MINIMAL: TableAlarmsProps = {
  alerting: testAlerting(),
  table: "metadata",
  tableName: "inferloop-production-metadata",
  rpoMinutes: 60,
  receivers: ["us-west-2"],
};
const build = (overrides: Partial<TableAlarmsProps> = {}) =>
  synthesize((scope) => new TableAlarms(scope, "Table", { ...MINIMAL, ...overrides }));

describe("TableAlarms", () => {
  test("with minimal props", () => {
    expect(build().json).toMatchSnapshot();
  });

  test("counts throttles of the table and of its index", () => {
    const { metric_query, threshold } = alarm(build(), "table_throttles");
    expect(threshold).toBe(0);
    expect(metric_query).toMatchObject([
      { metric: { metric_name: "ReadThrottleEvents" } },
      { metric: { metric_name: "ReadThrottleEvents", dimensions: { GlobalSecondaryIndexName: "status-timestamp" } } },
      { metric: { metric_name: "WriteThrottleEvents" } },
      { metric: { metric_name: "WriteThrottleEvents", dimensions: { GlobalSecondaryIndexName: "status-timestamp" } } },
      { expression: "SUM(FILL(METRICS(), 0))" },
    ]);
  });

  test("watches the way to every other region, within the recovery point", () => {
    const stack = build({ receivers: ["us-west-2", "eu-west-1"], rpoMinutes: 15 });
    expect(alarmIds(stack).filter((id) => id.includes("lag"))).toEqual([
      "table_replication_lag_us_west_2",
      "table_replication_lag_eu_west_1",
    ]);
    expect(alarm(stack, "table_replication_lag_eu_west_1")).toMatchObject({
      metric_name: "ReplicationLatency",
      dimensions: { TableName: "inferloop-production-metadata", ReceivingRegion: "eu-west-1" },
      threshold: 450_000,
      treat_missing_data: "notBreaching",
    });
  });

  test("a table in one region has no way to watch", () => {
    expect(alarmIds(build({ receivers: [] }))).toEqual(["table_throttles", "table_system_errors"]);
  });
});
