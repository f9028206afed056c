import type { OwnMetric } from "../../../../lib/config/aws/monitoring";
import { OwnMetricAlarms } from "../../../../modules/aws/monitoring/own-metric-alarms";
import { alarm, alarmIds, testAlerting } from "../../../support/alarms";
import { synthesize } from "../../../support/synth";

const ALARM = {
  when: "below",
  threshold: 1,
  severity: "critical",
  silence: false,
  periods: 1,
  periodSeconds: 300,
} as const;
const METRIC: OwnMetric = {
  name: "rows",
  namespace: "Inferloop/Synthdata",
  metric: "RowsGenerated",
  dimensions: { Service: "tabular" },
  statistic: "Sum",
  alarm: ALARM,
};
const build = (own: OwnMetric = METRIC, scope: "all" | "essential" = "all") =>
  synthesize((stack) => new OwnMetricAlarms(stack, "Own", { alerting: testAlerting({ scope }), own }));

describe("OwnMetricAlarms", () => {
  test("with minimal props", () => {
    expect(build().json).toMatchSnapshot();
  });

  test("does what the file says, also where only essential alarms are wanted", () => {
    expect(alarm(build(METRIC, "essential"), "own_alarm")).toMatchObject({
      namespace: "Inferloop/Synthdata",
      metric_name: "RowsGenerated",
      dimensions: { Service: "tabular" },
      statistic: "Sum",
      comparison_operator: "LessThanThreshold",
      threshold: 1,
      treat_missing_data: "notBreaching",
      tags: { Severity: "critical" },
    });
  });

  test("takes silence for an alarm where the file says so", () => {
    const stack = build({ ...METRIC, alarm: { ...ALARM, silence: true } });
    expect(alarm(stack, "own_alarm").treat_missing_data).toBe("breaching");
  });

  test("a metric may only be shown", () => {
    expect(alarmIds(build({ ...METRIC, alarm: undefined }))).toEqual([]);
  });
});
