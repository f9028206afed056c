import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { TerraformOutput, type TerraformStack } from "cdktf";
import { NatGateways } from "../../../../modules/aws/network/nat-gateways";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const SUBNETS = [
  { zone: "us-east-1a", subnetId: "subnet-a" },
  { zone: "us-east-1b", subnetId: "subnet-b" },
];

const build = (natGateways: "per-zone" | "single", use: (nat: NatGateways, scope: TerraformStack) => void = () => {}) =>
  synthesize((scope) => {
    const internetGateway = new InternetGateway(scope, "Gateway", {});
    use(new NatGateways(scope, "Nat", { names: testNames(), natGateways, subnets: SUBNETS, internetGateway }), scope);
  });

describe("NatGateways", () => {
  test("puts a gateway with its own address into every zone", () => {
    expect(build("per-zone").resources("aws_nat_gateway")).toMatchObject([
      {
        address: "aws_nat_gateway.nat_us_east_1a",
        subnet_id: "subnet-a",
        allocation_id: "${aws_eip.nat_address_us_east_1a.allocation_id}",
        tags: { Name: "inferloop-production-use1-nat-us-east-1a" },
      },
      {
        address: "aws_nat_gateway.nat_us_east_1b",
        subnet_id: "subnet-b",
        allocation_id: "${aws_eip.nat_address_us_east_1b.allocation_id}",
      },
    ]);
  });

  test("puts a single gateway into the first zone, at the address that it has among several", () => {
    const one = build("single").resource("aws_nat_gateway");
    expect(one).toEqual(build("per-zone").resources("aws_nat_gateway")[0]);
  });

  test.each([
    ["per-zone", ["nat_us_east_1a", "nat_us_east_1b"]],
    ["single", ["nat_us_east_1a", "nat_us_east_1a"]],
  ] as const)("serves the zones by the right gateway: %s", (natGateways, expected) => {
    const { json } = build(natGateways, (nat, scope) => {
      for (const { zone } of SUBNETS) new TerraformOutput(scope, zone, { value: nat.idIn(zone), staticId: true });
    });
    const served = Object.values(json.output as Record<string, { value: string }>).map(({ value }) => value);
    expect(served).toEqual(expected.map((id) => `\${aws_nat_gateway.${id}.id}`));
  });

  test("makes addresses and gateways after the internet gateway", () => {
    const stack = build("single");
    const after = ["aws_internet_gateway.gateway"];
    expect(stack.resource("aws_eip")).toMatchObject({ domain: "vpc", depends_on: after });
    expect(stack.resource("aws_nat_gateway").depends_on).toEqual(after);
  });

  test("fails when asked for a zone without public subnet", () => {
    expect(() => build("per-zone", (nat) => nat.idIn("us-east-1f"))).toThrow("no public subnet in us-east-1f");
  });

  test("minimal props", () => {
    expect(build("single").json).toMatchSnapshot();
  });
});
