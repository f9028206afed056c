import { AutoscalingPolicy } from "@cdktf/provider-aws/lib/autoscaling-policy";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";
import { ConfigurationError } from "../../../lib/errors/configuration-error";
import type { Names } from "../../../lib/names/names";

/** One look at the processors; the documents count in these and give no length. Unit: seconds. */
const PERIOD_SECONDS = 300;

/** The documented two periods upwards. Downwards one more: what was ended too early has to start again. */
const PERIODS = { up: 2, down: 3 } as const;

/** How long a new instance takes before it carries load. Unit: seconds. */
const WARMUP_SECONDS = 300;

export interface AutoScalingStepsProps {
  /** The group grows above it. Unit: per cent of the processors. */
  readonly abovePercent: number;
  /** The group shrinks below it. Unit: per cent of the processors. */
  readonly belowPercent: number;
  readonly autoScalingGroupName: string;
  /** What the group is for. */
  readonly group: string;
  readonly names: Names;
}

/**
 * Makes a group grow and shrink by one instance at a time, by the use of its processors.
 * @resource aws_autoscaling_policy, aws_cloudwatch_metric_alarm
 */
export class AutoScalingSteps extends Construct {
  constructor(scope: Construct, id: string, props: AutoScalingStepsProps) {
    super(scope, id);
    const { abovePercent, belowPercent } = props;
    if (belowPercent >= abovePercent) {
      throw new ConfigurationError(this, {
        prop: "belowPercent",
        rule: `below 'abovePercent' (${abovePercent})`,
        got: String(belowPercent),
        fix: "lower it, or the group never rests",
      });
    }
    this.step("Up", props, {
      adjustment: { scalingAdjustment: 1, metricIntervalLowerBound: "0" },
      alarm: { comparisonOperator: "GreaterThanThreshold", threshold: abovePercent, evaluationPeriods: PERIODS.up },
    });
    this.step("Down", props, {
      adjustment: { scalingAdjustment: -1, metricIntervalUpperBound: "0" },
      alarm: { comparisonOperator: "LessThanThreshold", threshold: belowPercent, evaluationPeriods: PERIODS.down },
    });
  }

  private step(
    id: "Up" | "Down",
    { names, group, autoScalingGroupName }: AutoScalingStepsProps,
    {
      adjustment,
      alarm,
    }: {
      readonly adjustment: {
        readonly scalingAdjustment: number;
        readonly metricIntervalLowerBound?: string;
        readonly metricIntervalUpperBound?: string;
      };
      readonly alarm: {
        readonly comparisonOperator: string;
        readonly threshold: number;
        readonly evaluationPeriods: number;
      };
    },
  ): void {
    const direction = id.toLowerCase();
    const policy = new AutoscalingPolicy(this, id, {
      name: `cpu-${direction}`,
      autoscalingGroupName: autoScalingGroupName,
      policyType: "StepScaling",
      adjustmentType: "ChangeInCapacity",
      metricAggregationType: "Average",
      estimatedInstanceWarmup: WARMUP_SECONDS,
      stepAdjustment: [adjustment],
    });
    new CloudwatchMetricAlarm(this, `${id}Alarm`, {
      alarmName: names.of("cloudwatchAlarm", `instances-${group}-scale-${direction}`),
      alarmDescription: `Scales the instances ${group} ${direction}. It asks for nobody.`,
      namespace: "AWS/EC2",
      metricName: "CPUUtilization",
      dimensions: { AutoScalingGroupName: autoScalingGroupName },
      statistic: "Average",
      period: PERIOD_SECONDS,
      ...alarm,
      // A group without instances has no processors: nothing is known then.
      treatMissingData: "missing",
      alarmActions: [policy.arn],
    });
  }
}
