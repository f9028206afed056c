import { type ContractValues, contract } from "./contract";

/** A region's certificate and hosted zones. */
export const AWS_DNS = contract("dns", {
  /** Issued for the shared API name and the region's own. */
  certificate_arn: "string",
  /** Zone that clients on the internet see. */
  public_zone_id: "string",
  /** Zone that only the region's network sees. */
  internal_zone_id: "string",
});
export type AwsDns = ContractValues<typeof AWS_DNS.fields>;
