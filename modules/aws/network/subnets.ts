import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Construct } from "constructs";
import type { Names } from "../../../lib/names/names";

/** What stands in a subnet, and by which way it reaches the internet. */
export type SubnetTier = "public" | "private" | "database" | "cluster";

/**
 * Tags by which Kubernetes finds one subnet per zone for a load balancer. Only one private tier carries the tag: of two
 * subnets in a zone the controller takes whichever id comes first.
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/subnet_discovery (2026-11)
 */
const ROLE_TAGS: Readonly<Record<SubnetTier, Readonly<Record<string, string>>>> = {
  public: { "kubernetes.io/role/elb": "1" },
  private: { "kubernetes.io/role/internal-elb": "1" },
  database: {},
  cluster: {},
};

export interface SubnetsProps {
  readonly names: Names;
  readonly tier: SubnetTier;
  readonly vpcId: string;
  /** Ranges by zone. Changing the range of a zone replaces its subnet; a further zone moves no other. */
  readonly zones: readonly { readonly zone: string; readonly cidr: string }[];
}

/** A subnet as others use it. */
export interface ZoneSubnet {
  readonly zone: string;
  readonly subnetId: string;
}

/** The subnets of one tier, one in each zone. @resource aws_subnet */
export class Subnets extends Construct {
  /** In the order of the zones. */
  readonly subnets: readonly ZoneSubnet[];

  constructor(scope: Construct, id: string, { names, tier, vpcId, zones }: SubnetsProps) {
    super(scope, id);
    this.subnets = zones.map(({ zone, cidr }) => {
      const subnet = new Subnet(this, zone, {
        vpcId,
        availabilityZone: zone,
        cidrBlock: cidr,
        // In public subnets too: NAT gateways and load balancers bring their own addresses, and what else is started
        // there by mistake stays out of reach.
        mapPublicIpOnLaunch: false,
        tags: { Name: names.of("nameTag", `${tier}-${zone}`), ...ROLE_TAGS[tier] },
      });
      return { zone, subnetId: subnet.id };
    });
  }

  /** Id of the subnet in the zone. */
  subnetIn(zone: string): string {
    const found = this.subnets.find((subnet) => subnet.zone === zone);
    if (found === undefined) throw new Error(`${this.node.path} has no subnet in ${zone}`);
    return found.subnetId;
  }

  /** Ids in the order of the zones. */
  get subnetIds(): string[] {
    return this.subnets.map(({ subnetId }) => subnetId);
  }
}
