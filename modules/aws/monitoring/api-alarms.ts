import type { Construct } from "constructs";
import { FUNCTION_API_STAGE, functionApiName } from "../../../lib/identifiers/aws-names";
import { AlarmGroup, type Alerting } from "./alarm-group";
import type { Metric } from "./metric-alarm";

export interface ApiAlarmsProps {
  readonly alerting: Alerting;
}

/** Alarms on the API that calls functions. @resource aws_cloudwatch_metric_alarm */
export class ApiAlarms extends AlarmGroup {
  constructor(scope: Construct, id: string, { alerting }: ApiAlarmsProps) {
    super(scope, id, alerting);
    const { settings, names } = alerting;
    const metric = (name: string, statistic: string): Metric => ({
      namespace: "AWS/ApiGateway",
      name,
      dimensions: { ApiName: functionApiName(names), Stage: FUNCTION_API_STAGE },
      statistic,
    });
    this.add("ServerErrors", {
      alarm: "functions-api-5xx",
      watches: "5xx responses of the functions' API",
      severity: "critical",
      metric: metric("5XXError", "Sum"),
      when: "above",
      setting: settings.serverErrors,
      silence: "notBreaching",
      essential: true,
    });
    this.add("ResponseTime", {
      alarm: "functions-api-response-time",
      watches: "Response time of the functions' API for one of twenty requests (milliseconds)",
      severity: "warning",
      metric: metric("Latency", "p95"),
      when: "above",
      setting: { ...settings.responseTime, threshold: settings.responseTime.threshold * 1_000 },
      silence: "notBreaching",
      essential: true,
    });
  }
}
