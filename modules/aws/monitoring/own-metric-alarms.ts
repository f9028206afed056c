import type { Construct } from "constructs";
import type { OwnMetric } from "../../../lib/config/aws/monitoring";
import { AlarmGroup, type Alerting } from "./alarm-group";
import type { Metric } from "./metric-alarm";

export interface OwnMetricAlarmsProps {
  readonly alerting: Alerting;
  readonly own: OwnMetric;
}

/** A metric of the services, in CloudWatch's words. */
export function ownMetric({ namespace, metric, dimensions, statistic }: OwnMetric): Metric {
  return { namespace, name: metric, dimensions, statistic };
}

/** The alarm that the deployment file wants on a metric of the services. @resource aws_cloudwatch_metric_alarm */
export class OwnMetricAlarms extends AlarmGroup {
  constructor(scope: Construct, id: string, { alerting, own }: OwnMetricAlarmsProps) {
    super(scope, id, alerting);
    if (own.alarm === undefined) return;
    const { when, severity, silence, ...setting } = own.alarm;
    this.add("Alarm", {
      alarm: `own-${own.name}`,
      watches: `${own.statistic} of ${own.namespace} ${own.metric}`,
      severity,
      metric: ownMetric(own),
      when,
      setting,
      silence: silence ? "breaching" : "notBreaching",
      essential: true,
    });
  }
}
