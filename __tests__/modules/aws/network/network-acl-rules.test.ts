import { MAX_ZONES, zoneAddresses } from "../../../../lib/addresses/aws-layout";
import { contains } from "../../../../lib/addresses/cidr";
import {
  type AclRule,
  databaseAclRules,
  MAX_ACL_RULES,
  privateAclRules,
  publicAclRules,
} from "../../../../modules/aws/network/network-acl-rules";

const VPC = "10.0.0.0/16";
const ZONES = zoneAddresses(VPC, ["us-east-1a", "us-east-1b", "us-east-1c", "us-east-1d"]);

/** Whether the rules let a TCP packet pass from or to the address. */
function passes(rules: Readonly<Record<string, AclRule>>, address: string, port: number): boolean {
  return Object.values(rules).some(({ cidr, traffic }) => {
    if (!contains(cidr, `${address}/32`) || traffic === "path-mtu") return false;
    return traffic === "all" || (traffic.from <= port && port <= traffic.to);
  });
}

const INTERNET = "203.0.113.7";
const CLIENT_PORT = 1024;

describe("publicAclRules", () => {
  const { ingress, egress } = publicAclRules(VPC);

  test.each([80, 443])("lets the internet in at port %i and the answer out", (port) => {
    expect(passes(ingress, INTERNET, port)).toBe(true);
    expect(passes(egress, INTERNET, CLIENT_PORT)).toBe(true);
  });

  test.each([22, 53, 1023])("keeps the internet out at port %i", (port) => {
    expect(passes(ingress, INTERNET, port)).toBe(false);
  });

  test("carries HTTPS of private subnets through a NAT gateway and its answer back", () => {
    expect(passes(ingress, "10.0.3.9", 443)).toBe(true);
    expect(passes(egress, INTERNET, 443)).toBe(true);
    expect(passes(ingress, INTERNET, CLIENT_PORT)).toBe(true);
    expect(passes(egress, "10.0.3.9", 65535)).toBe(true);
  });
});

describe("privateAclRules", () => {
  const { ingress, egress } = privateAclRules(VPC, "10.1.0.0/16");

  test("lets HTTPS out and its answer in", () => {
    expect(passes(egress, INTERNET, 443)).toBe(true);
    expect(passes(ingress, INTERNET, CLIENT_PORT)).toBe(true);
  });

  test.each([22, 443])("keeps the internet out at port %i", (port) => {
    expect(passes(ingress, INTERNET, port)).toBe(false);
  });

  test("lets nothing but HTTPS out", () => {
    expect([25, 80, 8443].filter((port) => passes(egress, INTERNET, port))).toEqual([]);
  });

  test("lets the network and the peer in and out", () => {
    for (const address of ["10.0.1.9", "10.1.3.9"]) {
      expect(passes(ingress, address, 443)).toBe(true);
      expect(passes(egress, address, 443)).toBe(true);
    }
  });

  test("knows no peer by default", () => {
    const alone = privateAclRules(VPC);
    expect(passes(alone.ingress, "10.1.3.9", 443)).toBe(false);
    expect(Object.keys(alone.ingress)).not.toContain("peer");
  });
});

describe("databaseAclRules", () => {
  const { ingress, egress } = databaseAclRules(ZONES);

  test.each([5432, 6379])("lets workloads of every zone in at port %i and the answer out", (port) => {
    for (const { private: own, cluster } of ZONES) {
      for (const range of [own, cluster]) {
        const address = range.replace(/\/.*/, "");
        expect(passes(ingress, address, port)).toBe(true);
        expect(passes(egress, address, CLIENT_PORT)).toBe(true);
      }
    }
  });

  test("keeps public subnets and the internet out", () => {
    expect(passes(ingress, "10.0.1.9", 5432)).toBe(false);
    expect(passes(ingress, INTERNET, 5432)).toBe(false);
    expect(passes(egress, INTERNET, 443)).toBe(false);
  });

  test("has room for every zone of the address plan", () => {
    expect(ZONES).toHaveLength(MAX_ZONES);
    expect(Object.keys(ingress).length).toBeLessThanOrEqual(MAX_ACL_RULES);
  });

  test("moves no rule when a zone is appended", () => {
    expect(ingress).toMatchObject(databaseAclRules(ZONES.slice(0, 2)).ingress);
  });
});

test.each([
  ["public", publicAclRules(VPC)],
  ["private", privateAclRules(VPC, "10.1.0.0/16")],
  ["database", databaseAclRules(ZONES)],
])("the %s rules have one number each", (_tier, { ingress, egress }) => {
  for (const rules of [ingress, egress]) {
    const numbers = Object.values(rules).map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
  }
});
