import { zoneAddresses } from "../../../lib/addresses/aws-layout";
import { awsRegion, type Deployment } from "../../../lib/config/deployment";
import { AWS_FOUNDATION } from "../../../lib/contracts/aws-foundation";
import { AWS_NETWORK } from "../../../lib/contracts/aws-network";
import { NetworkStack } from "../../../stacks/aws/network-stack";
import { testDeployment, testPlace, testProducer, testSurroundings } from "../../support/deployment";
import { rendered, type SynthesizedStack } from "../../support/synth";

function build(deployment: Deployment = testDeployment(), region = "us-east-1"): SynthesizedStack {
  const around = testSurroundings(deployment);
  const place = testPlace(around, region);
  const foundation = testProducer(around, place, "foundation", AWS_FOUNDATION);
  return rendered(new NetworkStack(around, place, awsRegion(around.aws, region), { foundation }));
}

const EAST_ZONES = ["us-east-1a", "us-east-1b", "us-east-1c", "us-east-1d"];

/** The production deployment with that many zones in us-east-1. */
function withZones(count: number): Deployment {
  const regions = testDeployment().aws?.regions ?? [];
  const zones = zoneAddresses("10.0.0.0/16", EAST_ZONES.slice(0, count));
  return testDeployment({
    aws: { regions: regions.map((region) => (region.name === "us-east-1" ? { ...region, zones } : region)) },
  });
}

const all = (stack: SynthesizedStack) =>
  Object.keys(stack.json.resource ?? {}).flatMap((type) => stack.resources(type));

