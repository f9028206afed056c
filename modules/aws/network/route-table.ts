import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable as CfRouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Construct } from "constructs";
import type { Names } from "../../../lib/names/names";

export interface RouteTableProps {
  readonly names: Names;
  /** Last part of the name. */
  readonly purpose: string;
  readonly vpcId: string;
  /** Subnets that use the table, by a key that never changes. */
  readonly subnetIds: Readonly<Record<string, string>>;
  /**
   * Where everything outside the network goes.
   *
   * @default - nowhere: the subnets reach the network only
   */
  readonly defaultRoute?: { readonly internetGatewayId: string } | { readonly natGatewayId: string };
}

/**
 * A route table and the subnets that use it. Routes are resources of their own, so that other stacks can add theirs.
 *
 * @resource aws_route_table, aws_route, aws_route_table_association
 */
export class RouteTable extends Construct {
  readonly resource: CfRouteTable;

  constructor(scope: Construct, id: string, { names, purpose, vpcId, subnetIds, defaultRoute }: RouteTableProps) {
    super(scope, id);
    this.resource = new CfRouteTable(this, "Resource", { vpcId, tags: { Name: names.of("nameTag", purpose) } });
    if (defaultRoute !== undefined) {
      // AWS takes a NAT gateway as `gateway_id` too, but gives it back as `nat_gateway_id`: a difference for ever.
      new Route(this, "Default", {
        routeTableId: this.resource.id,
        destinationCidrBlock: "0.0.0.0/0",
        ...("natGatewayId" in defaultRoute
          ? { natGatewayId: defaultRoute.natGatewayId }
          : { gatewayId: defaultRoute.internetGatewayId }),
      });
    }
    for (const [key, subnetId] of Object.entries(subnetIds)) {
      new RouteTableAssociation(this, key, { routeTableId: this.resource.id, subnetId });
    }
  }
}
