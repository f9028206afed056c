import { z } from "zod";
import type { ResolveContext } from "./context";

/** How images are built and brought to the services. */
export const deliverySchema = z.strictObject({}).describe("How images are built and brought to the services.");
export type ParsedDelivery = z.output<typeof deliverySchema>;

export type AwsDelivery = {};

export function resolveDelivery(_parsed: ParsedDelivery, _context: ResolveContext): AwsDelivery {
  return {};
}
