import type { FileFinding } from "../findings";
import type { Readable } from "../readable";

/** What the schema of `aws.instances` cannot see: it needs more than one value. */
export function checkInstances(_deployment: Readable): FileFinding[] {
  return [];
}
