import { join } from "node:path";
import { LambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";
import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import { SecretsmanagerSecretRotation } from "@cdktf/provider-aws/lib/secretsmanager-secret-rotation";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { ZippedFile } from "../../../lib/assets/zipped-file";
import type { LogRetentionDays } from "../../../lib/catalog/retention";
import { rotationFunctionName } from "../../../lib/identifiers/aws-names";
import { awsRoleArn } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import { LogGroup } from "../monitoring/log-group";
import type { Secret } from "./secret";

/** How often a secret changes. Unit: days. */
export const ROTATION_DAYS = 30;

/**
 * Longest run. Unit: seconds. Above the ten minutes for which the handler waits for a database, below Lambda's 900.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html (2026-11)
 */
export const TIMEOUT_SECONDS = 720;

export interface SecretRotationProps {
  readonly logRetentionDays: LogRetentionDays;
  /** ARN of the region's key for logs. */
  readonly logsKeyArn: string;
  /** Names of the region. */
  readonly names: Names;
  /** Lambda runtime of Node.js. */
  readonly runtime: string;
}

/**
 * The function that rotates a region's secrets. It talks to Secrets Manager and RDS only, so it needs no network, and
 * no secret reaches its environment. A rotation also mends a database whose password and secret have come apart,
 * because RDS sets a new password without asking for the old one.
 * @resource aws_lambda_function, its log group and permission
 */
export class SecretRotation extends Construct {
  readonly resource: LambdaFunction;
  private readonly permission: LambdaPermission;

  constructor(scope: Construct, id: string, props: SecretRotationProps) {
    super(scope, id);
    const { names } = props;
    const functionName = rotationFunctionName(names);
    // Lambda would make the group itself, without retention and key.
    const logs = new LogGroup(this, "Logs", {
      name: `/aws/lambda/${functionName}`,
      retentionDays: props.logRetentionDays,
      kmsKeyArn: props.logsKeyArn,
    });
    const source = new ZippedFile(this, "Source", join(__dirname, "rotation", "handler.cjs"));
    this.resource = new LambdaFunction(this, "Resource", {
      functionName,
      description: "Rotates secrets.",
      role: awsRoleArn(names, "rotation"),
      packageType: "Zip",
      filename: source.path,
      sourceCodeHash: source.base64Sha256,
      handler: "handler.handler",
      runtime: props.runtime,
      architectures: ["arm64"],
      memorySize: 256,
      timeout: TIMEOUT_SECONDS,
      loggingConfig: { logFormat: "JSON", logGroup: logs.name },
      tracingConfig: { mode: "Active" },
    });
    this.permission = new LambdaPermission(this, "Permission", {
      statementId: "SecretsManager",
      action: "lambda:InvokeFunction",
      functionName: this.resource.functionName,
      principal: "secretsmanager.amazonaws.com",
      sourceAccount: names.props.account,
    });
  }

  /**
   * Rotates a secret from now on.
   * @param after what must exist first: the secret's value, and what the value opens
   */
  schedule(secret: Secret, after: readonly ITerraformDependable[]): SecretsmanagerSecretRotation {
    return new SecretsmanagerSecretRotation(secret, "Rotation", {
      secretId: secret.resource.id,
      rotationLambdaArn: this.resource.arn,
      rotationRules: { automaticallyAfterDays: ROTATION_DAYS },
      // An apply must not change a password that it has just set.
      rotateImmediately: false,
      dependsOn: [this.permission, ...after],
    });
  }
}
