import { AutoScalingSteps, type AutoScalingStepsProps } from "../../../../modules/aws/compute/auto-scaling-steps";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const steps = (props: Partial<AutoScalingStepsProps> = {}) =>
  synthesize((scope) => {
    new AutoScalingSteps(scope, "Steps", {
      names: testNames(),
      group: "workers",
      autoScalingGroupName: "inferloop-production-use1-workers",
      abovePercent: 90,
      belowPercent: 40,
      ...props,
    });
  });

const named = (type: string, end: string) => {
  const found = steps()
    .resources(type)
    .find(({ address }) => address.endsWith(end));
  if (found === undefined) throw new Error(`no ${type} ${end}`);
  return found;
};

describe("AutoScalingSteps", () => {
  test("minimal props", () => {
    expect(steps().json.resource).toMatchSnapshot();
  });

  test("grows by one when the processors are above 90 % for 2 periods, as documented", () => {
    expect(named("aws_cloudwatch_metric_alarm", "up_alarm")).toMatchObject({
      namespace: "AWS/EC2",
      metric_name: "CPUUtilization",
      dimensions: { AutoScalingGroupName: "inferloop-production-use1-workers" },
      statistic: "Average",
      comparison_operator: "GreaterThanThreshold",
      threshold: 90,
      evaluation_periods: 2,
      alarm_actions: ["${aws_autoscaling_policy.steps_up.arn}"],
    });
    expect(named("aws_autoscaling_policy", "steps_up")).toMatchObject({
      policy_type: "StepScaling",
      adjustment_type: "ChangeInCapacity",
      step_adjustment: [{ scaling_adjustment: 1, metric_interval_lower_bound: "0" }],
    });
  });

  test("shrinks by one, later than it grows", () => {
    expect(named("aws_cloudwatch_metric_alarm", "down_alarm")).toMatchObject({
      comparison_operator: "LessThanThreshold",
      threshold: 40,
      evaluation_periods: 3,
      alarm_actions: ["${aws_autoscaling_policy.steps_down.arn}"],
    });
    expect(named("aws_autoscaling_policy", "steps_down")).toMatchObject({
      step_adjustment: [{ scaling_adjustment: -1, metric_interval_upper_bound: "0" }],
    });
  });

  test("calls for nobody", () => {
    const actions = steps()
      .resources("aws_cloudwatch_metric_alarm")
      .flatMap(({ alarm_actions }) => alarm_actions);
    expect(actions).toHaveLength(2);
    for (const action of actions) expect(action).toMatch(/aws_autoscaling_policy/);
  });

  test("fails when the thresholds cross", () => {
    expect(() => steps({ belowPercent: 90 })).toThrow(
      "'belowPercent' must be below 'abovePercent' (90), got 90; lower it, or the group never rests",
    );
    expect(() => steps({ belowPercent: 89 })).not.toThrow();
  });
});
