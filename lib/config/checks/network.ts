import { cidrFinding } from "../../addresses/cidr";
import { type NetworkPlan, planNetworks } from "../../addresses/planner";
import { AWS_REGIONS } from "../../catalog/aws-regions";
import { type FileFinding, foundAt } from "../findings";
import type { Readable } from "../readable";
import type { ParsedAws } from "../schema";

type Regions = ParsedAws["regions"];

/** Address ranges and zones. */
export function checkNetwork({ aws, allowedIpRanges }: Readable): FileFinding[] {
  const ranges = (allowedIpRanges ?? []).flatMap((range, index) =>
    foundAt(["allowedIpRanges", index], cidrFinding(range, "allowedIpRanges")),
  );
  const regions = aws?.regions;
  if (regions === undefined) return ranges;
  const networks = networkPlan(regions).findings.flatMap(({ key, finding }) =>
    foundAt(["aws", "regions", regions.findIndex(({ name }) => name === key), "cidr"], finding),
  );
  return [...ranges, ...networks, ...checkZones(regions)];
}

/** The plan of all networks: from the zones and ranges of the file, or their defaults. */
export function networkPlan(regions: Regions): NetworkPlan {
  return planNetworks(
    regions.map(({ name, cidr, zones }) => ({
      key: name,
      zones: zones ?? AWS_REGIONS[name]?.defaultZones ?? [],
      ...(cidr === undefined ? {} : { cidr }),
    })),
  );
}

function checkZones(regions: Regions): FileFinding[] {
  return regions.flatMap(({ name, zones = [] }, region) => {
    const known = AWS_REGIONS[name]?.zones ?? [];
    return zones.flatMap((zone, index) => {
      const path = ["aws", "regions", region, "zones", index];
      if (!known.includes(zone)) {
        return [{ path, rule: `a zone of ${name} (${known.join(", ")})`, fix: "write one of them" }];
      }
      if (zones.indexOf(zone) === index) return [];
      return [{ path, rule: "a zone that is not in the list yet", fix: "write another zone, or remove it" }];
    });
  });
}
