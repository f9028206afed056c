import { CloudwatchLogMetricFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-metric-filter";
import type { Construct } from "constructs";
import type { AlarmSetting } from "../../../lib/config/aws/alarm-kinds";
import { logMetricNamespace } from "../../../lib/identifiers/aws-names";
import { AlarmGroup, type Alerting } from "./alarm-group";
import type { Metric } from "./metric-alarm";

/** What is counted in a log: entries are JSON objects, as the documents want them. */
export interface LogCount {
  /** Part of the metric's and the alarm's name. */
  readonly name: string;
  /** What is counted, in words. */
  readonly what: string;
  /** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html (2026-11) */
  readonly pattern: string;
}

const SEVERE = ["ERROR", "error", "CRITICAL", "critical", "FATAL", "fatal"].map((level) => `($.level = "${level}")`);

/** Entries of the levels error and above. */
export const ERRORS: LogCount = { name: "errors", what: "Errors", pattern: `{ ${SEVERE.join(" || ")} }` };

/** Entries of a sign-in that was refused, as services write them to the audit log. */
export const FAILED_SIGN_INS: LogCount = {
  name: "failed-sign-ins",
  what: "Refused sign-ins",
  pattern: '{ ($.event = "authentication") && ($.outcome = "failure") }',
};

export interface LogAlarmsProps {
  readonly alerting: Alerting;
  /** Whose log it is. */
  readonly log: string;
  readonly logGroupName: string;
  readonly count: LogCount;
  readonly setting: AlarmSetting;
}

/** The metric that a log's entries of one kind make. */
export function logMetric(names: Alerting["names"], log: string, count: LogCount): Metric {
  return {
    namespace: logMetricNamespace(names),
    name: `${log}-${count.name}`,
    dimensions: {},
    statistic: "Sum",
  };
}

/** Counts entries of a log, and the alarm on their number. @resource aws_cloudwatch_log_metric_filter */
export class LogAlarms extends AlarmGroup {
  readonly resource: CloudwatchLogMetricFilter;

  constructor(scope: Construct, id: string, { alerting, log, logGroupName, count, setting }: LogAlarmsProps) {
    super(scope, id, alerting);
    const metric = logMetric(alerting.names, log, count);
    this.resource = new CloudwatchLogMetricFilter(this, "Resource", {
      name: alerting.names.of("metricFilter", metric.name),
      logGroupName,
      pattern: count.pattern,
      metricTransformation: { namespace: metric.namespace, name: metric.name, value: "1", defaultValue: "0" },
    });
    this.add("Alarm", {
      alarm: `log-${metric.name}`,
      watches: `${count.what} in the log of ${log}`,
      severity: "warning",
      metric,
      when: "above",
      setting,
      silence: "notBreaching",
    });
  }
}
