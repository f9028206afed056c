import type { Construct } from "constructs";
import { AlarmGroup, type Alerting, ANY_FAILURE } from "./alarm-group";
import type { Metric, Severity } from "./metric-alarm";

/** Streams keep a record for a day; an hour behind, a function will not catch up by itself. */
const STREAM_AGE = { threshold: 3_600_000, periods: 3, periodSeconds: 300 } as const;

export interface FunctionAlarmsProps {
  readonly alerting: Alerting;
  /** What the function is for. */
  readonly fn: string;
  readonly functionName: string;
  /** Its time limit. Unit: seconds. */
  readonly timeoutSeconds: number;
  /** How bad a failed run is. @default "warning" */
  readonly severity?: Severity;
  /** Reads a stream of changes. @default false */
  readonly readsStream?: boolean;
}

/** Alarms on a Lambda function. @resource aws_cloudwatch_metric_alarm */
export class FunctionAlarms extends AlarmGroup {
  constructor(scope: Construct, id: string, props: FunctionAlarmsProps) {
    super(scope, id, props.alerting);
    const { fn, functionName, timeoutSeconds, severity = "warning", readsStream = false } = props;
    const { settings } = props.alerting;
    const metric = (name: string, statistic: string): Metric => ({
      namespace: "AWS/Lambda",
      name,
      dimensions: { FunctionName: functionName },
      statistic,
    });
    this.add("Errors", {
      alarm: `function-${fn}-errors`,
      watches: `Failed runs of the function ${fn}`,
      severity,
      metric: metric("Errors", "Sum"),
      when: "above",
      setting: settings.functionErrors,
      silence: "notBreaching",
      essential: true,
    });
    this.add("Throttles", {
      alarm: `function-${fn}-throttles`,
      watches: `Runs of the function ${fn} that found no room`,
      severity: "warning",
      metric: metric("Throttles", "Sum"),
      when: "above",
      setting: ANY_FAILURE,
      silence: "notBreaching",
    });
    this.add("Duration", {
      alarm: `function-${fn}-duration`,
      watches: `Longest run of the function ${fn} (milliseconds)`,
      severity: "warning",
      metric: metric("Duration", "Maximum"),
      when: "above",
      setting: {
        ...settings.functionDuration,
        threshold: Math.floor(timeoutSeconds * 10 * settings.functionDuration.threshold),
      },
      silence: "notBreaching",
    });
    if (!readsStream) return;
    this.add("StreamAge", {
      alarm: `function-${fn}-stream-age`,
      watches: `Lag of the function ${fn} behind its stream (milliseconds)`,
      severity: "critical",
      metric: metric("IteratorAge", "Maximum"),
      when: "above",
      setting: STREAM_AGE,
      silence: "notBreaching",
    });
  }
}
