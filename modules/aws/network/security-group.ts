import { SecurityGroup as CfSecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import type { Names } from "../../../lib/names/names";

/** The other side of a rule. */
export type SecurityGroupPeer = { readonly cidr: string } | { readonly securityGroupId: string };

export interface SecurityGroupRule {
  readonly peer: SecurityGroupPeer;
  /** A TCP port, or all traffic. */
  readonly traffic: "all" | { readonly tcp: number };
  /** Why the rule is there. */
  readonly description: string;
}

export interface SecurityGroupProps {
  readonly names: Names;
  /** Last part of the name. */
  readonly purpose: string;
  /** What uses the group. Changing it replaces the group. */
  readonly description: string;
  readonly vpcId: string;
}

/**
 * A stateful firewall at instances. It starts closed both ways: Terraform takes away the rule to everywhere that AWS
 * gives a new group. Rules are resources of their own, so that other stacks can add theirs.
 *
 * @resource aws_security_group, aws_vpc_security_group_ingress_rule, aws_vpc_security_group_egress_rule
 */
export class SecurityGroup extends Construct {
  readonly resource: CfSecurityGroup;

  constructor(scope: Construct, id: string, { names, purpose, description, vpcId }: SecurityGroupProps) {
    super(scope, id);
    // A group in use cannot be deleted: a new one must stand beside it before the old one goes, under its own name.
    this.resource = new CfSecurityGroup(this, "Resource", {
      namePrefix: `${names.of("securityGroupPrefix", purpose)}-`,
      description,
      vpcId,
      tags: { Name: names.of("nameTag", purpose) },
      lifecycle: { createBeforeDestroy: true },
    });
  }

  /** Lets traffic in. The id never changes. */
  addIngress(id: string, rule: SecurityGroupRule): void {
    new VpcSecurityGroupIngressRule(this, id, ruleArguments(this.resource.id, rule));
  }

  /** Lets traffic out. The id never changes. */
  addEgress(id: string, rule: SecurityGroupRule): void {
    new VpcSecurityGroupEgressRule(this, id, ruleArguments(this.resource.id, rule));
  }
}

function ruleArguments(securityGroupId: string, { peer, traffic, description }: SecurityGroupRule) {
  return {
    securityGroupId,
    description,
    ...("cidr" in peer ? { cidrIpv4: peer.cidr } : { referencedSecurityGroupId: peer.securityGroupId }),
    ...(traffic === "all" ? { ipProtocol: "-1" } : { ipProtocol: "tcp", fromPort: traffic.tcp, toPort: traffic.tcp }),
  };
}
