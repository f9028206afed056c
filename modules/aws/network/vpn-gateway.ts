import { VpnGateway as CfVpnGateway } from "@cdktf/provider-aws/lib/vpn-gateway";
import { VpnGatewayRoutePropagation } from "@cdktf/provider-aws/lib/vpn-gateway-route-propagation";
import { Construct } from "constructs";
import type { Names } from "../../../lib/names/names";

export interface VpnGatewayProps {
  readonly names: Names;
  readonly vpcId: string;
  /** Tables that learn the routes to the premises, by a key that never changes. */
  readonly routeTableIds: Readonly<Record<string, string>>;
}

/** The network's end of its VPN connections. @resource aws_vpn_gateway, aws_vpn_gateway_route_propagation */
export class VpnGateway extends Construct {
  readonly resource: CfVpnGateway;

  constructor(scope: Construct, id: string, { names, vpcId, routeTableIds }: VpnGatewayProps) {
    super(scope, id);
    this.resource = new CfVpnGateway(this, "Resource", { vpcId, tags: { Name: names.of("nameTag", "vpn") } });
    for (const [key, routeTableId] of Object.entries(routeTableIds)) {
      new VpnGatewayRoutePropagation(this, key, { vpnGatewayId: this.resource.id, routeTableId });
    }
  }
}
