import { IPv4 } from "ipaddr.js";
import { type Finding, shown } from "../errors/configuration-error";

/** An IPv4 range. */
export interface Cidr {
  /** First address, as a number. */
  readonly start: number;
  /** Length of the mask. Range: 0-32. */
  readonly prefix: number;
}

/** Private ranges: RFC 1918, and RFC 6598, which clouds accept inside private networks. */
export const PRIVATE_RANGES = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"] as const;

const toNumber = (address: IPv4): number => address.octets.reduce((sum, octet) => sum * 256 + octet, 0);

const toText = (address: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");

/** How many addresses the range holds. */
const size = (range: Cidr): number => 2 ** (32 - range.prefix);

/** The range as text, for example `10.0.0.0/16`. */
export const cidrText = (range: Cidr): string => `${toText(range.start)}/${range.prefix}`;

/** The range that the text means, host bits cleared; undefined if it means none. */
export function parseCidr(text: string): Cidr | undefined {
  // The library also takes hexadecimal, octal and shortened addresses, which clouds refuse.
  if (!IPv4.isValidCIDRFourPartDecimal(text)) return undefined;
  const [, prefix] = IPv4.parseCIDR(text);
  return { start: toNumber(IPv4.networkAddressFromCIDR(text)), prefix };
}

/** The range that the text means. For ranges that were checked before. */
function range(text: string): Cidr {
  const parsed = parseCidr(text);
  if (parsed === undefined) throw new Error(`${text} is no IPv4 range`);
  return parsed;
}

/** Whether `inner` lies in `outer` whole. */
export function contains(outer: string, inner: string): boolean {
  const [a, b] = [range(outer), range(inner)];
  return a.start <= b.start && b.start + size(b) <= a.start + size(a);
}

/** Whether the ranges share an address. */
export function overlaps(one: string, other: string): boolean {
  const [a, b] = [range(one), range(other)];
  return a.start < b.start + size(b) && b.start < a.start + size(a);
}

/** Whether the whole range is private. */
export const isPrivate = (text: string): boolean => PRIVATE_RANGES.some((outer) => contains(outer, text));

/** The `index`-th range of mask length `prefix` inside the network, counted from 0. */
export function nthSubnet(network: string, prefix: number, index: number): string {
  const outer = range(network);
  const subnet: Cidr = { start: outer.start + index * 2 ** (32 - prefix), prefix };
  if (prefix < outer.prefix || index < 0 || index >= 2 ** (prefix - outer.prefix)) {
    throw new Error(`${network} has no subnet ${index} of /${prefix}`);
  }
  return cidrText(subnet);
}

/** What is wrong with the text as an address range: its form, or host bits that are set. */
export function cidrFinding(text: string, prop: string): Finding | undefined {
  const parsed = parseCidr(text);
  if (parsed === undefined) {
    return { prop, rule: "an IPv4 range with a mask", got: shown(text), fix: "write it like 10.20.0.0/16" };
  }
  if (cidrText(parsed) !== text) {
    return {
      prop,
      rule: "the first address of its range",
      got: shown(text),
      fix: `did you mean ${cidrText(parsed)}?`,
    };
  }
  return undefined;
}
