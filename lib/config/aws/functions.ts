import { z } from "zod";
import { slug } from "../fields";
import type { ResolveContext } from "./context";

const entry = z.strictObject({
  name: slug("a name", 20).describe("Name."),
});

/** Lambda functions. */
export const functionsSchema = z
  .array(entry, "a list; remove it or write one")
  .default([])
  .describe("Lambda functions.");
export type ParsedFunctions = z.output<typeof functionsSchema>;

export interface AwsFunction {
  readonly name: string;
}

export function resolveFunctions(parsed: ParsedFunctions, _context: ResolveContext): AwsFunction[] {
  return parsed.map(({ name }) => ({ name }));
}
