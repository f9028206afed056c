import type { FileFinding } from "../findings";
import type { Readable } from "../readable";
import { checkInstanceTypes } from "./instance-types";

/** The group of the ECS cluster's instances. */
const RESERVED_GROUP = "ecs";

/** What the schema of `aws.instances` cannot see: it needs more than one value. */
export function checkInstances({ aws }: Readable): FileFinding[] {
  const regions = (aws?.regions ?? []).map(({ name }) => name);
  return (aws?.instances ?? []).flatMap((group, index) => {
    const path = ["aws", "instances", index];
    const { name, min, max, scaleUpAbovePercent: above, scaleDownBelowPercent: below } = group;
    const found = checkInstanceTypes(group.instanceTypes, [...path, "instanceTypes"], regions);
    if (name === RESERVED_GROUP) {
      found.push({ path: [...path, "name"], rule: "another name than that of ECS's own group", fix: "rename it" });
    }
    if (min > max) {
      found.push({ path: [...path, "min"], rule: `at most 'max' (${max})`, fix: "lower min or raise max" });
    }
    if (below >= above) {
      const rule = `below 'scaleUpAbovePercent' (${above})`;
      found.push({ path: [...path, "scaleDownBelowPercent"], rule, fix: "lower it, or the group never rests" });
    }
    return found;
  });
}
