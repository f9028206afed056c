import { EcsServiceAlarms } from "../../../../modules/aws/monitoring/ecs-service-alarms";
import { alarm, alarmIds, testAlerting } from "../../../support/alarms";
import { synthesize } from "../../../support/synth";

const build = (alerting = testAlerting()) =>
  synthesize((scope) => new EcsServiceAlarms(scope, "Service", { alerting, service: "synthdata" }));

const DIMENSIONS = {
  ClusterName: "inferloop-production-use1-main",
  ServiceName: "inferloop-production-use1-synthdata",
};

describe("EcsServiceAlarms", () => {
  test("with minimal props", () => {
    expect(build().json).toMatchSnapshot();
  });

  test("goes off above 90 % of the processor in two periods, and above 85 % of the memory", () => {
    expect(alarm(build(), "service_cpu")).toMatchObject({
      namespace: "AWS/ECS",
      metric_name: "CPUUtilization",
      dimensions: DIMENSIONS,
      threshold: 90,
      evaluation_periods: 2,
    });
    expect(alarm(build(), "service_memory")).toMatchObject({ metric_name: "MemoryUtilization", threshold: 85 });
  });

  test("tells of tasks that do not come up", () => {
    expect(alarm(build(), "service_missing_tasks").metric_query).toMatchObject([
      { metric: { namespace: "ECS/ContainerInsights", metric_name: "DesiredTaskCount", dimensions: DIMENSIONS } },
      { metric: { metric_name: "RunningTaskCount" } },
      { expression: "m1 - m2" },
    ]);
  });

  test("the essential ones are the documented ones", () => {
    expect(alarmIds(build(testAlerting({ scope: "essential" })))).toEqual(["service_cpu", "service_memory"]);
  });
});
