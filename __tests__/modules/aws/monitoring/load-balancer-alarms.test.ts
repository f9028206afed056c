import { LoadBalancerAlarms } from "../../../../modules/aws/monitoring/load-balancer-alarms";
import { alarm, alarmIds, bySilence, testAlerting } from "../../../support/alarms";
import { synthesize } from "../../../support/synth";

const build = (alerting = testAlerting()) =>
  synthesize((scope) => new LoadBalancerAlarms(scope, "Api", { alerting, loadBalancer: "app/api/1" }));

describe("LoadBalancerAlarms", () => {
  test("with minimal props", () => {
    expect(build().json).toMatchSnapshot();
  });

  test("more than 10 5xx responses in 5 minutes are critical, whoever gave them", () => {
    const { metric_query, ...errors } = alarm(build(), "api_server_errors");
    expect(errors).toMatchObject({ threshold: 10, evaluation_periods: 1, tags: { Severity: "critical" } });
    expect(metric_query).toMatchObject([
      { metric: { metric_name: "HTTPCode_Target_5XX_Count", stat: "Sum", period: 300 } },
      { metric: { metric_name: "HTTPCode_ELB_5XX_Count", stat: "Sum", period: 300 } },
      { expression: "SUM(FILL(METRICS(), 0))" },
    ]);
  });

  test("a response time above 3 seconds is a warning", () => {
    expect(alarm(build(), "api_response_time")).toMatchObject({
      metric_name: "TargetResponseTime",
      extended_statistic: "p95",
      threshold: 3,
      tags: { Severity: "warning" },
    });
  });

  test("what is unusual is a warning too", () => {
    for (const id of ["api_unusual_requests", "api_unusual_response_time"]) {
      expect(alarm(build(), id)).toMatchObject({ threshold_metric_id: "band", tags: { Severity: "warning" } });
    }
  });

  test("no requests are no alarm", () => {
    expect(Object.keys(bySilence(build()))).toEqual(["notBreaching"]);
  });

  test("the essential ones are the documented ones", () => {
    expect(alarmIds(build(testAlerting({ scope: "essential" })))).toEqual(["api_server_errors", "api_response_time"]);
  });
});
