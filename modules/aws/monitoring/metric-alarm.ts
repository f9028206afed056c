import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";
import { type AlarmSetting, LONGEST_WINDOW_SECONDS, SHORT_PERIODS } from "../../../lib/config/aws/alarm-kinds";
import { ConfigurationError, requireInRange, requireOneOf } from "../../../lib/errors/configuration-error";
import type { Names } from "../../../lib/names/names";

/** Critical: users or data suffer, or will soon. Warning: somebody looks at it in working hours. */
export const SEVERITIES = ["critical", "warning"] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * What an alarm makes of silence. `breaching` for what must never be silent, `notBreaching` for what only reports when
 * something is wrong, `missing` for what may be silent without anything being known, `ignore` keeps the last state.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html (2026-11)
 */
export const SILENCE = ["missing", "ignore", "breaching", "notBreaching"] as const;
export type Silence = (typeof SILENCE)[number];

/** The statistics that are no percentiles. */
const STATISTICS: ReadonlySet<string> = new Set(["Average", "Sum", "Minimum", "Maximum", "SampleCount"]);
const PERCENTILE = /^p(\d{1,2}(\.\d{1,2})?|100)$/;

/**
 * Most metrics of one alarm.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html (2026-11)
 */
const MAX_METRICS = 10;

/** One metric in CloudWatch's words. */
export interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** `Average`, `Sum`, `Minimum`, `Maximum`, `SampleCount`, or a percentile like `p95`. */
  readonly statistic: string;
}

/** Several metrics that become one value. In the expression they are `m1`, `m2` ... and all together `METRICS()`. */
export interface MetricMath {
  readonly expression: string;
  readonly metrics: readonly Metric[];
}

interface AlarmProps extends AlarmSetting {
  readonly names: Names;
  /** What it watches, as part of its name. */
  readonly alarm: string;
  /** What it watches, in words. */
  readonly watches: string;
  readonly severity: Severity;
  readonly silence: Silence;
  readonly topicArn: string;
  /** Nobody is told while it is false. @default true */
  readonly active?: boolean;
}

/** What is compared: with the threshold, or with so many standard deviations from what is usual. */
export type Compared =
  | { readonly when: "above" | "below"; readonly metric: Metric | MetricMath }
  | { readonly when: "anomaly"; readonly metric: Metric };

export type MetricAlarmProps = AlarmProps & Compared;

/**
 * An alarm that tells the region's alert topic when it goes off. Its name and its text say how severe it is.
 *
 * It is replaced and removed only after what refers to it has let go: AWS refuses to delete an alarm that a composite
 * one still watches.
 * @resource aws_cloudwatch_metric_alarm
 */
export class MetricAlarm extends Construct {
  readonly resource: CloudwatchMetricAlarm;
  readonly severity: Severity;
  /** Whether it tells anybody. */
  readonly active: boolean;

  constructor(scope: Construct, id: string, props: MetricAlarmProps) {
    super(scope, id);
    this.severity = props.severity;
    this.active = props.active ?? true;
    this.checkWindow(props);
    const metrics = "metrics" in props.metric ? props.metric.metrics : [props.metric];
    for (const { statistic } of metrics) this.checkStatistic(statistic);
    requireInRange(this, "metrics", metrics.length, { min: 1, max: MAX_METRICS }, "metrics");

    this.resource = new CloudwatchMetricAlarm(this, "Resource", {
      alarmName: props.names.of("cloudwatchAlarm", `${props.severity}-${props.alarm}`),
      alarmDescription: described(props),
      actionsEnabled: this.active,
      alarmActions: [props.topicArn],
      evaluationPeriods: props.periods,
      datapointsToAlarm: props.periods,
      treatMissingData: props.silence,
      ...watched(props),
      tags: { Severity: props.severity },
      lifecycle: { createBeforeDestroy: true },
    });
  }

  private checkWindow({ periods, periodSeconds }: AlarmSetting): void {
    if (periodSeconds % 60 !== 0) requireOneOf(this, "periodSeconds", periodSeconds, SHORT_PERIODS);
    requireInRange(this, "periodSeconds", periodSeconds, { min: 10, max: LONGEST_WINDOW_SECONDS }, "seconds");
    requireInRange(this, "periods", periods, { min: 1, max: LONGEST_WINDOW_SECONDS / periodSeconds }, "periods");
  }

  private checkStatistic(statistic: string): void {
    if (STATISTICS.has(statistic) || PERCENTILE.test(statistic)) return;
    throw new ConfigurationError(this, {
      prop: "statistic",
      rule: `one of ${[...STATISTICS].join(", ")} or a percentile`,
      got: statistic,
      fix: "write percentiles like p95",
    });
  }
}

/** One sentence for the people who are woken, which cannot differ from what the alarm does. */
function described(props: MetricAlarmProps): string {
  const { severity, watches, when, threshold, periods, periodSeconds, silence } = props;
  const limit = when === "anomaly" ? `more than ${threshold} standard deviations from usual` : `${when} ${threshold}`;
  const time = periods === 1 ? `${periodSeconds} seconds` : `${periods} periods of ${periodSeconds} seconds`;
  const said = `${severity.toUpperCase()}: ${watches} ${limit} for ${time}.`;
  return silence === "breaching" ? `${said} No value is an alarm too.` : said;
}

const queries = (metrics: readonly Metric[], periodSeconds: number, returnData: boolean) =>
  metrics.map(({ namespace, name, dimensions, statistic }, index) => ({
    id: `m${index + 1}`,
    returnData,
    metric: { namespace, metricName: name, dimensions, period: periodSeconds, stat: statistic },
  }));

/** The metric as the alarm's arguments: plain where it is one, queries where it is several or compared with a band. */
function watched(props: MetricAlarmProps) {
  const { threshold, periodSeconds } = props;
  if (props.when === "anomaly") {
    const expression = `ANOMALY_DETECTION_BAND(m1, ${threshold})`;
    return {
      comparisonOperator: "LessThanLowerOrGreaterThanUpperThreshold",
      thresholdMetricId: "band",
      metricQuery: [
        ...queries([props.metric], periodSeconds, true),
        { id: "band", expression, label: "usual", returnData: true },
      ],
    };
  }
  const comparison = {
    comparisonOperator: props.when === "above" ? "GreaterThanThreshold" : "LessThanThreshold",
    threshold,
  };
  if ("metrics" in props.metric) {
    const { expression, metrics } = props.metric;
    const value = { id: "value", expression, label: props.watches, returnData: true };
    return { ...comparison, metricQuery: [...queries(metrics, periodSeconds, false), value] };
  }
  const { namespace, name, dimensions, statistic } = props.metric;
  return {
    ...comparison,
    namespace,
    metricName: name,
    dimensions,
    period: periodSeconds,
    // A percentile of a handful of requests says nothing.
    ...(PERCENTILE.test(statistic)
      ? { extendedStatistic: statistic, evaluateLowSampleCountPercentiles: "ignore" }
      : { statistic }),
  };
}
