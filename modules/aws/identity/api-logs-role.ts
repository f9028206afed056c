import type { Construct } from "constructs";
import { awsRoleName } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import { serviceTrust } from "./policy";
import { ServiceRole } from "./service-role";
import { API_LOGS_POLICIES } from "./service-role-policies";

export interface ApiLogsRoleProps {
  readonly names: Names;
}

/**
 * With it API Gateway writes the logs of every API of the account in the region. AWS's own policy, because API Gateway
 * refuses a role that may not write to every group.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html (2026-11)
 */
export class ApiLogsRole extends ServiceRole {
  constructor(scope: Construct, id: string, { names }: ApiLogsRoleProps) {
    super(scope, id, {
      name: awsRoleName(names, "api-logs"),
      description: "Logs of API Gateway",
      trust: serviceTrust("apigateway.amazonaws.com"),
      managedPolicies: API_LOGS_POLICIES,
    });
  }
}
