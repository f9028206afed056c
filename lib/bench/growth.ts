import { isMap, isSeq, parseDocument, type YAMLMap } from "yaml";
import { AWS_REGIONS } from "../catalog/aws-regions";

/** Sizes of the series. */
export const GROWTH = [1, 2, 4, 8, 16, 32] as const;

/**
 * A deployment file with so many regions, made of one with two: the primary alone, both, or both and regions that read.
 * @param text the file with a primary and its standby
 */
export function grown(text: string, count: number): string {
  const document = parseDocument(text);
  const regions = document.getIn(["aws", "regions"]);
  if (!isSeq<YAMLMap>(regions)) throw new Error("the file must have a list of regions");
  const used = regions.items.map((region) => String(region.get("name")));
  const control = String(document.getIn(["aws", "controlRegion"]));
  const free = Object.keys(AWS_REGIONS).filter((name) => !used.includes(name) && name !== control);
  if (count > used.length + free.length) throw new Error(`AWS has no ${count} regions`);
  for (const name of free.slice(0, Math.max(0, count - used.length))) {
    regions.add(document.createNode({ name, role: "read" }));
  }
  if (count === 1) {
    document.set("pattern", "single-region");
    const [, standby = ""] = used;
    regions.delete(1);
    regions.items[0]?.delete("partner");
    const databases = document.getIn(["aws", "databases"]);
    for (const database of isSeq(databases) ? databases.items.filter(isMap) : []) {
      const members = database.get("members");
      if (!isSeq<YAMLMap>(members)) continue;
      members.items = members.items.filter((member) => member.get("region") !== standby);
    }
  }
  return document.toString();
}
