import type { Construct } from "constructs";
import { ecsClusterName, ecsServiceName } from "../../../lib/identifiers/aws-names";
import { AlarmGroup, type Alerting } from "./alarm-group";
import type { Metric } from "./metric-alarm";

/** A deployment replaces tasks in less. */
const MISSING_TASKS = { threshold: 0, periods: 3, periodSeconds: 300 } as const;

export interface EcsServiceAlarmsProps {
  readonly alerting: Alerting;
  readonly service: string;
}

/** Alarms on a service on ECS. It scales by itself; they tell when that is not enough. @resource aws_cloudwatch_metric_alarm */
export class EcsServiceAlarms extends AlarmGroup {
  constructor(scope: Construct, id: string, { alerting, service }: EcsServiceAlarmsProps) {
    super(scope, id, alerting);
    const { settings, names } = alerting;
    const metric = (namespace: string, name: string, statistic: string): Metric => ({
      namespace,
      name,
      dimensions: { ClusterName: ecsClusterName(names), ServiceName: ecsServiceName(names, service) },
      statistic,
    });
    this.add("Cpu", {
      alarm: `service-${service}-cpu`,
      watches: `Processor use of the service ${service} (%)`,
      severity: "warning",
      metric: metric("AWS/ECS", "CPUUtilization", "Average"),
      when: "above",
      setting: settings.cpu,
      silence: "missing",
      essential: true,
    });
    this.add("Memory", {
      alarm: `service-${service}-memory`,
      watches: `Memory use of the service ${service} (%)`,
      severity: "warning",
      metric: metric("AWS/ECS", "MemoryUtilization", "Average"),
      when: "above",
      setting: settings.memory,
      silence: "missing",
      essential: true,
    });
    this.add("MissingTasks", {
      alarm: `service-${service}-missing-tasks`,
      watches: `Tasks that the service ${service} wants and does not have`,
      severity: "critical",
      metric: {
        expression: "m1 - m2",
        metrics: [
          metric("ECS/ContainerInsights", "DesiredTaskCount", "Maximum"),
          metric("ECS/ContainerInsights", "RunningTaskCount", "Minimum"),
        ],
      },
      when: "above",
      setting: MISSING_TASKS,
      silence: "missing",
    });
  }
}
