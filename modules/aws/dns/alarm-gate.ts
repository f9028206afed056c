import { Route53HealthCheck } from "@cdktf/provider-aws/lib/route53-health-check";
import { Construct } from "constructs";
import { GATE_METRIC, gateAlarmName } from "../../../lib/identifiers/aws-names";
import type { Names } from "../../../lib/names/names";

export interface AlarmGateProps {
  /** Names of the region in which the gate alarm stands. */
  readonly names: Names;
  /** That region. Closing its gate sends traffic away from its partner. */
  readonly alarmRegion: string;
}

/**
 * The health check of the region that a gate guards: unhealthy while the gate alarm is set in the partner, which is the
 * region that is still there when the guarded one is lost.
 *
 * Route 53 reads the alarm's metric, not the alarm's state: publishing the metric moves it, setting the alarm's state
 * by hand does not. Without data it keeps what it last knew, so a gate stays as it was left, also when the alarm's
 * region is lost; a gate that never had data is open.
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html (2026-11)
 * @resource aws_route53_health_check
 */
export class AlarmGate extends Construct {
  readonly resource: Route53HealthCheck;
  /** @attribute known after apply */
  readonly healthCheckId: string;

  constructor(scope: Construct, id: string, props: AlarmGateProps) {
    super(scope, id);
    this.resource = new Route53HealthCheck(this, "Resource", {
      type: "CLOUDWATCH_METRIC",
      cloudwatchAlarmName: gateAlarmName(props.names),
      cloudwatchAlarmRegion: props.alarmRegion,
      insufficientDataHealthStatus: "LastKnownStatus",
      // Route 53 copies the alarm's settings when the check is saved, so a change of the metric must save it again.
      triggers: { metric: `${GATE_METRIC.namespace}/${GATE_METRIC.name}` },
      tags: { Name: props.names.of("nameTag", "failover-gate") },
    });
    this.healthCheckId = this.resource.id;
  }
}
