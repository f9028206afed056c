import type { Construct } from "constructs";
import { awsRoleName } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import { serviceTrust } from "./policy";
import { ServiceRole } from "./service-role";
import { ECS_INFRASTRUCTURE_POLICIES } from "./service-role-policies";

export interface EcsInfrastructureRoleProps {
  readonly names: Names;
}

/** With it ECS moves a load balancer's requests from the old tasks of a blue/green deployment to the new ones. */
export class EcsInfrastructureRole extends ServiceRole {
  constructor(scope: Construct, id: string, { names }: EcsInfrastructureRoleProps) {
    super(scope, id, {
      name: awsRoleName(names, "ecs-infrastructure"),
      description: "ECS, to switch load balancers",
      trust: serviceTrust("ecs.amazonaws.com"),
      managedPolicies: ECS_INFRASTRUCTURE_POLICIES,
    });
  }
}
