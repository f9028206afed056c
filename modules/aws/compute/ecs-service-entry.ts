import { LbListenerRule, type LbListenerRuleAction } from "@cdktf/provider-aws/lib/lb-listener-rule";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { Construct } from "constructs";
import { RULE_LIMITS } from "../../../lib/config/aws/ecs";
import { requireInRange } from "../../../lib/errors/configuration-error";
import type { Names } from "../../../lib/names/names";
import type { SecurityGroup } from "../network/security-group";

/** How the load balancer asks a task, and for how long one that goes keeps its requests. Unit: seconds. */
const HEALTH_CHECK = { interval: 30, timeout: 5, healthyThreshold: 2, unhealthyThreshold: 3 } as const;
const DRAIN_SECONDS = 60;

export interface EcsServiceEntryProps {
  /** A second target group, for the tasks that a blue/green deployment switches to. */
  readonly blueGreen: boolean;
  readonly healthPath: string;
  readonly httpsListenerArn: string;
  readonly loadBalancerSecurityGroupId: string;
  readonly names: Names;
  readonly paths: readonly string[];
  readonly port: number;
  /** Place among the rules of the listener. Range: {@link RULE_LIMITS}. */
  readonly priority: number;
  /** The service's own group. */
  readonly securityGroup: SecurityGroup;
  readonly service: string;
  readonly vpcId: string;
  /** @default - every host name of the load balancer */
  readonly hosts?: readonly string[];
}

/**
 * A service's place behind the region's load balancer: its tasks as targets, the requests that are theirs, and the way
 * from one security group to the other.
 * @resource aws_lb_target_group, aws_lb_listener_rule
 */
export class EcsServiceEntry extends Construct {
  readonly resource: LbTargetGroup;
  /** Where a blue/green deployment starts the new tasks. */
  readonly alternate: LbTargetGroup | undefined;
  readonly listenerRule: LbListenerRule;

  constructor(scope: Construct, id: string, props: EcsServiceEntryProps) {
    super(scope, id);
    const { paths, hosts, port, service } = props;
    requireInRange(this, "priority", props.priority, RULE_LIMITS.priority, "in the order of rules");
    this.resource = this.targetGroup("Resource", service, props);
    this.alternate = props.blueGreen ? this.targetGroup("Alternate", `${service}-alternate`, props) : undefined;
    this.listenerRule = new LbListenerRule(this, "Rule", {
      listenerArn: props.httpsListenerArn,
      priority: props.priority,
      action: [forward(this.resource, this.alternate)],
      condition: [
        { pathPattern: { values: [...paths] } },
        ...(hosts === undefined ? [] : [{ hostHeader: { values: [...hosts] } }]),
      ],
      // Each blue/green deployment moves the weights.
      ...(props.blueGreen ? { lifecycle: { ignoreChanges: ["action"] } } : {}),
    });
    props.securityGroup.addIngress("from-load-balancer", {
      peer: { securityGroupId: props.loadBalancerSecurityGroupId },
      traffic: { tcp: port },
      description: "Requests and health checks of the load balancer",
    });
    new VpcSecurityGroupEgressRule(this, "FromLoadBalancer", {
      securityGroupId: props.loadBalancerSecurityGroupId,
      referencedSecurityGroupId: props.securityGroup.resource.id,
      description: `To the service ${service}`,
      ipProtocol: "tcp",
      fromPort: port,
      toPort: port,
    });
  }

  private targetGroup(id: string, purpose: string, props: EcsServiceEntryProps): LbTargetGroup {
    return new LbTargetGroup(this, id, {
      // Most arguments replace the group, and one in use cannot go: its successor stands beside it under another name.
      namePrefix: "ecs-",
      targetType: "ip",
      vpcId: props.vpcId,
      port: props.port,
      protocol: "HTTP",
      protocolVersion: "HTTP1",
      deregistrationDelay: String(DRAIN_SECONDS),
      // Requests differ by orders of magnitude in what they generate.
      loadBalancingAlgorithmType: "least_outstanding_requests",
      healthCheck: {
        enabled: true,
        protocol: "HTTP",
        port: "traffic-port",
        path: props.healthPath,
        matcher: "200",
        ...HEALTH_CHECK,
      },
      stickiness: { enabled: false, type: "lb_cookie" },
      tags: { Name: props.names.of("nameTag", purpose) },
      lifecycle: { createBeforeDestroy: true },
    });
  }
}

function forward(live: LbTargetGroup, alternate: LbTargetGroup | undefined): LbListenerRuleAction {
  if (alternate === undefined) return { type: "forward", targetGroupArn: live.arn };
  return {
    type: "forward",
    forward: {
      targetGroup: [
        { arn: live.arn, weight: 100 },
        { arn: alternate.arn, weight: 0 },
      ],
    },
  };
}
