import type { Construct } from "constructs";
import { awsArn, dbInstanceArn } from "../../../lib/identifiers/aws";
import { awsRoleName } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import { ownAccount, serviceTrust } from "./policy";
import { ServiceRole } from "./service-role";

export interface ShutdownRoleProps {
  readonly names: Names;
  readonly region: string;
  /** Identifiers of the database instances that may rest. */
  readonly databases: readonly string[];
  /** Names of the Auto Scaling groups that may rest. @default - none */
  readonly instanceGroups?: readonly string[];
  /** Groups of nodes that may rest: the cluster's name, and what the groups' names start with. @default - none */
  readonly nodeGroups?: { readonly cluster: string; readonly prefixes: readonly string[] };
}

/** With it the schedules bring to rest in the evening and start in the morning what may rest. */
export class ShutdownRole extends ServiceRole {
  constructor(scope: Construct, id: string, props: ShutdownRoleProps) {
    const { names, region, databases, instanceGroups = [], nodeGroups } = props;
    const { account } = names.props;
    super(scope, id, {
      name: awsRoleName(names, "shutdown"),
      description: "Schedules that bring to rest, and start again, what may rest",
      trust: serviceTrust("scheduler.amazonaws.com", ownAccount(account)),
      statements: [
        {
          sid: "RestDatabases",
          actions: ["rds:StartDBInstance", "rds:StopDBInstance"],
          resources: databases.map((identifier) => dbInstanceArn(region, account, identifier)),
        },
        {
          sid: "RestInstances",
          actions: ["autoscaling:UpdateAutoScalingGroup"],
          // AWS puts an id of its own before the name.
          resources: instanceGroups.map((group) =>
            awsArn("autoscaling", region, account, `autoScalingGroup:*:autoScalingGroupName/${group}`),
          ),
        },
        {
          sid: "RestNodes",
          actions: ["eks:UpdateNodegroupConfig"],
          resources: (nodeGroups?.prefixes ?? []).map((prefix) =>
            awsArn("eks", region, account, `nodegroup/${nodeGroups?.cluster}/${prefix}*/*`),
          ),
        },
      ],
    });
  }
}
