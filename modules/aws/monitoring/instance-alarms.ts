import type { Construct } from "constructs";
import { autoScalingGroupName } from "../../../lib/identifiers/aws-names";
import { AlarmGroup, type Alerting } from "./alarm-group";
import type { Metric } from "./metric-alarm";

/** Auto Scaling replaces an instance that fails; one that goes on failing is a fault. */
const FAILED_CHECKS = { threshold: 0, periods: 3, periodSeconds: 300 } as const;

export interface InstanceAlarmsProps {
  readonly alerting: Alerting;
  /** Name of the group in the deployment file. */
  readonly group: string;
}

/** Alarms on a group of instances. Growing is the group's own alarm. @resource aws_cloudwatch_metric_alarm */
export class InstanceAlarms extends AlarmGroup {
  constructor(scope: Construct, id: string, { alerting, group }: InstanceAlarmsProps) {
    super(scope, id, alerting);
    const { settings, names } = alerting;
    const metric = (namespace: string, name: string, statistic: string): Metric => ({
      namespace,
      name,
      dimensions: { AutoScalingGroupName: autoScalingGroupName(names, group) },
      statistic,
    });
    this.add("Cpu", {
      alarm: `instances-${group}-cpu`,
      watches: `Processor use of the instances ${group} (%)`,
      severity: "warning",
      metric: metric("AWS/EC2", "CPUUtilization", "Average"),
      when: "above",
      setting: settings.cpu,
      silence: "missing",
      essential: true,
    });
    this.add("Memory", {
      alarm: `instances-${group}-memory`,
      watches: `Memory use of the instances ${group} (%)`,
      severity: "warning",
      metric: metric("CWAgent", "mem_used_percent", "Average"),
      when: "above",
      setting: settings.memory,
      silence: "missing",
      essential: true,
    });
    this.add("FailedChecks", {
      alarm: `instances-${group}-failed-checks`,
      watches: `Instances of ${group} that fail their status checks`,
      severity: "warning",
      metric: metric("AWS/EC2", "StatusCheckFailed", "Maximum"),
      when: "above",
      setting: FAILED_CHECKS,
      silence: "missing",
    });
  }
}
