import type { FileFinding } from "../findings";
import type { Readable } from "../readable";

/** What the schema of `aws.caches` cannot see: it needs more than one value. */
export function checkCaches(_deployment: Readable): FileFinding[] {
  return [];
}
