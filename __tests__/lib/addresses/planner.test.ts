import fc from "fast-check";
import { contains, overlaps } from "../../../lib/addresses/cidr";
import { CLOUD_BLOCKS, type NetworkRequest, planNetworks } from "../../../lib/addresses/planner";
import { sentence } from "../../../lib/errors/configuration-error";

const zones = ["a", "b"];

/** The sentences of all findings. */
const told = (requests: readonly NetworkRequest[]) =>
  planNetworks(requests).findings.map(({ key, finding }) => `${key}: ${sentence(finding)}`);

const explicit = (cidr: string) => told([{ key: "us-east-1", cidr, zones }]);

const pairs = <T>(items: readonly T[]): [T, T][] =>
  items.flatMap((one, index) => items.slice(index + 1).map((other): [T, T] => [one, other]));

/** Requests with ranges of their own outside the AWS block, where no position is. */
const requests: fc.Arbitrary<NetworkRequest[]> = fc
  .array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 30 })
  .map((items) =>
    items.map(([own, count], index) => ({
      key: `region-${index}`,
      ...(own ? { cidr: `10.${64 + index}.0.0/16` } : {}),
      zones: ["a", "b", "c", "d"].slice(0, count),
    })),
  );

describe("planNetworks", () => {
  test("keeps the documented ranges for the first network", () => {
    const first = planNetworks([{ key: "us-east-1", zones }]).networks.get("us-east-1");
    expect(first?.cidr).toBe("10.0.0.0/16");
    expect(first?.zones.map((zone) => zone.public)).toEqual(["10.0.1.0/24", "10.0.2.0/24"]);
    expect(first?.zones.map((zone) => zone.private)).toEqual(["10.0.3.0/24", "10.0.4.0/24"]);
  });

  test("counts positions also where a network has a range of its own", () => {
    const { networks } = planNetworks([
      { key: "us-east-1", zones },
      { key: "us-west-2", cidr: "172.20.0.0/16", zones },
      { key: "eu-west-1", zones },
    ]);
    expect([...networks].map(([key, network]) => [key, network.cidr])).toEqual([
      ["us-east-1", "10.0.0.0/16"],
      ["us-west-2", "172.20.0.0/16"],
      ["eu-west-1", "10.2.0.0/16"],
    ]);
  });

  test("networks and subnets are disjoint, and subnets lie in their network", () => {
    fc.assert(
      fc.property(requests, (items) => {
        const { networks, findings } = planNetworks(items);
        expect(findings).toEqual([]);
        expect([...networks.keys()]).toEqual(items.map(({ key }) => key));
        const planned = [...networks.values()];
        for (const [one, other] of pairs(planned)) expect(overlaps(one.cidr, other.cidr)).toBe(false);
        for (const network of planned) {
          const subnets = network.zones.flatMap((zone) => [zone.public, zone.private, zone.database, zone.cluster]);
          for (const subnet of subnets) expect(contains(network.cidr, subnet)).toBe(true);
          for (const [one, other] of pairs(subnets)) expect(overlaps(one, other)).toBe(false);
        }
      }),
      { numRuns: 30 },
    );
  });

  test("a network at the end moves no other", () => {
    fc.assert(
      fc.property(requests, (items) => {
        const before = planNetworks(items.slice(0, -1)).networks;
        const after = planNetworks(items).networks;
        for (const [key, network] of before) expect(after.get(key)).toEqual(network);
      }),
      { numRuns: 30 },
    );
  });

  test("a zone at the end moves no other", () => {
    const before = planNetworks([{ key: "us-east-1", zones: ["a", "b"] }]).networks.get("us-east-1");
    const after = planNetworks([{ key: "us-east-1", zones: ["a", "b", "c"] }]).networks.get("us-east-1");
    expect(after?.zones.slice(0, 2)).toEqual(before?.zones);
  });

  test("defaults stay in the block of AWS, and the blocks of the clouds are disjoint", () => {
    const items = Array.from({ length: 64 }, (_, index) => ({ key: `region-${index}`, zones }));
    const planned = [...planNetworks(items).networks.values()];
    for (const network of planned) expect(contains(CLOUD_BLOCKS.aws, network.cidr)).toBe(true);
    for (const [one, other] of pairs(Object.values(CLOUD_BLOCKS))) expect(overlaps(one, other)).toBe(false);
  });

  test("asks for a range where the block has no position left", () => {
    const items = Array.from({ length: 65 }, (_, index) => ({ key: `region-${index}`, zones }));
    expect(told(items)).toEqual([
      "region-64: 'cidr' must be written for the networks after the first 64, got nothing; write a range such as 172.20.0.0/16",
    ]);
  });

  test.each(["10.0.0.0/16", "10.0.128.0/17", "172.20.0.0/16", "192.168.0.0/16", "100.64.0.0/16"])(
    "accepts %s",
    (cidr) => {
      expect(explicit(cidr)).toEqual([]);
      expect(planNetworks([{ key: "us-east-1", cidr, zones }]).networks.get("us-east-1")?.cidr).toBe(cidr);
    },
  );

  test("fails when a range is malformed, has host bits, is public, too large, too small, or Docker's", () => {
    expect(explicit("10.0.0.0/40")).toEqual([
      `us-east-1: 'cidr' must be an IPv4 range with a mask, got "10.0.0.0/40"; write it like 10.20.0.0/16`,
    ]);
    expect(explicit("10.20.1.0/16")).toEqual([
      `us-east-1: 'cidr' must be the first address of its range, got "10.20.1.0/16"; did you mean 10.20.0.0/16?`,
    ]);
    expect(explicit("8.8.0.0/16")[0]).toContain("must be a private range, within 10.0.0.0/8");
    expect(explicit("10.0.0.0/15")[0]).toContain("must be a /16 or a /17");
    expect(explicit("10.0.0.0/15")[0]).toContain("make it smaller");
    expect(explicit("10.0.0.0/18")[0]).toContain("make it larger");
    expect(explicit("172.17.0.0/16")[0]).toContain("must be apart from 172.17.0.0/16");
  });

  test("a network whose range cannot be used has no addresses", () => {
    expect(planNetworks([{ key: "us-east-1", cidr: "8.8.0.0/16", zones }]).networks.size).toBe(0);
  });

  test("names both networks that overlap, and a free range at the later one's position", () => {
    const items = [
      { key: "us-east-1", cidr: "10.20.0.0/16", zones },
      { key: "us-west-2", cidr: "10.20.128.0/17", zones },
    ];
    expect(told(items)).toEqual([
      "us-west-2: 'cidr' must be apart from the other networks (us-east-1 has 10.20.0.0/16), " +
        "got 10.20.128.0/17 for us-west-2; write 10.1.0.0/16, which is free",
    ]);
  });

  test("proposes a range from the end of the block where another network holds the position", () => {
    const items = [
      { key: "us-east-1", cidr: "10.1.0.0/16", zones },
      { key: "us-west-2", zones },
    ];
    expect(told(items)).toEqual([
      "us-west-2: 'cidr' must be apart from the other networks (us-east-1 has 10.1.0.0/16), " +
        "got 10.1.0.0/16 for us-west-2; write 10.63.0.0/16, which is free",
    ]);
  });

  test("the range that it proposes removes the finding", () => {
    const ranges = fc.array(fc.option(fc.integer({ min: 0, max: 8 }), { nil: undefined }), { maxLength: 8 });
    fc.assert(
      fc.property(ranges, (numbers) => {
        const items: NetworkRequest[] = numbers.map((number, index) => ({
          key: `region-${index}`,
          ...(number === undefined ? {} : { cidr: `10.${number}.0.0/16` }),
          zones,
        }));
        const [first] = planNetworks(items).findings;
        fc.pre(first !== undefined);
        const proposed = first?.finding.fix.match(/[\d.]+\/16/)?.[0] ?? "none";
        const repaired = items.map((item) => (item.key === first?.key ? { ...item, cidr: proposed } : item));
        expect(planNetworks(repaired).findings.map(({ key }) => key)).not.toContain(first?.key);
      }),
    );
  });

  test("takes no finding for a list without networks", () => {
    expect(planNetworks([])).toEqual({ networks: new Map(), findings: [] });
  });
});
