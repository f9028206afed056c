import type { ZoneAddresses } from "../config/deployment";
import { type Finding, shown } from "../errors/configuration-error";
import { NETWORK_PREFIX, zoneAddresses } from "./aws-layout";
import { cidrFinding, isPrivate, nthSubnet, overlaps, PRIVATE_RANGES } from "./cidr";

/**
 * The clouds' parts of 10.0.0.0/8: one /10 each, 64 networks of /16, so that clouds never meet and every network of a
 * deployment can be connected to every other.
 */
export const CLOUD_BLOCKS = {
  aws: "10.0.0.0/10",
  azure: "10.64.0.0/10",
  google: "10.128.0.0/10",
  onPremises: "10.192.0.0/10",
} as const;

/** Default networks of a cloud: `10.<position>.0.0/16` in its block. */
const POSITIONS = 64;

/**
 * Ranges that no network may touch: machines with Docker route it to their own bridge. Service ranges of clusters are
 * no such thing: EKS takes 10.100.0.0/16 or 172.20.0.0/16, whichever is free, so the cluster's own checks see to it.
 * @see https://docs.docker.com/engine/network/drivers/bridge/ (2026-11)
 */
const DOCKER_RANGE = "172.17.0.0/16";

/** A network that wants addresses. */
export interface NetworkRequest {
  /** What the network is called in messages, for example its region. */
  readonly key: string;
  /** A range of its own. @default - by position in the list */
  readonly cidr?: string;
  /** Zones in the order of their subnets. */
  readonly zones: readonly string[];
}

/** A network with its addresses. */
export interface PlannedNetwork {
  readonly cidr: string;
  readonly zones: readonly ZoneAddresses[];
}

export interface NetworkPlan {
  /** By key. A network whose own range cannot be used is missing. */
  readonly networks: ReadonlyMap<string, PlannedNetwork>;
  readonly findings: readonly { readonly key: string; readonly finding: Finding }[];
}

interface Placed {
  readonly key: string;
  readonly cidr: string;
  readonly position: number;
}

/**
 * Gives every AWS network of a deployment its range. A network's position in the list decides, also behind networks
 * with a range of their own, so that a network at the end of the list never moves another.
 */
export function planNetworks(requests: readonly NetworkRequest[]): NetworkPlan {
  const findings: { key: string; finding: Finding }[] = [];
  const placed: Placed[] = [];
  const networks = new Map<string, PlannedNetwork>();
  requests.forEach(({ key, cidr, zones }, position) => {
    const finding = cidr === undefined ? positionFinding(position) : rangeFinding(cidr);
    if (finding !== undefined) {
      findings.push({ key, finding });
      return;
    }
    const own = cidr ?? byPosition(position);
    placed.push({ key, cidr: own, position });
    networks.set(key, { cidr: own, zones: zoneAddresses(own, zones) });
  });
  // The later of two networks is the newer one, and moving it destroys nothing.
  placed.forEach((later, index) => {
    const earlier = placed.slice(0, index).find((candidate) => overlaps(candidate.cidr, later.cidr));
    if (earlier !== undefined) findings.push({ key: later.key, finding: overlapFinding(earlier, later, placed) });
  });
  return { networks, findings };
}

const byPosition = (position: number): string => nthSubnet(CLOUD_BLOCKS.aws, NETWORK_PREFIX.largest, position);

function positionFinding(position: number): Finding | undefined {
  if (position < POSITIONS) return undefined;
  return {
    prop: "cidr",
    rule: `written for the networks after the first ${POSITIONS}`,
    got: "nothing",
    fix: "write a range such as 172.20.0.0/16",
  };
}

function rangeFinding(cidr: string): Finding | undefined {
  const malformed = cidrFinding(cidr, "cidr");
  if (malformed !== undefined) return malformed;
  const got = shown(cidr);
  if (!isPrivate(cidr)) {
    return { prop: "cidr", rule: `a private range, within ${PRIVATE_RANGES.join(", ")}`, got, fix: "use one of them" };
  }
  const prefix = Number(cidr.split("/")[1]);
  const { largest, smallest } = NETWORK_PREFIX;
  if (prefix < largest || prefix > smallest) {
    const fix =
      prefix < largest ? `make it smaller, for example /${largest}` : `make it larger, for example /${largest}`;
    return { prop: "cidr", rule: `a /${largest} or a /${smallest}, which the subnets fit into`, got, fix };
  }
  if (overlaps(cidr, DOCKER_RANGE)) {
    return { prop: "cidr", rule: `apart from ${DOCKER_RANGE}, the range of Docker's bridge`, got, fix: "use another" };
  }
  return undefined;
}

function overlapFinding(earlier: Placed, later: Placed, placed: readonly Placed[]): Finding {
  return {
    prop: "cidr",
    rule: `apart from the other networks (${earlier.key} has ${earlier.cidr})`,
    got: `${later.cidr} for ${later.key}`,
    fix: `write ${freeRange(later, placed)}, which is free`,
  };
}

/** The network's own position if nobody sits there; else from the end of the block, where positions come last. */
function freeRange(network: Placed, placed: readonly Placed[]): string {
  const others = placed.filter((candidate) => candidate !== network);
  const fromTheEnd = Array.from({ length: POSITIONS }, (_, index) => POSITIONS - 1 - index);
  const own = network.position < POSITIONS ? [network.position] : [];
  const free = [...own, ...fromTheEnd]
    .map(byPosition)
    .find((range) => others.every((other) => !overlaps(range, other.cidr)));
  return free ?? "another private range";
}
