import type { FileFinding } from "../findings";
import type { Readable } from "../readable";

/** The domain lies in its hosted zone. */
export function checkDomains({ domain, zone }: Readable): FileFinding[] {
  if (domain === undefined || zone === undefined) return [];
  if (domain === zone || domain.endsWith(`.${zone}`)) return [];
  return [{ path: ["zone"], rule: `the domain ${domain} or one that it ends in`, fix: "write the zone that holds it" }];
}
