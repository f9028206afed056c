import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { ConfigurationError } from "../../../lib/errors/configuration-error";
import { managedPolicyArn } from "../../../lib/identifiers/aws";
import { POLICY_LIMITS, policyDocument, type Statement } from "./policy";

export interface ServiceRoleProps {
  /** Changing it replaces the role, and policies that name the old one no longer hold. */
  readonly name: string;
  readonly description: string;
  /** Who may assume the role. */
  readonly trust: Statement;
  /** Policies of AWS, by the path in their ARN, for example `AmazonSSMManagedInstanceCore`. @default - none */
  readonly managedPolicies?: readonly string[];
  /** What the role may do beside. A statement whose list of resources is empty allows nothing and is left out. */
  readonly statements?: readonly Statement[];
}

/**
 * A role that a service acts with. Its policies hang on it one by one, so that no other stack detaches them.
 * @resource aws_iam_role, aws_iam_role_policy, aws_iam_role_policy_attachment
 */
export class ServiceRole extends Construct {
  readonly resource: IamRole;
  /** For what must not start before the role may do its work. */
  readonly policies: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: ServiceRoleProps) {
    super(scope, id);
    const statements = (props.statements ?? []).filter(
      ({ resources, notResources }) => resources.length > 0 || notResources !== undefined,
    );
    const policy = policyDocument(statements);
    if (policy.length > POLICY_LIMITS.inline) {
      throw new ConfigurationError(this, {
        prop: "statements",
        rule: `a policy of at most ${POLICY_LIMITS.inline} characters`,
        got: `${policy.length}`,
        fix: "name fewer buckets, tables or databases in one deployment, or shorten their names",
      });
    }
    this.resource = new IamRole(this, "Resource", {
      name: props.name,
      description: props.description,
      assumeRolePolicy: policyDocument([props.trust]),
    });
    const role = this.resource.name;
    const attachments = (props.managedPolicies ?? []).map(
      (path) =>
        new IamRolePolicyAttachment(this, path.slice(path.lastIndexOf("/") + 1), {
          role,
          policyArn: managedPolicyArn(path),
        }),
    );
    this.policies =
      statements.length === 0
        ? attachments
        : [...attachments, new IamRolePolicy(this, "Policy", { name: "own", role, policy })];
  }
}
