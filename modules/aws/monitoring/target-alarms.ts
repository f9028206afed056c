import type { Construct } from "constructs";
import { AlarmGroup, type Alerting } from "./alarm-group";

export interface TargetAlarmsProps {
  readonly alerting: Alerting;
  /** What stands behind the load balancer: the cluster's gateway, or a service. */
  readonly targets: string;
  /** What CloudWatch calls the load balancer. */
  readonly loadBalancer: string;
  /** What CloudWatch calls the target groups: `targetgroup/<name>/<id>`. Two where a deployment switches between them. */
  readonly targetGroups: readonly string[];
}

/** The alarm on targets that fail the load balancer's health checks. @resource aws_cloudwatch_metric_alarm */
export class TargetAlarms extends AlarmGroup {
  constructor(scope: Construct, id: string, { alerting, targets, loadBalancer, targetGroups }: TargetAlarmsProps) {
    super(scope, id, alerting);
    this.add("Unhealthy", {
      alarm: `${targets}-unhealthy-targets`,
      watches: `Unhealthy targets of ${targets}`,
      severity: "critical",
      metric: {
        expression: "SUM(FILL(METRICS(), 0))",
        metrics: targetGroups.map((TargetGroup) => ({
          namespace: "AWS/ApplicationELB",
          name: "UnHealthyHostCount",
          dimensions: { LoadBalancer: loadBalancer, TargetGroup },
          statistic: "Maximum",
        })),
      },
      when: "above",
      setting: alerting.settings.unhealthyTargets,
      silence: "notBreaching",
      essential: true,
    });
  }
}
