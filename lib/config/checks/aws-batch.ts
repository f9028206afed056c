import type { FileFinding } from "../findings";
import type { Readable } from "../readable";

/** What the schema of `aws.batch` cannot see: it needs more than one value. */
export function checkBatch(_deployment: Readable): FileFinding[] {
  return [];
}
