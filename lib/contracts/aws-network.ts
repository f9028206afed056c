import { type ContractValues, contract } from "./contract";

/** A region's VPC. Lists follow the order of the zones. */
export const AWS_NETWORK = contract("network", {
  vpc_id: "string",
  vpc_cidr: "string",
  public_subnet_ids: "list",
  private_subnet_ids: "list",
  database_subnet_ids: "list",
  cluster_subnet_ids: "list",
  private_route_table_ids: "list",
  /** One for each zone, or one for all. */
  nat_gateway_ids: "list",
  workload_security_group_id: "string",
  database_security_group_id: "string",
  file_system_security_group_id: "string",
});
export type AwsNetwork = ContractValues<typeof AWS_NETWORK.fields>;
