import { type ContractValues, contract } from "./contract";

/** A cache as what has a security group of its own needs it, published with the cache's name as the instance. */
export const AWS_CACHE = contract("cache-network", {
  /** Group of the nodes, to which rules are added. Workloads are let in already. */
  cache_security_group_id: "string",
});
export type AwsCacheNetwork = ContractValues<typeof AWS_CACHE.fields>;
