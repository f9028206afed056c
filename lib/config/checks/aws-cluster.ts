import type { FileFinding } from "../findings";
import type { Readable } from "../readable";

/** What the schema of `aws.cluster` cannot see: it needs more than one value. */
export function checkCluster(_deployment: Readable): FileFinding[] {
  return [];
}
