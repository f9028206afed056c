import { z } from "zod";
import type { ResolveContext } from "./context";

/** Topics, queues and the event bus. */
export const messagingSchema = z.strictObject({}).describe("Topics, queues and the event bus.");
export type ParsedMessaging = z.output<typeof messagingSchema>;

export type AwsMessaging = {};

export function resolveMessaging(_parsed: ParsedMessaging, _context: ResolveContext): AwsMessaging {
  return {};
}
