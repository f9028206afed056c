import { ERRORS, FAILED_SIGN_INS, LogAlarms, type LogAlarmsProps } from "../../../../modules/aws/monitoring/log-alarms";
import { alarm, alarmIds, testAlerting } from "../../../support/alarms";
import { synthesize } from "../../../support/synth";

const MINIMAL: LogAlarmsProps = {
  alerting: testAlerting(),
  log: "application",
  logGroupName: "/inferloop/production/use1/application",
  count: ERRORS,
  setting: { threshold: 10, periods: 1, periodSeconds: 300 },
};
const build = (overrides: Partial<LogAlarmsProps> = {}) =>
  synthesize((scope) => new LogAlarms(scope, "Log", { ...MINIMAL, ...overrides }));

describe("LogAlarms", () => {
  test("with minimal props", () => {
    expect(build().json).toMatchSnapshot();
  });

  test("watches what its filter counts, apart from other deployments of the account", () => {
    const stack = build();
    const [{ namespace, name, default_value } = { namespace: "", name: "", default_value: "" }] = [
      stack.resource("aws_cloudwatch_log_metric_filter").metric_transformation,
    ].flat() as { namespace: string; name: string; default_value: string }[];
    expect(alarm(stack, "log_alarm")).toMatchObject({ namespace, metric_name: name, statistic: "Sum", threshold: 10 });
    expect([namespace, name, default_value]).toEqual([
      "Inferloop/Logs/inferloop-production",
      "application-errors",
      "0",
    ]);
  });

  test("counts entries of the levels error and above", () => {
    const { pattern } = build().resource("aws_cloudwatch_log_metric_filter");
    for (const level of ["ERROR", "error", "CRITICAL", "FATAL"]) expect(pattern).toContain(`($.level = "${level}")`);
    expect(pattern).not.toContain("WARN");
  });

  test("counts refused sign-ins", () => {
    const stack = build({ log: "audit", count: FAILED_SIGN_INS });
    expect(stack.resource("aws_cloudwatch_log_metric_filter")).toMatchObject({
      name: "inferloop-production-use1-audit-failed-sign-ins",
      pattern: '{ ($.event = "authentication") && ($.outcome = "failure") }',
    });
  });

  test("counts also where its alarm is not essential", () => {
    const stack = build({ alerting: testAlerting({ scope: "essential" }) });
    expect(alarmIds(stack)).toEqual([]);
    expect(stack.resources("aws_cloudwatch_log_metric_filter")).toHaveLength(1);
  });
});
