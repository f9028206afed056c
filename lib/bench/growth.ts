import { type Document, isMap, isSeq, parseDocument, type YAMLMap } from "yaml";
import { AWS_REGIONS } from "../catalog/aws-regions";

/** Sizes of the series. */
export const GROWTH = [1, 2, 4, 8, 16, 32] as const;

/** The region that offers least. */
const YOUNGEST = "ap-southeast-6";

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
  const free = Object.keys(AWS_REGIONS).filter((name) => ![...used, control, YOUNGEST].includes(name));
  if (count > used.length + free.length) throw new Error(`AWS has no ${count} regions`);
  for (const name of free.slice(0, Math.max(0, count - used.length))) {
    regions.add(document.createNode({ name, role: "read" }));
  }
  if (count > used.length) withoutScarce(document);
  if (count === 1) {
    document.set("pattern", "single-region");
    const [, standby = ""] = used;
    regions.delete(1);
    regions.items[0]?.delete("partner");
    for (const database of maps(document, ["aws", "databases"])) {
      const members = database.get("members");
      if (!isSeq<YAMLMap>(members)) continue;
      members.items = members.items.filter((member) => member.get("region") !== standby);
    }
  }
  return document.toString();
}

/**
 * Leaves out what not every region offers: machines with GPUs and the newest ones. What exists once per account goes
 * too, because a registry replicates to 25 regions at most.
 */
function withoutScarce(document: Document): void {
  document.setIn(["aws", "ownsAccount"], false);
  document.deleteIn(["aws", "governance"]);
  document.deleteIn(["aws", "batch", "gpu"]);
  keep(document, ["aws", "batch", "jobs"], (job) => job.get("gpus") === undefined);
  keep(document, ["aws", "cluster", "nodeGroups"], (group) => group.get("kind") !== "gpu");
  const groups = [...maps(document, ["aws", "instances"]), ...maps(document, ["aws", "cluster", "nodeGroups"])];
  for (const group of groups) group.set("instanceTypes", ["t3.large"]);
}

function maps(document: Document, path: readonly string[]): YAMLMap[] {
  const list = document.getIn(path);
  return isSeq(list) ? list.items.filter((item) => isMap(item)) : [];
}

function keep(document: Document, path: readonly string[], wanted: (item: YAMLMap) => boolean): void {
  const list = document.getIn(path);
  if (isSeq(list)) list.items = list.items.filter((item) => !isMap(item) || wanted(item));
}
