import type { ZoneAddresses } from "../../../lib/config/deployment";

/**
 * Traffic of a rule: all; TCP to a range of ports; or the message that tells a sender to use smaller packets, without
 * which large transfers hang.
 */
export type AclTraffic = "all" | "path-mtu" | { readonly from: number; readonly to: number };

export interface AclRule {
  /** Rules are tried in ascending order. Range: 1-32766. */
  readonly number: number;
  /** The other side: the source of what comes in, the destination of what goes out. */
  readonly cidr: string;
  readonly traffic: AclTraffic;
}

/** Rules of a network ACL by keys that never change. What no rule allows is denied. */
export interface AclRules {
  readonly ingress: Readonly<Record<string, AclRule>>;
  readonly egress: Readonly<Record<string, AclRule>>;
}

/**
 * Most rules of a network ACL in one direction.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html (2026-11)
 */
export const MAX_ACL_RULES = 20;

const ANYWHERE = "0.0.0.0/0";
const HTTP = { from: 80, to: 80 } as const;
const HTTPS = { from: 443, to: 443 } as const;
/**
 * Ports from which clients speak. Rules know no connections, so answers need them open. NAT gateways and load balancers
 * use the whole range, so no port within it can be denied without losing some answers.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports (2026-11)
 */
const ANSWERS = { from: 1024, to: 65535 } as const;

/** Public subnets: load balancers, and NAT gateways with the connections of private subnets. */
export function publicAclRules(vpcCidr: string): AclRules {
  return {
    ingress: {
      network: { number: 100, cidr: vpcCidr, traffic: "all" },
      https: { number: 110, cidr: ANYWHERE, traffic: HTTPS },
      http: { number: 120, cidr: ANYWHERE, traffic: HTTP },
      answers: { number: 130, cidr: ANYWHERE, traffic: ANSWERS },
      "path-mtu": { number: 140, cidr: ANYWHERE, traffic: "path-mtu" },
    },
    egress: {
      network: { number: 100, cidr: vpcCidr, traffic: "all" },
      https: { number: 110, cidr: ANYWHERE, traffic: HTTPS },
      answers: { number: 120, cidr: ANYWHERE, traffic: ANSWERS },
      "path-mtu": { number: 130, cidr: ANYWHERE, traffic: "path-mtu" },
    },
  };
}

/**
 * Private and cluster subnets: everything inside the network, with its peer and with the premises, and HTTPS to the
 * outside.
 */
export function privateAclRules(vpcCidr: string, peerCidr?: string, premises: readonly string[] = []): AclRules {
  const peer: Record<string, AclRule> = Object.fromEntries([
    ...(peerCidr === undefined ? [] : [["peer", { number: 110, cidr: peerCidr, traffic: "all" }]]),
    ...premises.map((cidr, position) => [
      `premises-${cidr.replace(/[./]/g, "-")}`,
      { number: 200 + 10 * position, cidr, traffic: "all" },
    ]),
  ]);
  return {
    ingress: {
      network: { number: 100, cidr: vpcCidr, traffic: "all" },
      ...peer,
      answers: { number: 120, cidr: ANYWHERE, traffic: ANSWERS },
      "path-mtu": { number: 130, cidr: ANYWHERE, traffic: "path-mtu" },
    },
    egress: {
      network: { number: 100, cidr: vpcCidr, traffic: "all" },
      ...peer,
      https: { number: 120, cidr: ANYWHERE, traffic: HTTPS },
    },
  };
}

/**
 * Database subnets: only the subnets of workloads, and each other. One range of ports holds those of the stores
 * (5432, 6379) and the answers to them; which of them are open is the security groups' business.
 */
export function databaseAclRules(zones: readonly ZoneAddresses[]): AclRules {
  const rules: Record<string, AclRule> = {};
  zones.forEach(({ zone, private: own, cluster, database }, position) => {
    const first = 100 + position * 30;
    rules[`private-${zone}`] = { number: first, cidr: own, traffic: ANSWERS };
    rules[`cluster-${zone}`] = { number: first + 10, cidr: cluster, traffic: ANSWERS };
    rules[`database-${zone}`] = { number: first + 20, cidr: database, traffic: ANSWERS };
  });
  return { ingress: rules, egress: rules };
}
