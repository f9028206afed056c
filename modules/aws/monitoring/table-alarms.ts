import type { Construct } from "constructs";
import { STATUS_INDEX } from "../database/dynamodb-table";
import { AlarmGroup, type Alerting, ANY_FAILURE } from "./alarm-group";
import { lagSetting } from "./lag";
import type { Metric } from "./metric-alarm";

/** Requests whose internal errors are counted. CloudWatch has no sum over them, and an alarm ends at ten metrics. */
const OPERATIONS = [
  "GetItem",
  "PutItem",
  "UpdateItem",
  "DeleteItem",
  "Query",
  "Scan",
  "BatchGetItem",
  "BatchWriteItem",
  "TransactGetItems",
  "TransactWriteItems",
] as const;

export interface TableAlarmsProps {
  readonly alerting: Alerting;
  /** What the table is for. */
  readonly table: string;
  /** Its physical name, the same in all regions. */
  readonly tableName: string;
  /** Its tier's recovery point. Unit: minutes. */
  readonly rpoMinutes: number;
  /** The other regions that hold it. Their copies are behind by what this region has not sent yet. */
  readonly receivers: readonly string[];
}

/** Alarms on a region's copy of a table. @resource aws_cloudwatch_metric_alarm */
export class TableAlarms extends AlarmGroup {
  constructor(scope: Construct, id: string, { alerting, table, tableName, rpoMinutes, receivers }: TableAlarmsProps) {
    super(scope, id, alerting);
    const { settings } = alerting;
    const metric = (name: string, dimensions: Metric["dimensions"], statistic: string): Metric => ({
      namespace: "AWS/DynamoDB",
      name,
      dimensions: { TableName: tableName, ...dimensions },
      statistic,
    });
    const index = { GlobalSecondaryIndexName: STATUS_INDEX };
    this.add("Throttles", {
      alarm: `table-${table}-throttles`,
      watches: `Throttled requests of the table ${table}`,
      severity: "warning",
      metric: {
        expression: "SUM(FILL(METRICS(), 0))",
        metrics: ["ReadThrottleEvents", "WriteThrottleEvents"].flatMap((name) => [
          metric(name, {}, "Sum"),
          metric(name, index, "Sum"),
        ]),
      },
      when: "above",
      setting: ANY_FAILURE,
      silence: "notBreaching",
      essential: true,
    });
    this.add("SystemErrors", {
      alarm: `table-${table}-system-errors`,
      watches: `Requests of the table ${table} that DynamoDB failed`,
      severity: "warning",
      metric: {
        expression: "SUM(FILL(METRICS(), 0))",
        metrics: OPERATIONS.map((Operation) => metric("SystemErrors", { Operation }, "Sum")),
      },
      when: "above",
      setting: settings.serverErrors,
      silence: "notBreaching",
    });
    for (const receiver of receivers) {
      this.add(`ReplicationLag-${receiver}`, {
        alarm: `table-${table}-replication-lag-${receiver}`,
        watches: `Lag of the table ${table} in ${receiver} (milliseconds)`,
        severity: "critical",
        metric: metric("ReplicationLatency", { ReceivingRegion: receiver }, "Maximum"),
        when: "above",
        setting: lagSetting(settings.replicationLag, rpoMinutes, 1_000),
        // Only writes are measured.
        silence: "notBreaching",
        essential: true,
      });
    }
  }
}
