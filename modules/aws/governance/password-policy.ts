import { IamAccountPasswordPolicy } from "@cdktf/provider-aws/lib/iam-account-password-policy";
import { Construct } from "constructs";

/**
 * What the CIS AWS Foundations Benchmark asks of passwords: length in characters, and how many old ones stay refused.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html (IAM.15, IAM.16; 2026-11)
 */
export const PASSWORD_RULES = { minimumLength: 14, remembered: 24 } as const;

/** Passwords of IAM users, should there be any. @resource aws_iam_account_password_policy */
export class PasswordPolicy extends Construct {
  readonly resource: IamAccountPasswordPolicy;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.resource = new IamAccountPasswordPolicy(this, "Resource", {
      minimumPasswordLength: PASSWORD_RULES.minimumLength,
      passwordReusePrevention: PASSWORD_RULES.remembered,
      requireLowercaseCharacters: true,
      requireUppercaseCharacters: true,
      requireNumbers: true,
      requireSymbols: true,
      allowUsersToChangePassword: true,
    });
  }
}
