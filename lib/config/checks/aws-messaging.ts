import type { FileFinding } from "../findings";
import type { Readable } from "../readable";

/** What the schema of `aws.messaging` cannot see: it needs more than one value. */
export function checkMessaging(_deployment: Readable): FileFinding[] {
  return [];
}
