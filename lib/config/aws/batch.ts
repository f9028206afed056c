import { z } from "zod";
import type { ResolveContext } from "./context";

/** AWS Batch: compute environments and job queues. */
export const batchSchema = z.strictObject({}).describe("AWS Batch: compute environments and job queues.");
export type ParsedBatch = z.output<typeof batchSchema>;

export type AwsBatch = {};

export function resolveBatch(_parsed: ParsedBatch, _context: ResolveContext): AwsBatch {
  return {};
}
