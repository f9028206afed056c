import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Construct } from "constructs";
import { ConfigurationError } from "../../../lib/errors/configuration-error";
import { managedPolicyArn, oidcProviderArn } from "../../../lib/identifiers/aws";
import { boundaryPolicyName, type CiTask, ciRoleName } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import { applyIdentityStatements, applyRoleStatements } from "./ci-identity-policies";
import {
  applyServiceStatements,
  applyStateStatements,
  type CiScope,
  planStatements,
  stateStatements,
} from "./ci-policies";
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
  readonly scope: Omit<CiScope, "account" | "project" | "environment" | "ciRoles" | "ciPolicies" | "boundary">;
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
      ciPolicies: ["states", "plan", "apply", "apply-states", "apply-roles", "apply-identity"].map(policyName),
      boundary: boundaryPolicyName(names),
    };
    const onBranch = `repo:${repository}:ref:refs/heads/${branch}`;

    this.plan = this.role("plan", props, [`repo:${repository}:pull_request`, onBranch]);
    this.apply = this.role("apply", props, [onBranch]);
    const states = this.policy("StatesPolicy", policyName("states"), stateStatements(ci));
    const plan = this.policy("PlanPolicy", policyName("plan"), planStatements(ci));
    this.attach("PlanStatesPolicyAttachment", this.plan, states.arn);
    this.attach("PlanPolicyAttachment", this.plan, plan.arn);
    this.attach("PlanReadOnlyAccess", this.plan, managedPolicyArn("ReadOnlyAccess"));

    const services = this.policy("ApplyPolicy", policyName("apply"), applyServiceStatements(ci));
    const written = this.policy("ApplyStatesPolicy", policyName("apply-states"), applyStateStatements(ci));
    const roles = this.policy("ApplyRolesPolicy", policyName("apply-roles"), applyRoleStatements(ci));
    const identity = this.policy("ApplyIdentityPolicy", policyName("apply-identity"), applyIdentityStatements(ci));
    this.attach("ApplyStateLocksPolicyAttachment", this.apply, states.arn);
    this.attach("ApplyPolicyAttachment", this.apply, services.arn);
    this.attach("ApplyStatesPolicyAttachment", this.apply, written.arn);
    this.attach("ApplyRolesPolicyAttachment", this.apply, roles.arn);
    this.attach("ApplyIdentityPolicyAttachment", this.apply, identity.arn);
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

  private policy(id: string, name: string, statements: readonly Statement[]): IamPolicy {
    const policy = policyDocument(statements);
    if (policy.length > POLICY_LIMITS.managed) {
      throw new ConfigurationError(this, {
        prop: "scope",
        rule: `small enough for policies of at most ${POLICY_LIMITS.managed} characters`,
        got: `${policy.length} for ${name}`,
        fix: "name fewer regions in one deployment, or shorten the project's name",
      });
    }
    return new IamPolicy(this, id, { name, policy });
  }

  private attach(id: string, role: IamRole, policyArn: string): void {
    new IamRolePolicyAttachment(this, id, { role: role.name, policyArn });
  }
}
