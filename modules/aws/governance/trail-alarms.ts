import { CloudwatchLogMetricFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-metric-filter";
import { Construct } from "constructs";
import type { Names } from "../../../lib/names/names";
import { MetricAlarm } from "../monitoring/metric-alarm";
import { TRAIL_EVENTS } from "./trail-events";

/** Namespace of what the filters count. */
export const AUDIT_NAMESPACE = "Inferloop/Audit";

export interface TrailAlarmsProps {
  /** Names outside regions. */
  readonly names: Names;
  /** Log group of the trail. */
  readonly logGroupName: string;
  /** A topic in the trail's region that lets CloudWatch publish. */
  readonly alertTopicArn: string;
}

/**
 * Tells people of calls that nobody should make by the way. An apply changes networks and policies, too: such an alarm
 * right after one needs no other explanation.
 * @resource aws_cloudwatch_log_metric_filter, aws_cloudwatch_metric_alarm
 */
export class TrailAlarms extends Construct {
  constructor(scope: Construct, id: string, { names, logGroupName, alertTopicArn }: TrailAlarmsProps) {
    super(scope, id);
    for (const { name, what, severity = "warning", pattern, above = 0 } of TRAIL_EVENTS) {
      const metric = names.of("metricFilter", name);
      new CloudwatchLogMetricFilter(this, `${name}-filter`, {
        name: metric,
        logGroupName,
        pattern,
        metricTransformation: { namespace: AUDIT_NAMESPACE, name: metric, value: "1" },
      });
      new MetricAlarm(this, name, {
        names,
        topicArn: alertTopicArn,
        alarm: `audit-${name}`,
        watches: `${what} in the trail`,
        severity,
        // The filter counts only what it finds.
        silence: "notBreaching",
        metric: { namespace: AUDIT_NAMESPACE, name: metric, dimensions: {}, statistic: "Sum" },
        when: "above",
        threshold: above,
        periods: 1,
        periodSeconds: 300,
      });
    }
  }
}
