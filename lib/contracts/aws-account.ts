import { type ContractValues, contract } from "./contract";

/** What people need of the account: roles for the repository's workflows. No stack reads it, because it has no region. */
export const AWS_ACCOUNT = contract("account", {
  plan_role_arn: "string",
  apply_role_arn: "string",
});
export type AwsAccount = ContractValues<typeof AWS_ACCOUNT.fields>;

/** Name servers of a zone that the deployment created, to be entered at the parent domain. */
export const AWS_ZONE = contract("zone", {
  zone_id: "string",
  name_servers: "list",
});
export type AwsZone = ContractValues<typeof AWS_ZONE.fields>;
