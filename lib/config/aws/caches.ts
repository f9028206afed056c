import { z } from "zod";
import { slug } from "../fields";
import type { ResolveContext } from "./context";

const entry = z.strictObject({
  name: slug("a name", 20).describe("Name."),
});

/** Caches on ElastiCache. */
export const cachesSchema = z
  .array(entry, "a list; remove it or write one")
  .default([])
  .describe("Caches on ElastiCache.");
export type ParsedCaches = z.output<typeof cachesSchema>;

export interface AwsCache {
  readonly name: string;
}

export function resolveCaches(parsed: ParsedCaches, _context: ResolveContext): AwsCache[] {
  return parsed.map(({ name }) => ({ name }));
}
