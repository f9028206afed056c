import { type ContractValues, portableContract } from "./contract";

/** Where services publish events. */
export const EVENT_BUS_ENDPOINT = portableContract("events", {
  /** `eventbridge`, `servicebus`, `pubsub` or `kafka`. */
  protocol: "string",
  endpoint: "string",
  /** Bus, namespace or topic. */
  bus: "string",
});
export type EventBusEndpoint = ContractValues<typeof EVENT_BUS_ENDPOINT.fields>;
