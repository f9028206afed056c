import { Route53HealthCheck } from "@cdktf/provider-aws/lib/route53-health-check";
import { Route53RecoverycontrolconfigCluster } from "@cdktf/provider-aws/lib/route53recoverycontrolconfig-cluster";
import { Route53RecoverycontrolconfigControlPanel } from "@cdktf/provider-aws/lib/route53recoverycontrolconfig-control-panel";
import { Route53RecoverycontrolconfigRoutingControl } from "@cdktf/provider-aws/lib/route53recoverycontrolconfig-routing-control";
import { Route53RecoverycontrolconfigSafetyRule } from "@cdktf/provider-aws/lib/route53recoverycontrolconfig-safety-rule";
import { Construct } from "constructs";
import type { Names } from "../../../lib/names/names";

/** Time in which a safety rule refuses further changes. Unit: milliseconds. */
const WAIT_PERIOD_MS = 5000;

export interface ArcGateProps {
  /** Names outside regions. */
  readonly names: Names;
  /** Regions that a routing control switches on and off. */
  readonly regions: readonly { readonly name: string; readonly short: string }[];
}

/**
 * A switch for each region in Application Recovery Controller: on means that traffic may go there. A rule refuses a
 * change that would leave none on.
 *
 * All switches are off when they are new; Route 53 then answers PRIMARY, so home serves until the first switch is set.
 * States are changed through the cluster's five regional endpoints. Only this configuration depends on one region,
 * us-west-2, which the provider picks by itself. A cluster is billed by the hour, used or not.
 * @see https://docs.aws.amazon.com/r53recovery/latest/dg/routing-control.html (2026-11)
 * @resource aws_route53recoverycontrolconfig_cluster, _control_panel, _routing_control, _safety_rule,
 * aws_route53_health_check
 */
export class ArcGate extends Construct {
  readonly resource: Route53RecoverycontrolconfigCluster;
  private readonly healthCheckIds = new Map<string, string>();

  constructor(scope: Construct, id: string, props: ArcGateProps) {
    super(scope, id);
    this.resource = new Route53RecoverycontrolconfigCluster(this, "Resource", {
      name: props.names.of("arcControl", "failover"),
    });
    const panel = new Route53RecoverycontrolconfigControlPanel(this, "ControlPanel", {
      name: props.names.of("arcControl", "failover"),
      clusterArn: this.resource.arn,
    });
    const controls = props.regions.map(({ name, short }) => {
      const names = props.names.in(short);
      const control = new Route53RecoverycontrolconfigRoutingControl(this, `Control-${name}`, {
        name: names.of("arcControl", "traffic"),
        clusterArn: this.resource.arn,
        controlPanelArn: panel.arn,
      });
      const healthCheck = new Route53HealthCheck(this, `Check-${name}`, {
        type: "RECOVERY_CONTROL",
        routingControlArn: control.arn,
        tags: { Name: names.of("nameTag", "failover-control") },
      });
      this.healthCheckIds.set(name, healthCheck.id);
      return control;
    });
    new Route53RecoverycontrolconfigSafetyRule(this, "OneRegionOn", {
      name: props.names.of("arcControl", "one-region-on"),
      controlPanelArn: panel.arn,
      assertedControls: controls.map((control) => control.arn),
      waitPeriodMs: WAIT_PERIOD_MS,
      ruleConfig: { type: "ATLEAST", threshold: 1, inverted: false },
    });
  }

  /** Health check that follows the region's switch. */
  healthCheckId(region: string): string {
    const found = this.healthCheckIds.get(region);
    if (found === undefined) throw new Error(`${this.node.path} has no switch for ${region}`);
    return found;
  }
}
