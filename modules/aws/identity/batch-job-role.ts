import type { Construct } from "constructs";
import { keyAlias } from "../../../lib/identifiers/aws-names";
import { awsRoleName } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import { bucketAccess, dataKeyUse, type RegionData, secretUse, tableAccess } from "./data-access";
import { cacheAccess, messagingAccess } from "./messaging-access";
import { ownAccount, serviceTrust } from "./policy";
import { ServiceRole } from "./service-role";

export interface BatchJobRoleProps {
  readonly names: Names;
  readonly data: RegionData;
  /** Names of the secrets that jobs read. */
  readonly secrets: readonly string[];
}

/** What the code of a batch job may do: the region's data, its messages and events, and secrets. */
export class BatchJobRole extends ServiceRole {
  constructor(scope: Construct, id: string, { names, data, secrets }: BatchJobRoleProps) {
    const { region, account } = data;
    super(scope, id, {
      name: awsRoleName(names, "batch-job"),
      description: "Code in batch jobs",
      trust: serviceTrust("ecs-tasks.amazonaws.com", ownAccount(account)),
      statements: [
        ...bucketAccess(data.buckets),
        tableAccess(data),
        dataKeyUse(data),
        ...messagingAccess(data),
        cacheAccess(data),
        ...secretUse(region, account, secrets, [keyAlias(names, "secrets")]),
      ],
    });
  }
}
