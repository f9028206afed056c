import type { OutputStack } from "./output";
import { type Block, members } from "./parts";

/** Tags that every resource of the stack gets from its provider. */
export function defaultTags({ json }: OutputStack): Readonly<Record<string, unknown>> {
  const [provider] = members(json.provider?.aws);
  return members(members(provider?.default_tags)[0]?.tags)[0] ?? {};
}

/** A recovery objective of a resource, from its own tags or its stack's. Unit: minutes. */
export function objective(stack: OutputStack, { attributes }: Block, tag: "RTO" | "RPO"): number | undefined {
  const own = members(attributes.tags)[0]?.[tag];
  return minutes(own ?? defaultTags(stack)[tag]);
}

/** Minutes of a duration as tags have it: `4h`, `90m`. */
function minutes(text: unknown): number | undefined {
  const [, count, unit] = /^(\d+)([hm])$/.exec(String(text)) ?? [];
  if (count === undefined) return undefined;
  return unit === "h" ? 60 * Number(count) : Number(count);
}
