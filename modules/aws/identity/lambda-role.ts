import type { Construct } from "constructs";
import { awsRoleName } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import { bucketAccess, dataKeyUse, type RegionData, streamAccess, tableAccess } from "./data-access";
import { serviceTrust } from "./policy";
import { ServiceRole } from "./service-role";
import { FUNCTION_POLICIES } from "./service-role-policies";

export interface LambdaRoleProps {
  readonly names: Names;
  readonly data: RegionData;
}

/** What functions may do: the data buckets and tables of the region, and the tables' streams. */
export class LambdaRole extends ServiceRole {
  constructor(scope: Construct, id: string, { names, data }: LambdaRoleProps) {
    super(scope, id, {
      name: awsRoleName(names, "lambda"),
      description: "Lambda functions",
      trust: serviceTrust("lambda.amazonaws.com"),
      managedPolicies: FUNCTION_POLICIES,
      statements: [...bucketAccess(data.buckets), tableAccess(data), streamAccess(data), dataKeyUse(data)],
    });
  }
}
