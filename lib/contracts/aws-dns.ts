import { type ContractValues, contract } from "./contract";

/** The hosted zones of a region. */
export const AWS_DNS = contract("dns", {
  /** Zone that clients on the internet see. */
  public_zone_id: "string",
  /** Zone that only the region's network sees. */
  internal_zone_id: "string",
});
export type AwsDns = ContractValues<typeof AWS_DNS.fields>;
