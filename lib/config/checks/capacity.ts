import type { FileFinding } from "../findings";
import type { Readable } from "../readable";

/** Ranges of autoscaled capacity begin below their end. */
export function checkCapacity({ aws }: Readable): FileFinding[] {
  return (aws?.tables ?? []).flatMap(({ provisioned }, index) =>
    provisioned === undefined
      ? []
      : (["read", "write"] as const).flatMap((kind) => {
          const { min, max } = provisioned[kind];
          if (min <= max) return [];
          const path = ["aws", "tables", index, "provisioned", kind, "min"];
          return [{ path, rule: `at most 'max' (${max})`, fix: "lower min or raise max" }];
        }),
  );
}
