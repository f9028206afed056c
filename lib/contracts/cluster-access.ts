import { type ContractValues, portableContract } from "./contract";

/** How the layers above reach a Kubernetes cluster. No token: providers authenticate by an exec plugin. */
export const CLUSTER_ACCESS = portableContract("cluster", {
  /** Name by which the cloud's credential plugin finds the cluster. */
  name: "string",
  endpoint: "string",
  /** PEM, base64. */
  ca_certificate: "string",
  /** Issuer of service-account tokens, for workload identity. */
  oidc_issuer: "string",
});
export type ClusterAccess = ContractValues<typeof CLUSTER_ACCESS.fields>;
