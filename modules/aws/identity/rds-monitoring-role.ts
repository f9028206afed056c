import type { Construct } from "constructs";
import { awsRoleName } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import { ownAccount, serviceTrust } from "./policy";
import { ServiceRole } from "./service-role";
import { RDS_MONITORING_POLICIES } from "./service-role-policies";

/** With it RDS writes the enhanced metrics of database instances. */
export class RdsMonitoringRole extends ServiceRole {
  constructor(scope: Construct, id: string, { names }: { readonly names: Names }) {
    super(scope, id, {
      name: awsRoleName(names, "rds-monitoring"),
      description: "RDS enhanced monitoring",
      trust: serviceTrust("monitoring.rds.amazonaws.com", ownAccount(names.props.account)),
      managedPolicies: RDS_MONITORING_POLICIES,
    });
  }
}
