import { parseDeployment } from "../../../lib/config/load";
import { edited } from "../../support/deployment-text";
import { fileText, PRODUCTION_FILE } from "../../support/outputs";

const withVpn = (vpn: string) =>
  parseDeployment(edited(fileText(PRODUCTION_FILE), ["  databases:\n", `${vpn}  databases:\n`]), "d.yaml");

const OFFICE = `  vpn:
    - name: office
      region: us-east-1
      address: 203.0.113.10
      routes: [192.168.0.0/16]
`;

test("a place is connected by static routes, unless its device speaks BGP", () => {
  expect(withVpn(OFFICE).aws?.vpn).toEqual([
    { name: "office", region: "us-east-1", address: "203.0.113.10", bgpAsn: undefined, routes: ["192.168.0.0/16"] },
  ]);
  expect(withVpn(OFFICE.replace("routes:", "bgpAsn: 64600\n      routes:")).aws?.vpn[0]?.bgpAsn).toBe(64_600);
});

test.each([
  [
    "a region that the deployment has not",
    ["region: us-east-1", "region: eu-west-1"],
    "'region' must be a region of the deployment (us-east-1, us-west-2)",
  ],
  [
    "a range of a network",
    ["192.168.0.0/16", "10.1.128.0/17"],
    "must be apart from all other networks (us-west-2's network has 10.1.0.0/16)",
  ],
  [
    "a name for an address",
    ["203.0.113.10", "vpn.example.com"],
    "'address' must be the public IPv4 address of the device",
  ],
  ["a public AS number", ["routes:", "bgpAsn: 3356\n      routes:"], "'bgpAsn' must be at least 64512"],
  ["no range", ["[192.168.0.0/16]", "[]"], "'routes' must be not empty"],
  ["a range with host bits", ["192.168.0.0/16", "192.168.0.7/16"], "routes[0]"],
])("refuses %s", (_, [from = "", to = ""], message) => {
  expect(() => withVpn(OFFICE.replace(from, to))).toThrow(message);
});

test("refuses two places with one range, and two of one name", () => {
  const second = OFFICE.replace("  vpn:\n", "");
  expect(() => withVpn(OFFICE + second)).toThrow("a name that is not in the list yet");
  expect(() => withVpn(OFFICE + second.replace("office", "depot"))).toThrow("office has 192.168.0.0/16");
});

test("refuses more ranges in a region than its network ACLs have rules for", () => {
  const ranges = Array.from({ length: 5 }, (_, index) => `172.${16 + index}.0.0/16`);
  const others = Array.from({ length: 5 }, (_, index) => `192.168.${index}.0/24`);
  const second = OFFICE.replace("  vpn:\n", "").replace("office", "depot").replace("192.168.0.0/16", others.join(", "));
  expect(() => withVpn(OFFICE.replace("192.168.0.0/16", ranges.join(", ")) + second)).toThrow(
    "at most 8 ranges in us-east-1",
  );
});
