import { type ContractValues, portableContract } from "./contract";

/** Where a region's secrets are read. Values never pass through a contract. */
export const SECRET_STORE = portableContract("secrets", {
  /** `aws-secrets-manager`, `azure-key-vault`, `google-secret-manager` or `vault`. */
  protocol: "string",
  endpoint: "string",
  /** What the deployment's secret names start with. */
  prefix: "string",
});
export type SecretStore = ContractValues<typeof SECRET_STORE.fields>;
