import { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener, type LbListenerDefaultAction } from "@cdktf/provider-aws/lib/lb-listener";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import { requireInRange } from "../../../lib/errors/configuration-error";
import { loadBalancerName } from "../../../lib/identifiers/aws-names";
import type { Names } from "../../../lib/names/names";
import { SecurityGroup } from "../network/security-group";
import { LOG_PREFIXES } from "./load-balancer-log-bucket";

/**
 * TLS 1.3 and 1.2 with forward secrecy, and key exchange that quantum computers do not break where the client knows it.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html (2026-11)
 */
export const TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09";

/**
 * How long a connection may be silent. Unit: seconds.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html (2026-11)
 */
export const IDLE_TIMEOUT_SECONDS = { min: 1, max: 4000 } as const;

/** A browser that was here once comes by HTTPS for a year. */
const STRICT_TRANSPORT = "max-age=31536000; includeSubDomains";

export interface LoadBalancerProps {
  readonly certificateArn: string;
  /** Bucket that takes the logs, usable once load balancers may write to it. */
  readonly logBucket: string;
  readonly names: Names;
  /** AWS refuses to delete the load balancer. */
  readonly protect: boolean;
  /** Public subnets, in two zones at least. */
  readonly subnetIds: string[];
  readonly vpcId: string;
  /** Where requests go that no rule takes. @default - nowhere: they are answered with 404 */
  readonly defaultTargetGroupArn?: string;
  /** Unit: seconds. Range: {@link IDLE_TIMEOUT_SECONDS}. @default 60 - longer answers are jobs, and asked for again */
  readonly idleTimeoutSeconds?: number;
}

/**
 * The region's entry from the internet, over HTTPS. Other stacks add rules to its listener.
 *
 * Everybody reaches its ports; who may ask is the firewall's to say. Security groups cannot admit Route 53's health
 * checkers by name, and a list of their addresses has an id that is known only after a lookup.
 * @resource aws_lb, aws_lb_listener, aws_security_group
 */
export class LoadBalancer extends Construct {
  readonly resource: Lb;
  readonly securityGroup: SecurityGroup;
  readonly httpsListener: LbListener;

  constructor(scope: Construct, id: string, props: LoadBalancerProps) {
    super(scope, id);
    const { names, idleTimeoutSeconds = 60 } = props;
    requireInRange(this, "idleTimeoutSeconds", idleTimeoutSeconds, IDLE_TIMEOUT_SECONDS, "seconds");
    this.securityGroup = new SecurityGroup(this, "SecurityGroup", {
      names,
      purpose: "load-balancer",
      description: "Public load balancer",
      vpcId: props.vpcId,
    });
    const everyone = { cidr: "0.0.0.0/0" };
    this.securityGroup.addIngress("https", {
      peer: everyone,
      traffic: { tcp: 443 },
      description: "HTTPS, behind the firewall",
    });
    this.securityGroup.addIngress("http", {
      peer: everyone,
      traffic: { tcp: 80 },
      description: "HTTP, which is only sent on to HTTPS",
    });

    this.resource = new Lb(this, "Resource", {
      name: loadBalancerName(names),
      loadBalancerType: "application",
      internal: false,
      ipAddressType: "ipv4",
      subnets: props.subnetIds,
      securityGroups: [this.securityGroup.resource.id],
      idleTimeout: idleTimeoutSeconds,
      // The gateway and its services see the name that the client asked for.
      preserveHostHeader: true,
      // Clients are browsers and the platform's own; what does not follow the standard may be an attack.
      dropInvalidHeaderFields: true,
      desyncMitigationMode: "strictest",
      enableHttp2: true,
      // Takes a zone with trouble out, by hand or by AWS.
      enableZonalShift: true,
      enableWafFailOpen: false,
      enableDeletionProtection: props.protect,
      accessLogs: { enabled: true, bucket: props.logBucket, prefix: LOG_PREFIXES.access },
      connectionLogs: { enabled: true, bucket: props.logBucket, prefix: LOG_PREFIXES.connection },
    });
    new LbListener(this, "Http", {
      loadBalancerArn: this.resource.arn,
      port: 80,
      protocol: "HTTP",
      defaultAction: [{ type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } }],
    });
    this.httpsListener = new LbListener(this, "Https", {
      loadBalancerArn: this.resource.arn,
      port: 443,
      protocol: "HTTPS",
      sslPolicy: TLS_POLICY,
      certificateArn: props.certificateArn,
      routingHttpResponseServerEnabled: false,
      routingHttpResponseStrictTransportSecurityHeaderValue: STRICT_TRANSPORT,
      defaultAction: [defaultAction(props.defaultTargetGroupArn)],
    });
  }

  /** Lets the load balancer reach a port of another group's members, on both sides. The id never changes. */
  openPort(
    id: string,
    rule: { readonly securityGroupId: string; readonly port: number; readonly description: string },
  ) {
    this.securityGroup.addEgress(`to-${id}`, {
      peer: { securityGroupId: rule.securityGroupId },
      traffic: { tcp: rule.port },
      description: rule.description,
    });
    new VpcSecurityGroupIngressRule(this, `into-${id}`, {
      securityGroupId: rule.securityGroupId,
      referencedSecurityGroupId: this.securityGroup.resource.id,
      description: rule.description,
      ipProtocol: "tcp",
      fromPort: rule.port,
      toPort: rule.port,
    });
  }
}

function defaultAction(targetGroupArn: string | undefined): LbListenerDefaultAction {
  if (targetGroupArn !== undefined) return { type: "forward", targetGroupArn };
  return {
    type: "fixed-response",
    fixedResponse: { contentType: "application/json", statusCode: "404", messageBody: '{"message":"Not Found"}' },
  };
}
