import { type FileFinding, similar } from "../findings";
import type { Readable } from "../readable";

const KINDS = ["databases", "tables", "buckets"] as const;

/** Tiers that are named are tiers that exist. */
export function checkTiers({ tiers, aws }: Readable): FileFinding[] {
  if (tiers === undefined || aws === undefined) return [];
  const known = Object.keys(tiers);
  return KINDS.flatMap((kind) =>
    (aws[kind] ?? []).flatMap(({ tier }, index) => {
      if (tier === undefined || known.includes(tier)) return [];
      const meant = similar(tier, known);
      const fix = meant === undefined ? "write one of them, or add the tier" : `did you mean ${meant}?`;
      return [{ path: ["aws", kind, index, "tier"], rule: `one of the tiers (${known.join(", ")})`, fix }];
    }),
  );
}
