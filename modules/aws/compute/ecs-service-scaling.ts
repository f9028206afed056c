import { AppautoscalingPolicy } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import { AppautoscalingScheduledAction } from "@cdktf/provider-aws/lib/appautoscaling-scheduled-action";
import { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import { Construct } from "constructs";
import type { EcsSchedule } from "../../../lib/config/aws/ecs";
import { requireInRange } from "../../../lib/errors/configuration-error";

/** Where target tracking can hold a service and still has room to grow. Unit: per cent. */
export const TRACKED_PERCENT = { min: 10, max: 90 } as const;

/** Growing waits for new tasks to take load; shrinking waits until it is sure. Unit: seconds. */
const COOLDOWN = { scaleOutCooldown: 60, scaleInCooldown: 300 } as const;

export interface EcsServiceScalingProps {
  readonly clusterName: string;
  /** Average CPU that the service is held at. Range: {@link TRACKED_PERCENT}. */
  readonly cpuPercent: number;
  readonly max: number;
  /** Average memory that the service is held at. Range: {@link TRACKED_PERCENT}. */
  readonly memoryPercent: number;
  readonly min: number;
  readonly schedules: readonly EcsSchedule[];
  readonly serviceName: string;
}

/**
 * How many tasks a service has: by target tracking of CPU and memory between two bounds, which schedules may move.
 * @resource aws_appautoscaling_target, aws_appautoscaling_policy, aws_appautoscaling_scheduled_action
 */
export class EcsServiceScaling extends Construct {
  readonly resource: AppautoscalingTarget;

  constructor(scope: Construct, id: string, props: EcsServiceScalingProps) {
    super(scope, id);
    const { min, max, schedules } = props;
    requireInRange(this, "min", min, { min: 0, max }, "tasks, at most 'max'");
    this.resource = new AppautoscalingTarget(this, "Resource", {
      serviceNamespace: "ecs",
      scalableDimension: "ecs:service:DesiredCount",
      resourceId: `service/${props.clusterName}/${props.serviceName}`,
      minCapacity: min,
      maxCapacity: max,
      // A schedule that has come set other bounds, and an apply must not take them back in the middle of the day.
      ...(schedules.length === 0 ? {} : { lifecycle: { ignoreChanges: ["min_capacity", "max_capacity"] } }),
    });
    this.track("Cpu", "ECSServiceAverageCPUUtilization", "cpuPercent", props.cpuPercent);
    this.track("Memory", "ECSServiceAverageMemoryUtilization", "memoryPercent", props.memoryPercent);
    for (const { name, expression, timeZone, min, max } of schedules) {
      new AppautoscalingScheduledAction(this, `Schedule-${name}`, {
        name,
        ...this.place(),
        schedule: expression,
        timezone: timeZone,
        scalableTargetAction: { minCapacity: String(min), maxCapacity: String(max) },
      });
    }
  }

  private track(id: string, metric: string, prop: string, percent: number): void {
    requireInRange(this, prop, percent, TRACKED_PERCENT, "per cent");
    new AppautoscalingPolicy(this, id, {
      name: id.toLowerCase(),
      policyType: "TargetTrackingScaling",
      ...this.place(),
      targetTrackingScalingPolicyConfiguration: {
        targetValue: percent,
        ...COOLDOWN,
        predefinedMetricSpecification: { predefinedMetricType: metric },
      },
    });
  }

  private place() {
    const { serviceNamespace, scalableDimension, resourceId } = this.resource;
    return { serviceNamespace, scalableDimension, resourceId };
  }
}
