import type { Construct } from "constructs";
import { keyAlias } from "../../../lib/identifiers/aws-names";
import { awsRoleName } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import { keyUse, secretRead } from "./data-access";
import { ownAccount, serviceTrust } from "./policy";
import { ServiceRole } from "./service-role";
import { ECS_EXECUTION_POLICIES } from "./service-role-policies";

export interface EcsExecutionRoleProps {
  readonly names: Names;
  readonly region: string;
  /** Names of the secrets that tasks are started with. */
  readonly secrets: readonly string[];
}

/** With it ECS starts tasks: it pulls images, writes logs and hands over secrets. The task never has it. */
export class EcsExecutionRole extends ServiceRole {
  constructor(scope: Construct, id: string, props: EcsExecutionRoleProps) {
    const { names, region, secrets } = props;
    const { account } = names.props;
    const aliases = secrets.length === 0 ? [] : [keyAlias(names, "secrets")];
    super(scope, id, {
      name: awsRoleName(names, "ecs-execution"),
      description: "ECS, to start tasks",
      trust: serviceTrust("ecs-tasks.amazonaws.com", ownAccount(account)),
      managedPolicies: ECS_EXECUTION_POLICIES,
      statements: [
        secretRead(region, account, secrets),
        keyUse("DecryptSecrets", { region, account, aliases }, ["kms:Decrypt"], ["secretsmanager"]),
      ],
    });
  }
}
