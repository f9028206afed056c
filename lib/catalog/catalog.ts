import { type Finding, shown } from "../errors/configuration-error";
import { AWS_CATALOG } from "./aws";
import type { CatalogEntry } from "./entry";

/** The day on which the facts of the catalog were last checked. ISO date. */
export const CATALOG_AS_OF = "2026-11-21";

/** `documented`: what the design documents name. `current`: what is created today in its place. */
export type CatalogColumn = "current" | "documented";

const CATALOG = { ...AWS_CATALOG } as const;

export type CatalogKey = keyof typeof CATALOG;

/** Every key of the catalog. */
export const CATALOG_KEYS = Object.keys(CATALOG) as CatalogKey[];

/** The line of the catalog. */
export function catalogEntry(key: CatalogKey): CatalogEntry {
  return CATALOG[key];
}

/** The value that a column gives. It may be one that cannot be created any more: ask `catalogFinding`. */
export function catalogValue(key: CatalogKey, column: CatalogColumn): string {
  return catalogEntry(key)[column];
}

/** What is wrong with a value that the cloud does not create any more, wherever the value came from. */
export function catalogFinding(key: CatalogKey, value: string, prop: string): Finding | undefined {
  const entry = catalogEntry(key);
  const blocked = entry.createBlocked?.find((candidate) => candidate.values.test(value));
  if (blocked === undefined) return undefined;
  return {
    prop,
    rule: `${entry.what} that can still be created (this one cannot since ${blocked.since})`,
    got: shown(value),
    fix: `use '${blocked.replacement}'`,
  };
}

const MILLISECONDS_PER_DAY = 86_400_000;

/**
 * Warnings for values whose standard support ends soon, or has ended.
 * @param today ISO date; the caller reads the clock, never the synthesis
 * @param days how far to look ahead
 */
export function retiringWithin(
  values: readonly { readonly key: CatalogKey; readonly value: string }[],
  today: string,
  days = 180,
): string[] {
  const horizon = Date.parse(today) + days * MILLISECONDS_PER_DAY;
  const warnings = values.flatMap(({ key, value }) => {
    const entry = catalogEntry(key);
    return (entry.retires ?? [])
      .filter((retirement) => retirement.value === value && Date.parse(retirement.date) <= horizon)
      .map(({ date, replacement }) => {
        const ends = date < today ? "ended" : "ends";
        return `${key}: standard support of '${value}' ${ends} on ${date}; plan the move to '${replacement}'`;
      });
  });
  return [...new Set(warnings)];
}
