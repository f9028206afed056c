import { type ContractValues, portableContract } from "./contract";

/** A cache that speaks the Redis protocol over TLS. */
export const CACHE_ENDPOINT = portableContract("cache", {
  /** `valkey` or `redis`. */
  engine: "string",
  host: "string",
  port: "number",
  /** Name of the secret with the credentials, in the same region; empty where the cloud's identity is used. */
  secret: "string",
});
export type CacheEndpoint = ContractValues<typeof CACHE_ENDPOINT.fields>;
