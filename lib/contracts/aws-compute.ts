import { type ContractValues, contract } from "./contract";

/** A service on ECS, published with the service's name as the instance. Its other names are known at synth. */
export const AWS_ECS_SERVICE = contract("ecs-service", {
  /** What CloudWatch calls its target group: `targetgroup/<name>/<id>`; empty without a load balancer. */
  target_group_arn_suffix: "string",
  /** The same of the group that a blue/green deployment switches to, and the next one back from; else empty. */
  alternate_target_group_arn_suffix: "string",
});
export type AwsEcsService = ContractValues<typeof AWS_ECS_SERVICE.fields>;
