import type { Construct } from "constructs";
import { AlarmGroup, type Alerting, ANY_FAILURE } from "./alarm-group";

export interface NatAlarmsProps {
  readonly alerting: Alerting;
  readonly gatewayIds: readonly string[];
}

/** Alarms on the region's NAT gateways, all of them together. @resource aws_cloudwatch_metric_alarm */
export class NatAlarms extends AlarmGroup {
  constructor(scope: Construct, id: string, { alerting, gatewayIds }: NatAlarmsProps) {
    super(scope, id, alerting);
    const sum = (name: string) => ({
      expression: "SUM(FILL(METRICS(), 0))",
      metrics: gatewayIds.map((NatGatewayId) => ({
        namespace: "AWS/NATGateway",
        name,
        dimensions: { NatGatewayId },
        statistic: "Sum",
      })),
    });
    this.add("PortAllocation", {
      alarm: "nat-port-allocation",
      watches: "Connections to the internet that found no free port",
      severity: "critical",
      metric: sum("ErrorPortAllocation"),
      when: "above",
      setting: ANY_FAILURE,
      silence: "notBreaching",
      essential: true,
    });
    this.add("DroppedPackets", {
      alarm: "nat-dropped-packets",
      watches: "Packets that NAT gateways dropped",
      severity: "warning",
      metric: sum("PacketsDropCount"),
      when: "above",
      setting: { threshold: 100, periods: 3, periodSeconds: 300 },
      silence: "notBreaching",
    });
  }
}
