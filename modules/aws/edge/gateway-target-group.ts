import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { Construct } from "constructs";
import { ConfigurationError, requireInRange } from "../../../lib/errors/configuration-error";
import type { Names } from "../../../lib/names/names";

/**
 * What a target group takes.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html (2026-11)
 */
export const TARGET_GROUP_LIMITS = {
  port: { min: 1, max: 65_535 },
  /** Answers in a row. */
  threshold: { min: 2, max: 10 },
  /** Unit: seconds. */
  interval: { min: 5, max: 300 },
} as const;

/** How long a target may take to answer. Unit: seconds. */
const TIMEOUT_SECONDS = 5;

/** Requests that are under way when a pod goes have as long as an idle connection. Unit: seconds. */
const DRAIN_SECONDS = 60;

export interface GatewayTargetGroupProps {
  readonly healthPath: string;
  /** Port that is asked by HTTP. Range: {@link TARGET_GROUP_LIMITS}. */
  readonly healthPort: number;
  readonly names: Names;
  /** Range: {@link TARGET_GROUP_LIMITS}. Changing it replaces the group. */
  readonly port: number;
  /** Load balancers take any certificate of a target. Changing it replaces the group. */
  readonly protocol: "HTTP" | "HTTPS";
  readonly vpcId: string;
  /** Range: {@link TARGET_GROUP_LIMITS}. @default 2 - the least */
  readonly healthyThreshold?: number;
  /** Unit: seconds. Range: {@link TARGET_GROUP_LIMITS}. @default 30 - the documented interval */
  readonly intervalSeconds?: number;
  /** Range: {@link TARGET_GROUP_LIMITS}. @default 3 - the documented retries */
  readonly unhealthyThreshold?: number;
}

/**
 * Pods of the cluster's gateway, by their addresses. A controller in the cluster enters and removes them.
 * @resource aws_lb_target_group
 */
export class GatewayTargetGroup extends Construct {
  readonly resource: LbTargetGroup;

  constructor(scope: Construct, id: string, props: GatewayTargetGroupProps) {
    super(scope, id);
    const { port, threshold, interval } = TARGET_GROUP_LIMITS;
    const { healthyThreshold = 2, unhealthyThreshold = 3, intervalSeconds = 30 } = props;
    requireInRange(this, "port", props.port, port, "as a port");
    requireInRange(this, "healthPort", props.healthPort, port, "as a port");
    requireInRange(this, "healthyThreshold", healthyThreshold, threshold, "answers");
    requireInRange(this, "unhealthyThreshold", unhealthyThreshold, threshold, "answers");
    requireInRange(this, "intervalSeconds", intervalSeconds, interval, "seconds");
    if (props.port === props.healthPort && props.protocol === "HTTPS") {
      throw new ConfigurationError(this, {
        prop: "healthPort",
        rule: "another port than that of the gateway, which speaks HTTPS",
        got: String(props.healthPort),
        fix: "use the port on which the gateway tells by HTTP whether it is ready",
      });
    }
    this.resource = new LbTargetGroup(this, "Resource", {
      // Most arguments replace the group, and one in use cannot go: its successor stands beside it under another name.
      namePrefix: "gate-",
      targetType: "ip",
      vpcId: props.vpcId,
      port: props.port,
      protocol: props.protocol,
      protocolVersion: "HTTP1",
      deregistrationDelay: String(DRAIN_SECONDS),
      // Requests differ by orders of magnitude in what they generate.
      loadBalancingAlgorithmType: "least_outstanding_requests",
      healthCheck: {
        enabled: true,
        protocol: "HTTP",
        port: String(props.healthPort),
        path: props.healthPath,
        matcher: "200",
        interval: intervalSeconds,
        timeout: TIMEOUT_SECONDS,
        healthyThreshold,
        unhealthyThreshold,
      },
      stickiness: { enabled: false, type: "lb_cookie" },
      tags: { Name: props.names.of("nameTag", "gateway") },
      lifecycle: { createBeforeDestroy: true },
    });
  }
}
