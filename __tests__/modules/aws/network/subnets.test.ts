import { Subnets, type SubnetTier } from "../../../../modules/aws/network/subnets";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const ZONES = [
  { zone: "us-east-1a", cidr: "10.0.1.0/24" },
  { zone: "us-east-1b", cidr: "10.0.2.0/24" },
];

const build = (tier: SubnetTier, use: (subnets: Subnets) => void = () => {}) =>
  synthesize((scope) => {
    use(new Subnets(scope, "Tier", { names: testNames(), tier, vpcId: "vpc-1", zones: ZONES }));
  });

describe("Subnets", () => {
  test("puts one subnet into each zone, addressed by the zone's name", () => {
    expect(build("public").resources("aws_subnet")).toMatchObject([
      { address: "aws_subnet.tier_us_east_1a", availability_zone: "us-east-1a", cidr_block: "10.0.1.0/24" },
      { address: "aws_subnet.tier_us_east_1b", availability_zone: "us-east-1b", cidr_block: "10.0.2.0/24" },
    ]);
  });

  test.each(["public", "private", "database", "cluster"] as const)("gives no public address in the %s tier", (tier) => {
    const given = build(tier).resources("aws_subnet");
    expect(given.map((subnet) => subnet.map_public_ip_on_launch)).toEqual([false, false]);
  });

  test.each([
    ["public", { "kubernetes.io/role/elb": "1" }],
    ["private", { "kubernetes.io/role/internal-elb": "1" }],
    ["database", {}],
    ["cluster", {}],
  ] as const)("tags the %s tier for load balancers of Kubernetes", (tier, tags) => {
    expect(build(tier).resources("aws_subnet")[0]?.tags).toEqual({
      Name: `inferloop-production-use1-${tier}-us-east-1a`,
      ...tags,
    });
  });

  test("gives ids by zone, and in the order of the zones", () => {
    let ids: string[] = [];
    let second = "";
    const { json } = build("private", (subnets) => {
      ids = subnets.subnetIds;
      second = subnets.subnetIn("us-east-1b");
    });
    expect(json.resource).toBeDefined();
    expect(ids).toHaveLength(2);
    expect(second).toBe(ids[1]);
  });

  test("fails when asked for a zone that it has no subnet in", () => {
    expect(() => build("private", (subnets) => subnets.subnetIn("us-east-1f"))).toThrow("no subnet in us-east-1f");
  });

  test("minimal props", () => {
    expect(build("public").json).toMatchSnapshot();
  });
});
