import type { ZoneAddresses } from "../config/deployment";
import { nthSubnet } from "./cidr";

/**
 * Sizes of a network that hold the layout. Unit: length of the mask. AWS ends at /16 for a VPC; the layout fills the
 * lower half of a /16, so a /17 is the smallest.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html (2026-11)
 */
export const NETWORK_PREFIX = { largest: 16, smallest: 17 } as const;

/** Length of the mask of every subnet but the cluster's: the documented /24. */
const SUBNET_PREFIX = 24;
/** Room for nodes and pods of one zone: 4091 addresses after the five that AWS keeps. */
const CLUSTER_PREFIX = 20;

/**
 * Which /24 of the network (third octet) each zone has, and which /20, by the position of the zone in the list.
 * The first two zones have the documented ranges, so the other two follow behind them; nothing moves when a zone is
 * appended.
 */
const SLOTS = [
  { public: 1, private: 3, database: 9, cluster: 4 },
  { public: 2, private: 4, database: 10, cluster: 5 },
  { public: 5, private: 7, database: 11, cluster: 6 },
  { public: 6, private: 8, database: 12, cluster: 7 },
] as const;

/** Most zones that the layout has room for. */
export const MAX_ZONES = SLOTS.length;

/** The subnets of the zones inside the network. */
export function zoneAddresses(network: string, zones: readonly string[]): ZoneAddresses[] {
  return zones.map((zone, position) => {
    const slots = SLOTS[position];
    if (slots === undefined) throw new Error(`the layout has room for ${MAX_ZONES} zones, got ${zones.length}`);
    return {
      zone,
      public: nthSubnet(network, SUBNET_PREFIX, slots.public),
      private: nthSubnet(network, SUBNET_PREFIX, slots.private),
      database: nthSubnet(network, SUBNET_PREFIX, slots.database),
      cluster: nthSubnet(network, CLUSTER_PREFIX, slots.cluster),
    };
  });
}
