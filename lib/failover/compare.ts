import { isDeepStrictEqual } from "node:util";
import type { StackJson } from "../terraform/stack-files";
import { FORCE_NEW } from "./force-new";

/** A change between two synthesized trees that would lose data. */
export interface UnsafeChange {
  readonly stack: string;
  readonly address: string;
  readonly what: string;
}

/** Every stack of a synthesized tree, by name, in the order of the first deployment. */
export type Tree = ReadonlyMap<string, StackJson>;

/**
 * What a plan of `after` over `before` would destroy, replace, or make a replica. A failover's edit, and the rebuild
 * after it, must find nothing here.
 */
export function unsafeChanges(before: Tree, after: Tree): UnsafeChange[] {
  const found: UnsafeChange[] = [];
  for (const [stack, old] of before) {
    const now = after.get(stack);
    for (const [type, resources] of Object.entries(old.resource ?? {})) {
      for (const [id, was] of Object.entries(resources)) {
        const address = `${type}.${id}`;
        const is = now?.resource?.[type]?.[id];
        if (is === undefined) {
          found.push({ stack, address, what: "would be destroyed" });
          continue;
        }
        for (const attribute of FORCE_NEW[type] ?? []) {
          if (isDeepStrictEqual(was[attribute], is[attribute])) continue;
          found.push({ stack, address, what: `would be replaced, because '${attribute}' changes` });
        }
        if (is.replicate_source_db !== undefined && was.replicate_source_db !== is.replicate_source_db) {
          found.push({ stack, address, what: "would become a replica, which AWS refuses" });
        }
      }
    }
  }
  return found;
}

/** Names of the stacks of `after` whose plan over `before` shows something. */
export function changedStacks(before: Tree, after: Tree): string[] {
  return [...after].filter(([name, now]) => !isDeepStrictEqual(before.get(name), now)).map(([name]) => name);
}
