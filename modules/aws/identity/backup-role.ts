import type { Construct } from "constructs";
import { awsRoleName } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import { serviceTrust } from "./policy";
import { ServiceRole } from "./service-role";
import { BACKUP_POLICIES } from "./service-role-policies";

/** With it AWS Backup takes, copies and restores recovery points. */
export class BackupRole extends ServiceRole {
  constructor(scope: Construct, id: string, { names }: { readonly names: Names }) {
    super(scope, id, {
      name: awsRoleName(names, "backup"),
      description: "AWS Backup",
      trust: serviceTrust("backup.amazonaws.com"),
      managedPolicies: BACKUP_POLICIES,
    });
  }
}
