import { z } from "zod";
import type { ResolveContext } from "./context";

/** Services on ECS. */
export const ecsSchema = z.strictObject({}).describe("Services on ECS.");
export type ParsedEcs = z.output<typeof ecsSchema>;

export type AwsEcs = {};

export function resolveEcs(_parsed: ParsedEcs, _context: ResolveContext): AwsEcs {
  return {};
}
