import { type ContractValues, portableContract } from "./contract";

/** A relational database as an application reaches it, in one region. */
export const DATABASE_ENDPOINT = portableContract("database", {
  /** `postgres`. */
  engine: "string",
  host: "string",
  port: "number",
  /** Database that exists from birth. */
  database: "string",
  /** Name of the secret with the administrator's password, in the same region. */
  admin_secret: "string",
});
export type DatabaseEndpoint = ContractValues<typeof DATABASE_ENDPOINT.fields>;
