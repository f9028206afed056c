import type { Construct } from "constructs";
import { AlarmGroup, type Alerting, ANY_FAILURE } from "./alarm-group";
import type { Metric } from "./metric-alarm";

export interface LoadBalancerAlarmsProps {
  readonly alerting: Alerting;
  /** What CloudWatch calls the load balancer: `app/<name>/<id>`. */
  readonly loadBalancer: string;
}

/** Alarms on what clients get of the region's load balancer. @resource aws_cloudwatch_metric_alarm */
export class LoadBalancerAlarms extends AlarmGroup {
  constructor(scope: Construct, id: string, { alerting, loadBalancer }: LoadBalancerAlarmsProps) {
    super(scope, id, alerting);
    const { settings } = alerting;
    const metric = (name: string, statistic: string): Metric => ({
      namespace: "AWS/ApplicationELB",
      name,
      dimensions: { LoadBalancer: loadBalancer },
      statistic,
    });
    this.add("ServerErrors", {
      alarm: "api-5xx",
      watches: "5xx responses of the API",
      severity: "critical",
      // Those of the services, and those of the load balancer when no service answers.
      metric: {
        expression: "SUM(FILL(METRICS(), 0))",
        metrics: [metric("HTTPCode_Target_5XX_Count", "Sum"), metric("HTTPCode_ELB_5XX_Count", "Sum")],
      },
      when: "above",
      setting: settings.serverErrors,
      silence: "notBreaching",
      essential: true,
    });
    this.add("ResponseTime", {
      alarm: "api-response-time",
      watches: "Response time of the API for one of twenty requests (seconds)",
      severity: "warning",
      metric: metric("TargetResponseTime", "p95"),
      when: "above",
      setting: settings.responseTime,
      silence: "notBreaching",
      essential: true,
    });
    this.add("RejectedConnections", {
      alarm: "api-rejected-connections",
      watches: "Connections that the load balancer had no room for",
      severity: "critical",
      metric: metric("RejectedConnectionCount", "Sum"),
      when: "above",
      setting: ANY_FAILURE,
      silence: "notBreaching",
    });
    this.add("UnusualRequests", {
      alarm: "api-unusual-requests",
      watches: "Requests of the API",
      severity: "warning",
      metric: metric("RequestCount", "Sum"),
      when: "anomaly",
      setting: settings.anomaly,
      silence: "notBreaching",
    });
    this.add("UnusualResponseTime", {
      alarm: "api-unusual-response-time",
      watches: "Response time of the API for one of twenty requests",
      severity: "warning",
      metric: metric("TargetResponseTime", "p95"),
      when: "anomaly",
      setting: settings.anomaly,
      silence: "notBreaching",
    });
  }
}
