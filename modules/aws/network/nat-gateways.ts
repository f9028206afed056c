import { Eip } from "@cdktf/provider-aws/lib/eip";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Names } from "../../../lib/names/names";
import type { ZoneSubnet } from "./subnets";

export interface NatGatewaysProps {
  readonly names: Names;
  /** One in each zone, or one in the first zone for all. A change between them replaces no gateway that stays. */
  readonly natGateways: "per-zone" | "single";
  /** Public subnets. */
  readonly subnets: readonly ZoneSubnet[];
  /** An elastic address can be used only once this exists. */
  readonly internetGateway: ITerraformDependable;
}

/**
 * Gateways by which private subnets reach the internet, each with an elastic address: what partners put on their
 * allow lists. An account has five elastic addresses per region unless its quota is raised.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html (2026-11)
 * @resource aws_nat_gateway, aws_eip
 */
export class NatGateways extends Construct {
  private readonly ids = new Map<string, string>();

  constructor(scope: Construct, id: string, { names, natGateways, subnets, internetGateway }: NatGatewaysProps) {
    super(scope, id);
    let shared: NatGateway | undefined;
    for (const { zone, subnetId } of subnets) {
      const gateway = shared ?? this.gateway(names, zone, subnetId, internetGateway);
      if (natGateways === "single") shared = gateway;
      this.ids.set(zone, gateway.id);
    }
  }

  /** Ids of the gateways, in the order of their zones. */
  get gatewayIds(): string[] {
    return [...new Set(this.ids.values())];
  }

  /** Id of the gateway that serves the zone. */
  idIn(zone: string): string {
    const id = this.ids.get(zone);
    if (id === undefined) throw new Error(`${this.node.path} has no public subnet in ${zone}`);
    return id;
  }

  private gateway(names: Names, zone: string, subnetId: string, internetGateway: ITerraformDependable): NatGateway {
    const tags = { Name: names.of("nameTag", `nat-${zone}`) };
    const address = new Eip(this, `Address-${zone}`, { domain: "vpc", tags, dependsOn: [internetGateway] });
    return new NatGateway(this, zone, {
      allocationId: address.allocationId,
      subnetId,
      connectivityType: "public",
      tags,
      dependsOn: [internetGateway],
    });
  }
}
