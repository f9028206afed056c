import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";
import { GATE_METRIC, gateAlarmName, gateDimensions } from "../../../lib/identifiers/aws-names";
import type { Names } from "../../../lib/names/names";

/** Values of the metric: what a failover publishes, and what a failback does. */
export const GATE_VALUES = { closed: 1, open: 0 } as const;

export interface FailoverGateProps {
  readonly names: Names;
  readonly region: string;
  /** Told when the gate closes. */
  readonly alertTopicArn: string;
}

/**
 * A latched alarm: one published {@link GATE_VALUES}.closed sets it, silence keeps it, and only a published `open` clears
 * it. While it is set, traffic stays away from the partner's region, also when that region looks healthy again, until
 * people have looked at its data.
 *
 * Route 53 does not read the alarm but watches the same metric by itself, with the alarm's settings; its health check
 * must keep the last known status when no data comes, as this alarm does.
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html (2026-11)
 * @resource aws_cloudwatch_metric_alarm
 */
export class FailoverGate extends Construct {
  readonly resource: CloudwatchMetricAlarm;

  constructor(scope: Construct, id: string, props: FailoverGateProps) {
    super(scope, id);
    this.resource = new CloudwatchMetricAlarm(this, "Resource", {
      alarmName: gateAlarmName(props.names),
      alarmDescription: "Set: traffic stays away from the partner region. Cleared only by a failback.",
      namespace: GATE_METRIC.namespace,
      metricName: GATE_METRIC.name,
      dimensions: gateDimensions(props.names, props.region),
      statistic: "Maximum",
      period: 60,
      evaluationPeriods: 1,
      datapointsToAlarm: 1,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: GATE_VALUES.closed,
      treatMissingData: "ignore",
      alarmActions: [props.alertTopicArn],
    });
  }
}
