import type { Construct } from "constructs";
import { dbInstanceArn } from "../../../lib/identifiers/aws";
import { keyAlias } from "../../../lib/identifiers/aws-names";
import { awsRoleName } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import { keyUse, secretRead } from "./data-access";
import { serviceTrust } from "./policy";
import { ServiceRole } from "./service-role";
import { FUNCTION_POLICIES } from "./service-role-policies";

export interface RotationRoleProps {
  readonly names: Names;
  readonly region: string;
  /** Names of the secrets that are rotated. */
  readonly secrets: readonly string[];
  /** Identifiers of the database instances whose passwords are rotated. */
  readonly databases: readonly string[];
}

/**
 * The function that rotates secrets. It sets a database's password through RDS, so it needs no way into the network.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets-required-permissions-function.html (2026-11)
 */
export class RotationRole extends ServiceRole {
  constructor(scope: Construct, id: string, props: RotationRoleProps) {
    const { names, region, secrets, databases } = props;
    const { account } = names.props;
    const rotated = secretRead(region, account, secrets);
    const aliases = secrets.length === 0 ? [] : [keyAlias(names, "secrets")];
    super(scope, id, {
      name: awsRoleName(names, "rotation"),
      description: "Rotation of secrets",
      trust: serviceTrust("lambda.amazonaws.com"),
      managedPolicies: FUNCTION_POLICIES,
      statements: [
        {
          sid: "RotateSecrets",
          actions: [...rotated.actions, "secretsmanager:PutSecretValue", "secretsmanager:UpdateSecretVersionStage"],
          resources: rotated.resources,
        },
        {
          sid: "RandomPassword",
          actions: ["secretsmanager:GetRandomPassword"],
          // It reads nothing of the account and knows no resource.
          resources: ["*"],
        },
        {
          sid: "SetDatabasePasswords",
          actions: ["rds:DescribeDBInstances", "rds:ModifyDBInstance"],
          resources: databases.map((identifier) => dbInstanceArn(region, account, identifier)),
        },
        keyUse(
          "UseSecretsKey",
          { region, account, aliases },
          ["kms:Decrypt", "kms:GenerateDataKey"],
          ["secretsmanager"],
        ),
      ],
    });
  }
}
