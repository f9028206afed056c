import type { FileFinding } from "../findings";
import type { Readable } from "../readable";

/** What the schema of `aws.ecs` cannot see: it needs more than one value. */
export function checkEcs(_deployment: Readable): FileFinding[] {
  return [];
}
