import { EcsServiceScaling, type EcsServiceScalingProps } from "../../../../modules/aws/compute/ecs-service-scaling";
import { synthesize } from "../../../support/synth";

const PROPS: EcsServiceScalingProps = {
  clusterName: "main",
  serviceName: "synthdata",
  min: 2,
  max: 10,
  cpuPercent: 70,
  memoryPercent: 75,
  schedules: [],
};
const DAY = { name: "day", expression: "cron(0 7 ? * MON-FRI *)", timeZone: "America/New_York", min: 6, max: 20 };
const scaling = (props: Partial<EcsServiceScalingProps> = {}) =>
  synthesize((scope) => new EcsServiceScaling(scope, "Scaling", { ...PROPS, ...props }));

describe("EcsServiceScaling", () => {
  test("minimal props", () => {
    expect(scaling().json.resource).toMatchSnapshot();
  });

  test("moves the count of the service between its bounds", () => {
    expect(scaling().resource("aws_appautoscaling_target")).toMatchObject({
      service_namespace: "ecs",
      scalable_dimension: "ecs:service:DesiredCount",
      resource_id: "service/main/synthdata",
      min_capacity: 2,
      max_capacity: 10,
    });
    expect(scaling().resource("aws_appautoscaling_target").lifecycle).toBeUndefined();
  });

  test("tracks CPU and memory, as documented", () => {
    const tracked = scaling()
      .resources("aws_appautoscaling_policy")
      .map(({ policy_type, target_tracking_scaling_policy_configuration }) => [
        policy_type,
        target_tracking_scaling_policy_configuration,
      ]);
    expect(tracked).toMatchObject([
      [
        "TargetTrackingScaling",
        {
          target_value: 70,
          predefined_metric_specification: { predefined_metric_type: "ECSServiceAverageCPUUtilization" },
        },
      ],
      [
        "TargetTrackingScaling",
        {
          target_value: 75,
          predefined_metric_specification: { predefined_metric_type: "ECSServiceAverageMemoryUtilization" },
        },
      ],
    ]);
  });

  test("moves the bounds at set times, which no apply takes back", () => {
    const built = scaling({ schedules: [DAY] });
    expect(built.resource("aws_appautoscaling_scheduled_action")).toMatchObject({
      name: "day",
      schedule: "cron(0 7 ? * MON-FRI *)",
      timezone: "America/New_York",
      scalable_target_action: { min_capacity: "6", max_capacity: "20" },
    });
    expect(built.resource("aws_appautoscaling_target").lifecycle).toEqual({
      ignore_changes: ["min_capacity", "max_capacity"],
    });
  });

  test("fails for fewer tasks at most than at least", () => {
    expect(() => scaling({ min: 11 })).toThrow("'min' must be 0 to 10 tasks, at most 'max', got 11; use at most 10");
  });

  test.each([
    ["cpuPercent", 9],
    ["cpuPercent", 91],
    ["memoryPercent", 9],
    ["memoryPercent", 91],
  ])("fails for %s %i", (prop, percent) => {
    expect(() => scaling({ [prop]: percent })).toThrow(`'${prop}' must be 10 to 90 per cent, got ${percent}`);
  });

  test.each([10, 90])("tracks %i per cent", (percent) => {
    expect(() => scaling({ cpuPercent: percent, memoryPercent: percent })).not.toThrow();
  });
});
