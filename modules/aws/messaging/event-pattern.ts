import { SERVICE_EVENT_SOURCE } from "../../../lib/contracts/service-event";

/** Stands for any type of events. */
const ANY = "*";

/**
 * Pattern of the platform's own events, as EventBridge matches it.
 * @param types types of events, with `*` for anything; @default - all types
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html (2026-11)
 */
export function serviceEvents(types: readonly string[] = [ANY]): string {
  const all = types.includes(ANY);
  return JSON.stringify({
    source: [SERVICE_EVENT_SOURCE],
    ...(all ? {} : { "detail-type": types.map((type) => (type.includes(ANY) ? { wildcard: type } : type)) }),
  });
}
