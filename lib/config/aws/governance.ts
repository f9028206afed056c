import { z } from "zod";
import type { ResolveContext } from "./context";

/** What watches over the account: detection, compliance, costs. */
export const governanceSchema = z
  .strictObject({})
  .describe("What watches over the account: detection, compliance, costs.");
export type ParsedGovernance = z.output<typeof governanceSchema>;

export type AwsGovernance = {};

export function resolveGovernance(_parsed: ParsedGovernance, _context: ResolveContext): AwsGovernance {
  return {};
}
