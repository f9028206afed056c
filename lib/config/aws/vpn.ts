import { z } from "zod";
import { cidr, count, slug } from "../fields";
import { regionName } from "./region-name";

/** Most ranges behind a connection: each takes a rule of the network ACLs, which have 20. */
export const MAX_VPN_ROUTES = 8;

/**
 * AS numbers of 16 bits that are private.
 * @see https://www.rfc-editor.org/rfc/rfc6996
 */
const PRIVATE_ASN = { min: 64_512, max: 65_534 } as const;

const connection = z.strictObject({
  name: slug("a name for the place", 20).describe("Name of the place that is connected."),
  region: regionName.describe("The region that it is connected to."),
  address: z
    .ipv4("the public IPv4 address of the device; write it like 203.0.113.10")
    .describe("Public address of the device on the premises."),
  bgpAsn: count(PRIVATE_ASN.min, PRIVATE_ASN.max, "as an AS number")
    .optional()
    .describe("AS number of the device, which then tells its routes by BGP. Left out: the routes are static."),
  routes: z
    .array(cidr, "a list of address ranges; write it like [192.168.0.0/16]")
    .min(1, "not empty; write what is behind the device")
    .max(MAX_VPN_ROUTES, `at most ${MAX_VPN_ROUTES} ranges; write larger ones`)
    .describe("Ranges on the premises. Workloads may reach them."),
});

/** Premises that regions are connected to by Site-to-Site VPN. */
export const vpnSchema = z
  .array(connection, "a list of connections; remove it or write one")
  .default([])
  .describe("Premises that regions are connected to by Site-to-Site VPN.");
export type ParsedVpn = z.output<typeof vpnSchema>;

export interface AwsVpnConnection {
  readonly name: string;
  readonly region: string;
  readonly address: string;
  /** None: static routes. */
  readonly bgpAsn: number | undefined;
  readonly routes: readonly string[];
}

export function resolveVpn(parsed: ParsedVpn): AwsVpnConnection[] {
  return parsed.map(({ name, region, address, bgpAsn, routes }) => ({ name, region, address, bgpAsn, routes }));
}
