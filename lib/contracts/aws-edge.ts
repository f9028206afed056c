import { type ContractValues, contract } from "./contract";

/** A region's load balancer and API, to which what runs in the region attaches. */
export const AWS_EDGE = contract("edge", {
  load_balancer_arn: "string",
  /** What CloudWatch calls the load balancer: `app/<name>/<id>`. */
  load_balancer_arn_suffix: "string",
  load_balancer_dns_name: "string",
  load_balancer_zone_id: "string",
  load_balancer_security_group_id: "string",
  https_listener_arn: "string",
  /** Target group of the cluster's gateway, as CloudWatch calls it. */
  gateway_target_group_arn_suffix: "string",
  /** ARN prefix of the API's methods, for permissions to call functions; empty where no function has a route. */
  api_execution_arn: "string",
  /** Where the API's names lead in this region; empty likewise. */
  api_domain_name: "string",
  api_domain_zone_id: "string",
});
export type AwsEdge = ContractValues<typeof AWS_EDGE.fields>;
