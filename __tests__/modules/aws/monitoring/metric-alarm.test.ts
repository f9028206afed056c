import { type Metric, MetricAlarm, type MetricAlarmProps } from "../../../../modules/aws/monitoring/metric-alarm";
import { TOPIC } from "../../../support/alarms";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const REQUESTS: Metric = {
  namespace: "AWS/ApplicationELB",
  name: "RequestCount",
  dimensions: { LoadBalancer: "app/api/1" },
  statistic: "Sum",
};
const MINIMAL: MetricAlarmProps = {
  names: testNames(),
  alarm: "api-requests",
  watches: "Requests of the API",
  severity: "warning",
  metric: REQUESTS,
  when: "above",
  threshold: 100,
  periods: 2,
  periodSeconds: 300,
  silence: "notBreaching",
  topicArn: TOPIC,
};

const build = (overrides: Partial<MetricAlarmProps> = {}) =>
  synthesize((scope) => new MetricAlarm(scope, "Alarm", { ...MINIMAL, ...overrides } as MetricAlarmProps));
const built = (overrides: Partial<MetricAlarmProps> = {}) => build(overrides).resource("aws_cloudwatch_metric_alarm");

describe("MetricAlarm", () => {
  test("with minimal props", () => {
    expect(build().json).toMatchSnapshot();
  });

  test("says in its name and its text how severe it is", () => {
    expect(built({ severity: "critical" })).toMatchObject({
      alarm_name: "inferloop-production-use1-critical-api-requests",
      alarm_description: "CRITICAL: Requests of the API above 100 for 2 periods of 300 seconds.",
      tags: { Severity: "critical" },
    });
  });

  test("says when silence is an alarm, too", () => {
    expect(built({ silence: "breaching", when: "below", periods: 1 }).alarm_description).toBe(
      "WARNING: Requests of the API below 100 for 300 seconds. No value is an alarm too.",
    );
  });

  test.each([
    ["above", "GreaterThanThreshold"],
    ["below", "LessThanThreshold"],
  ] as const)("compares %s the threshold", (when, operator) => {
    expect(built({ when })).toMatchObject({ comparison_operator: operator, threshold: 100 });
  });

  test("all periods must breach", () => {
    expect(built({ periods: 3 })).toMatchObject({ evaluation_periods: 3, datapoints_to_alarm: 3 });
  });

  test("takes a percentile, and ignores one of a few values", () => {
    const alarm = built({ metric: { ...REQUESTS, statistic: "p95" } });
    expect(alarm).toMatchObject({ extended_statistic: "p95", evaluate_low_sample_count_percentiles: "ignore" });
    expect(alarm).not.toHaveProperty("statistic");
  });

  test("makes one value of several metrics, without the arguments of a single one", () => {
    const alarm = built({ metric: { expression: "SUM(METRICS())", metrics: [REQUESTS, REQUESTS] } });
    expect(alarm.metric_query).toMatchObject([
      { id: "m1", return_data: false, metric: { period: 300 } },
      { id: "m2", return_data: false },
      { id: "value", expression: "SUM(METRICS())", return_data: true },
    ]);
    for (const single of ["metric_name", "namespace", "period", "statistic", "dimensions"]) {
      expect(alarm).not.toHaveProperty(single);
    }
  });

  test("compares with what is usual, in place of a threshold", () => {
    const alarm = built({ when: "anomaly", threshold: 3 });
    expect(alarm).toMatchObject({
      comparison_operator: "LessThanLowerOrGreaterThanUpperThreshold",
      threshold_metric_id: "band",
      metric_query: [
        { id: "m1", return_data: true },
        { id: "band", expression: "ANOMALY_DETECTION_BAND(m1, 3)", return_data: true },
      ],
    });
    expect(alarm).not.toHaveProperty("threshold");
  });

  test("tells nobody while it is off", () => {
    expect(built({ active: false }).actions_enabled).toBe(false);
    expect(built().actions_enabled).toBe(true);
  });

  test("goes only after what watches it has let go", () => {
    expect(built().lifecycle).toEqual({ create_before_destroy: true });
  });

  test.each([10, 20, 30, 60, 86_400])("takes a period of %i seconds", (periodSeconds) => {
    expect(built({ periodSeconds, periods: 1 }).period).toBe(periodSeconds);
  });

  test.each<[string, Partial<MetricAlarmProps>, string]>([
    ["a period of 45 seconds", { periodSeconds: 45 }, "'periodSeconds' must be one of 10, 20, 30, got 45"],
    ["a period of no time", { periodSeconds: 0 }, "'periodSeconds' must be 10 to 86400 seconds, got 0"],
    [
      "a period of more than a day",
      { periodSeconds: 86_460 },
      "'periodSeconds' must be 10 to 86400 seconds, got 86460",
    ],
    ["no period", { periods: 0 }, "'periods' must be 1 to 288 periods, got 0"],
    ["a window of more than a day", { periods: 289 }, "'periods' must be 1 to 288 periods, got 289"],
    ["no metric", { metric: { expression: "1", metrics: [] } }, "'metrics' must be 1 to 10 metrics, got 0"],
    [
      "more metrics than an alarm takes",
      { metric: { expression: "SUM(METRICS())", metrics: Array.from({ length: 11 }, () => REQUESTS) } },
      "'metrics' must be 1 to 10 metrics, got 11",
    ],
    [
      "a statistic that does not exist",
      { metric: { ...REQUESTS, statistic: "p101" } },
      "'statistic' must be one of Average, Sum, Minimum, Maximum, SampleCount or a percentile, got p101; write percentiles like p95",
    ],
  ])("fails for %s", (_, overrides, message) => {
    expect(() => build(overrides)).toThrow(message);
  });
});
