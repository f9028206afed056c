import { NetworkAcl as CfNetworkAcl } from "@cdktf/provider-aws/lib/network-acl";
import { NetworkAclRule } from "@cdktf/provider-aws/lib/network-acl-rule";
import { Construct } from "constructs";
import { ConfigurationError, requireInRange } from "../../../lib/errors/configuration-error";
import type { Names } from "../../../lib/names/names";
import { type AclRule, type AclRules, type AclTraffic, MAX_ACL_RULES } from "./network-acl-rules";

/** Numbers that rules may have; AWS keeps the last one for its own deny. */
const RULE_NUMBERS = { min: 1, max: 32766 } as const;

export interface NetworkAclProps {
  readonly names: Names;
  /** Last part of the name. */
  readonly purpose: string;
  readonly vpcId: string;
  /** A subnet has exactly one ACL. */
  readonly subnetIds: string[];
  readonly rules: AclRules;
}

/**
 * Stateless rules at the edge of subnets: a coarse second fence behind the security groups. The network's default ACL
 * stays as AWS made it and has no subnet.
 *
 * @resource aws_network_acl, aws_network_acl_rule
 */
export class NetworkAcl extends Construct {
  readonly resource: CfNetworkAcl;

  constructor(scope: Construct, id: string, { names, purpose, vpcId, subnetIds, rules }: NetworkAclProps) {
    super(scope, id);
    this.resource = new CfNetworkAcl(this, "Resource", {
      vpcId,
      subnetIds,
      tags: { Name: names.of("nameTag", purpose) },
    });
    this.addRules("Ingress", rules.ingress, false);
    this.addRules("Egress", rules.egress, true);
  }

  private addRules(direction: string, rules: Readonly<Record<string, AclRule>>, egress: boolean): void {
    const count = Object.keys(rules).length;
    if (count > MAX_ACL_RULES) {
      throw new ConfigurationError(this, {
        prop: "rules",
        rule: `at most ${MAX_ACL_RULES} in one direction`,
        got: String(count),
        fix: "join ranges of addresses",
      });
    }
    for (const [key, { number, cidr, traffic }] of Object.entries(rules)) {
      requireInRange(this, "number", number, RULE_NUMBERS, "as a rule's number");
      new NetworkAclRule(this, `${direction}-${key}`, {
        networkAclId: this.resource.id,
        egress,
        ruleNumber: number,
        ruleAction: "allow",
        cidrBlock: cidr,
        ...protocolOf(traffic),
      });
    }
  }
}

function protocolOf(traffic: AclTraffic) {
  if (traffic === "all") return { protocol: "-1" };
  // Destination unreachable, fragmentation needed.
  if (traffic === "path-mtu") return { protocol: "icmp", icmpType: 3, icmpCode: 4 };
  return { protocol: "tcp", fromPort: traffic.from, toPort: traffic.to };
}
