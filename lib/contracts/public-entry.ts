import { type ContractValues, portableContract } from "./contract";

/** The region's entry from the internet, to which a gateway in the cluster attaches. */
export const PUBLIC_ENTRY = portableContract("entry", {
  /** Host name that clients use in this region. */
  host: "string",
  /** What the gateway binds to: a target group, or an internal load balancer's address. */
  attachment: "string",
  /** Port of the gateway. */
  port: "number",
});
export type PublicEntry = ContractValues<typeof PUBLIC_ENTRY.fields>;
