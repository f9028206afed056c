import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Construct } from "constructs";
import { ConfigurationError } from "../../../lib/errors/configuration-error";
import { managedPolicyArn, oidcProviderArn } from "../../../lib/identifiers/aws";
import { type CiTask, ciRoleName } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import { applyIdentityStatements, applyServiceStatements, type CiScope, planStatements } from "./ci-policies";
import { AWS_AUDIENCE, GITHUB_OIDC_HOST, type GithubOidcProvider } from "./github-oidc-provider";
import { POLICY_LIMITS, policyDocument, type Statement } from "./policy";

export interface CiRolesProps {
  /** Names outside regions. */
  readonly names: Names;
  /** What the roles are for; part of their names. */
  readonly purpose: string;
  /** GitHub repository, `owner/name`. */
  readonly repository: string;
  /** Only runs on this branch get the role that applies. */
  readonly branch: string;
  /** The provider that this stack makes. @default - the account's existing one */
  readonly provider?: GithubOidcProvider;
  readonly scope: Omit<CiScope, "account" | "project" | "environment" | "ciRoles" | "ciPolicies">;
}

/**
 * The two roles of the deployment's workflow runs. `plan` reads settings and states, for pull requests and for the
 * branch. `apply` changes the deployment, for the branch only.
 *
 * Whoever may merge into the branch may give a role of the platform any right, so the branch's protection is part of
 * the deployment's security.
 * @see https://docs.github.com/en/actions/reference/security/oidc (2026-11)
 * @resource aws_iam_role, aws_iam_policy
 */
export class CiRoles extends Construct {
  readonly plan: IamRole;
  readonly apply: IamRole;

  constructor(scope: Construct, id: string, props: CiRolesProps) {
    super(scope, id);
    const { names, purpose, repository, branch } = props;
    const { account, project, environment } = names.props;
    const policyName = (topic: string) => names.of("iamPolicy", `${purpose}-${topic}`);
    const ci: CiScope = {
      ...props.scope,
      account,
      project,
      environment,
      ciRoles: [ciRoleName(names, purpose, "plan"), ciRoleName(names, purpose, "apply")],
      ciPolicies: ["plan", "apply", "apply-identity"].map(policyName),
    };
    const onBranch = `repo:${repository}:ref:refs/heads/${branch}`;

    this.plan = this.role("plan", props, [`repo:${repository}:pull_request`, onBranch]);
    this.policy("PlanPolicy", this.plan, policyName("plan"), planStatements(ci));
    new IamRolePolicyAttachment(this, "PlanReadOnlyAccess", {
      role: this.plan.name,
      policyArn: managedPolicyArn("ReadOnlyAccess"),
    });
    this.apply = this.role("apply", props, [onBranch]);
    this.policy("ApplyPolicy", this.apply, policyName("apply"), applyServiceStatements(ci));
    this.policy("ApplyIdentityPolicy", this.apply, policyName("apply-identity"), applyIdentityStatements(ci));
  }

  private role(task: CiTask, { names, purpose, repository, provider }: CiRolesProps, subjects: string[]): IamRole {
    const providerArn = oidcProviderArn(names.props.account, GITHUB_OIDC_HOST);
    return new IamRole(this, task === "plan" ? "Plan" : "Apply", {
      name: ciRoleName(names, purpose, task),
      description: `Workflow runs of ${repository} that ${task}`,
      assumeRolePolicy: policyDocument([
        {
          sid: "WorkflowRuns",
          actions: ["sts:AssumeRoleWithWebIdentity"],
          resources: [],
          principals: { Federated: [providerArn] },
          conditions: {
            StringEquals: { [`${GITHUB_OIDC_HOST}:aud`]: AWS_AUDIENCE, [`${GITHUB_OIDC_HOST}:sub`]: subjects },
          },
        },
      ]),
      // A trust policy refuses a provider that does not exist.
      ...(provider === undefined ? {} : { dependsOn: [provider.resource] }),
    });
  }

  private policy(id: string, role: IamRole, name: string, statements: readonly Statement[]): void {
    const policy = policyDocument(statements);
    if (policy.length > POLICY_LIMITS.managed) {
      throw new ConfigurationError(this, {
        prop: "scope",
        rule: `small enough for policies of at most ${POLICY_LIMITS.managed} characters`,
        got: `${policy.length} for ${name}`,
        fix: "name fewer regions in one deployment, or shorten the project's name",
      });
    }
    const resource = new IamPolicy(this, id, { name, policy });
    new IamRolePolicyAttachment(this, `${id}Attachment`, { role: role.name, policyArn: resource.arn });
  }
}
