import type { Construct } from "constructs";
import { dbInstanceArn } from "../../../lib/identifiers/aws";
import { awsRoleName } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import { ownAccount, serviceTrust } from "./policy";
import { ServiceRole } from "./service-role";

export interface ShutdownRoleProps {
  readonly names: Names;
  readonly region: string;
  /** Identifiers of the database instances that may rest. */
  readonly databases: readonly string[];
}

/** With it the schedules stop databases in the evening and start them in the morning. */
export class ShutdownRole extends ServiceRole {
  constructor(scope: Construct, id: string, { names, region, databases }: ShutdownRoleProps) {
    const { account } = names.props;
    super(scope, id, {
      name: awsRoleName(names, "shutdown"),
      description: "Schedules that stop and start databases",
      trust: serviceTrust("scheduler.amazonaws.com", ownAccount(account)),
      statements: [
        {
          sid: "RestDatabases",
          actions: ["rds:StartDBInstance", "rds:StopDBInstance"],
          resources: databases.map((identifier) => dbInstanceArn(region, account, identifier)),
        },
      ],
    });
  }
}
