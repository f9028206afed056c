import { TargetAlarms } from "../../../../modules/aws/monitoring/target-alarms";
import { alarm, testAlerting } from "../../../support/alarms";
import { synthesize } from "../../../support/synth";

const build = (...targetGroups: string[]) =>
  synthesize(
    (scope) =>
      new TargetAlarms(scope, "Gateway", {
        alerting: testAlerting(),
        targets: "gateway",
        loadBalancer: "app/api/1",
        targetGroups,
      }),
  );

describe("TargetAlarms", () => {
  test("with minimal props", () => {
    expect(build("targetgroup/gateway/1").json).toMatchSnapshot();
  });

  test("the first unhealthy target is critical, within a minute", () => {
    const { metric_query, ...unhealthy } = alarm(build("targetgroup/gateway/1"), "gateway_unhealthy");
    expect(unhealthy).toMatchObject({ threshold: 0, evaluation_periods: 1, tags: { Severity: "critical" } });
    expect(metric_query).toMatchObject([
      {
        metric: {
          metric_name: "UnHealthyHostCount",
          stat: "Maximum",
          period: 60,
          dimensions: { LoadBalancer: "app/api/1", TargetGroup: "targetgroup/gateway/1" },
        },
      },
      {},
    ]);
  });

  test("looks at both groups that a deployment switches between", () => {
    const { metric_query } = alarm(build("targetgroup/blue/1", "targetgroup/green/2"), "gateway_unhealthy");
    expect(metric_query).toHaveLength(3);
  });
});