describe("NetworkStack", () => {
  test("publishes the network with lists in the order of the zones", () => {
    const output = build().json.output as Record<string, { value: unknown }>;
    expect(Object.keys(output)).toEqual(Object.keys(AWS_NETWORK.fields));
    expect(output.cluster_subnet_ids?.value).toEqual([
      "${aws_subnet.cluster_us_east_1a.id}",
      "${aws_subnet.cluster_us_east_1b.id}",
    ]);
    expect(output.private_route_table_ids?.value).toEqual([
      "${aws_route_table.private_routes_us_east_1a.id}",
      "${aws_route_table.private_routes_us_east_1b.id}",
    ]);
  });

  test("leads private and cluster subnets of a zone out by that zone's NAT gateway", () => {
    const stack = build();
    const tables = stack.resources("aws_route_table_association").filter(({ address }) => address.includes("east_1b_"));
    expect(tables.map(({ route_table_id, subnet_id }) => [route_table_id, subnet_id])).toEqual([
      ["${aws_route_table.private_routes_us_east_1b.id}", "${aws_subnet.private_us_east_1b.id}"],
      ["${aws_route_table.private_routes_us_east_1b.id}", "${aws_subnet.cluster_us_east_1b.id}"],
    ]);
    const route = stack.resources("aws_route").find(({ address }) => address.includes("us_east_1b"));
    expect(route?.nat_gateway_id).toBe("${aws_nat_gateway.nat_us_east_1b.id}");
  });

  test("gives database subnets no way out", () => {
    const stack = build();
    const routes = stack.resources("aws_route").map(({ route_table_id }) => route_table_id);
    expect(stack.resources("aws_route_table").map(({ address }) => address)).toContain(
      "aws_route_table.database_routes",
    );
    expect(routes).not.toContain("${aws_route_table.database_routes.id}");
  });

  test("puts every subnet behind exactly one ACL and one route table", () => {
    const stack = build();
    const subnets = stack.resources("aws_subnet").map(({ address }) => `\${${address}.id}`);
    const guarded = stack.resources("aws_network_acl").flatMap(({ subnet_ids }) => subnet_ids as string[]);
    const routed = stack.resources("aws_route_table_association").map(({ subnet_id }) => subnet_id as string);
    expect(guarded.sort()).toEqual([...subnets].sort());
    expect(routed.sort()).toEqual([...subnets].sort());
  });

  test.each([3, 4])("moves nothing when zones are appended up to %i", (count) => {
    const before = all(build());
    const after = new Map(all(build(withZones(count))).map((resource) => [resource.address, resource]));
    expect(after.size).toBeGreaterThan(before.length);
    for (const { address, subnet_ids, route_table_ids, ...fixed } of before) {
      const now = after.get(address);
      expect(now).toMatchObject(fixed);
      // Lists of what stands in each zone may only grow.
      expect(now?.subnet_ids ?? []).toEqual(expect.arrayContaining((subnet_ids as string[] | undefined) ?? []));
      expect(now?.route_table_ids ?? []).toEqual(
        expect.arrayContaining((route_table_ids as string[] | undefined) ?? []),
      );
    }
  });

  test("saves gateways and endpoints where the profile says so", () => {
    const stack = build(
      testDeployment({ profile: { natGateways: "single", interfaceEndpoints: false, protect: false } }),
    );
    expect(stack.resource("aws_nat_gateway").address).toBe("aws_nat_gateway.nat_us_east_1a");
    expect(stack.resources("aws_vpc_endpoint").map(({ vpc_endpoint_type }) => vpc_endpoint_type)).toEqual([
      "Gateway",
      "Gateway",
    ]);
    expect(stack.resource("aws_cloudwatch_log_group").deletion_protection_enabled).toBe(false);
  });

  test("reads nothing but the foundation of its own region", () => {
    const states = build(testDeployment(), "us-west-2").json.data?.terraform_remote_state ?? {};
    expect(Object.keys(states)).toEqual(["foundation"]);
    expect(states.foundation?.config).toMatchObject({ region: "us-west-2" });
  });

  test("is the same in both roles", () => {
    const regions = testDeployment().aws?.regions ?? [];
    const swapped = testDeployment({
      aws: {
        regions: regions.map((region) => ({ ...region, role: region.role === "primary" ? "standby" : "primary" })),
      },
    });
    expect(build(swapped).json).toEqual(build().json);
  });

  test("admits the partner's network, and only in a deployment with a partner", () => {
    const peers = (stack: SynthesizedStack) =>
      stack.resources("aws_network_acl_rule").filter(({ address }) => address.endsWith("_peer"));
    expect(peers(build()).map(({ cidr_block }) => cidr_block)).toEqual(["10.1.0.0/16", "10.1.0.0/16"]);
    const alone = (testDeployment().aws?.regions ?? [])
      .slice(0, 1)
      .map((region) => ({ ...region, partner: undefined }));
    expect(peers(build(testDeployment({ aws: { regions: alone } })))).toEqual([]);
  });

  test("keeps its addresses", () => {
    expect(build().addresses()).toMatchSnapshot();
  });

  test("production in us-east-1", () => {
    expect(build().json).toMatchSnapshot();
  });

  test("connects premises: routes are learned, network ACLs and workloads let them through, in that region only", () => {
    const vpn = [
      { name: "office", region: "us-east-1", address: "203.0.113.10", bgpAsn: undefined, routes: ["192.168.0.0/16"] },
    ];
    const stack = build(testDeployment({ aws: { vpn } }));
    expect(stack.resources("aws_vpn_gateway_route_propagation")).toHaveLength(2);
    const rules = stack.resources("aws_network_acl_rule").filter(({ cidr_block }) => cidr_block === "192.168.0.0/16");
    expect(rules.map(({ egress }) => egress).sort()).toEqual([false, true]);
    const ways = stack
      .resources("aws_vpc_security_group_egress_rule")
      .filter(({ cidr_ipv4 }) => cidr_ipv4 === "192.168.0.0/16");
    expect(ways).toHaveLength(1);
    expect(build(testDeployment({ aws: { vpn } }), "us-west-2").resources("aws_vpn_connection")).toEqual([]);
  });
});
