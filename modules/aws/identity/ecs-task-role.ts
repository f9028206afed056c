import type { Construct } from "constructs";
import { awsRoleName } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import { bucketAccess, dataKeyUse, type RegionData, tableAccess } from "./data-access";
import { ownAccount, serviceTrust } from "./policy";
import { ServiceRole } from "./service-role";

export interface EcsTaskRoleProps {
  readonly names: Names;
  readonly data: RegionData;
}

/** What the code in an ECS task may do: the data buckets and tables of the region. */
export class EcsTaskRole extends ServiceRole {
  constructor(scope: Construct, id: string, { names, data }: EcsTaskRoleProps) {
    super(scope, id, {
      name: awsRoleName(names, "ecs-task"),
      description: "Code in ECS tasks",
      trust: serviceTrust("ecs-tasks.amazonaws.com", ownAccount(data.account)),
      statements: [...bucketAccess(data.buckets), tableAccess(data), dataKeyUse(data)],
    });
  }
}
