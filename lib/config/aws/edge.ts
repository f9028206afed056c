import { z } from "zod";
import type { ResolveContext } from "./context";

/** The entry from the internet: load balancer, API Gateway, firewall and CDN. */
export const edgeSchema = z
  .strictObject({})
  .describe("The entry from the internet: load balancer, API Gateway, firewall and CDN.");
export type ParsedEdge = z.output<typeof edgeSchema>;

export type AwsEdge = {};

export function resolveEdge(_parsed: ParsedEdge, _context: ResolveContext): AwsEdge {
  return {};
}
