import { FunctionAlarms, type FunctionAlarmsProps } from "../../../../modules/aws/monitoring/function-alarms";
import { alarm, alarmIds, testAlerting } from "../../../support/alarms";
import { synthesize } from "../../../support/synth";

const MINIMAL: FunctionAlarmsProps = {
  alerting: testAlerting(),
  fn: "score",
  functionName: "inferloop-production-use1-score",
  timeoutSeconds: 900,
};
const build = (overrides: Partial<FunctionAlarmsProps> = {}) =>
  synthesize((scope) => new FunctionAlarms(scope, "Function", { ...MINIMAL, ...overrides }));

describe("FunctionAlarms", () => {
  test("with minimal props", () => {
    expect(build().json).toMatchSnapshot();
  });

  test("goes off for the first failed or refused run", () => {
    expect(alarm(build(), "function_errors")).toMatchObject({ metric_name: "Errors", threshold: 0 });
    expect(alarm(build(), "function_throttles")).toMatchObject({ metric_name: "Throttles", threshold: 0 });
  });

  test("goes off when a run takes 90 % of its time limit", () => {
    expect(alarm(build(), "function_duration")).toMatchObject({
      metric_name: "Duration",
      statistic: "Maximum",
      threshold: 810_000,
    });
  });

  test("only one that reads a stream can be behind it", () => {
    expect(alarmIds(build())).not.toContain("function_stream_age");
    expect(alarm(build({ readsStream: true }), "function_stream_age").metric_name).toBe("IteratorAge");
  });

  test("says how bad a failed run is", () => {
    expect(alarm(build({ severity: "critical" }), "function_errors").tags).toEqual({ Severity: "critical" });
  });
});
