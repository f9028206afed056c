import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SecretsmanagerSecretPolicy } from "@cdktf/provider-aws/lib/secretsmanager-secret-policy";
import { SecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/secretsmanager-secret-version";
import { Construct } from "constructs";
import { ConfigurationError } from "../../../lib/errors/configuration-error";
import { EphemeralResource } from "../../../lib/stack/ephemeral";
import { policyDocument } from "../identity/policy";

/**
 * Days between a destroy and the loss of a secret; 0 loses it at once.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html (2026-11)
 */
export const RECOVERY_DAYS = { min: 7, max: 30 } as const;

/**
 * What is generated: letters and digits, which JSON, connection strings and PostgreSQL take as they are.
 * `rotation/handler.cjs` makes its values alike.
 */
export const GENERATED = { password_length: 40, exclude_punctuation: true } as const;

/**
 * The edition of every generated first value. A generated value is new in each run and is sent only where this number
 * changes, so all of a value's consumers take this one constant.
 */
export const VALUE_VERSION = 1;

/** Label that stays with the first version when a rotation moves AWSCURRENT on. */
export const FIRST_STAGE = "FIRST";

export interface SecretProps {
  /** Id of the account, whose principals alone may use the secret. */
  readonly account: string;
  readonly description: string;
  /** ARN of the region's key for secrets. */
  readonly kmsKeyArn: string;
  /** Name of the secret. Changing it replaces the secret. */
  readonly name: string;
  /** Unit: days. Range: 0, or {@link RECOVERY_DAYS}. */
  readonly recoveryDays: number;
  /** Copies that AWS keeps in step. @default - none */
  readonly replicas?: readonly SecretReplica[];
}

/** A copy of a secret in another region. */
export interface SecretReplica {
  readonly region: string;
  /** Key of that region. An alias is accepted, because nothing is replaced when it differs from the key's ARN. */
  readonly kmsKeyArn: string;
}

/** A value that exists during a run only. */
export interface GeneratedValue {
  /** Expression that reads it; legal in write-only arguments. */
  readonly expression: string;
  /** The secret's version that holds it. */
  readonly version: SecretsmanagerSecretVersion;
}

/** A secret without a value, closed to other accounts. @resource aws_secretsmanager_secret and its policy */
export class Secret extends Construct {
  readonly resource: SecretsmanagerSecret;

  constructor(scope: Construct, id: string, props: SecretProps) {
    super(scope, id);
    const { recoveryDays, replicas = [] } = props;
    if (recoveryDays !== 0 && (recoveryDays < RECOVERY_DAYS.min || recoveryDays > RECOVERY_DAYS.max)) {
      throw new ConfigurationError(this, {
        prop: "recoveryDays",
        rule: `0 or ${RECOVERY_DAYS.min} to ${RECOVERY_DAYS.max} days`,
        got: String(recoveryDays),
        fix: "pick one of them",
      });
    }
    this.resource = new SecretsmanagerSecret(this, "Resource", {
      name: props.name,
      description: props.description,
      kmsKeyId: props.kmsKeyArn,
      recoveryWindowInDays: recoveryDays,
      ...(replicas.length === 0
        ? {}
        : { replica: replicas.map(({ region, kmsKeyArn }) => ({ region, kmsKeyId: kmsKeyArn })) }),
    });
    new SecretsmanagerSecretPolicy(this, "Policy", {
      secretArn: this.resource.arn,
      blockPublicPolicy: true,
      policy: policyDocument([
        {
          sid: "OnlyThisAccount",
          effect: "Deny",
          principals: "*",
          actions: ["secretsmanager:*"],
          resources: ["*"],
          conditions: {
            StringNotEquals: { "aws:PrincipalAccount": props.account },
            // Rotation and replication come from AWS itself, which belongs to no account.
            Bool: { "aws:PrincipalIsAWSService": "false" },
          },
        },
      ]),
    });
  }

  /**
   * Gives the secret its first value: a JSON object of `fields` and a generated one under `key`.
   *
   * A rotation replaces it outside Terraform. Secrets Manager deletes versions that carry no label, and Terraform would
   * then write a new first value over the rotated one; so this version keeps a label of its own.
   */
  generate(key: string, fields: Readonly<Record<string, string | number>> = {}): GeneratedValue {
    const random = new EphemeralResource(this, "Generated", "aws_secretsmanager_random_password", GENERATED);
    const expression = random.attribute("random_password");
    const version = new SecretsmanagerSecretVersion(this, "Value", {
      secretId: this.resource.id,
      secretStringWo: JSON.stringify({ ...fields, [key]: expression }),
      secretStringWoVersion: VALUE_VERSION,
      versionStages: ["AWSCURRENT", FIRST_STAGE],
      lifecycle: { ignoreChanges: ["version_stages"] },
    });
    return { expression, version };
  }
}
