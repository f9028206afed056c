import { RouteTable, type RouteTableProps } from "../../../../modules/aws/network/route-table";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const build = (props: Partial<RouteTableProps> = {}) =>
  synthesize((scope) => {
    new RouteTable(scope, "Routes", {
      names: testNames(),
      purpose: "database",
      vpcId: "vpc-1",
      subnetIds: { "us-east-1a": "subnet-a" },
      ...props,
    });
  });

describe("RouteTable", () => {
  test("leads nowhere outside the network by default", () => {
    expect(build().resources("aws_route")).toEqual([]);
  });

  test("names an internet gateway as gateway", () => {
    const route = build({ defaultRoute: { internetGatewayId: "igw-1" } }).resource("aws_route");
    expect(route).toMatchObject({ destination_cidr_block: "0.0.0.0/0", gateway_id: "igw-1" });
    expect(route).not.toHaveProperty("nat_gateway_id");
  });

  test("names a NAT gateway as NAT gateway", () => {
    const route = build({ defaultRoute: { natGatewayId: "nat-1" } }).resource("aws_route");
    expect(route).toMatchObject({ destination_cidr_block: "0.0.0.0/0", nat_gateway_id: "nat-1" });
    expect(route).not.toHaveProperty("gateway_id");
  });

  test("has no route inline, which would remove those of other stacks", () => {
    expect(build({ defaultRoute: { natGatewayId: "nat-1" } }).resource("aws_route_table")).not.toHaveProperty("route");
  });

  test("serves each subnet under its key", () => {
    const stack = build({ subnetIds: { private: "subnet-a", cluster: "subnet-b" } });
    expect(stack.resources("aws_route_table_association")).toMatchObject([
      { address: "aws_route_table_association.routes_private", subnet_id: "subnet-a" },
      { address: "aws_route_table_association.routes_cluster", subnet_id: "subnet-b" },
    ]);
  });

  test("minimal props", () => {
    expect(build().json).toMatchSnapshot();
  });
});
