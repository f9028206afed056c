import { awsArn, iamPolicyArn, iamRoleArn, oidcProviderArn, serviceLinkedRoleArn } from "../../../lib/identifiers/aws";
import type { CiScope } from "./ci-policies";
import { GITHUB_OIDC_HOST } from "./github-oidc-provider";
import type { Statement } from "./policy";

/** `<start of the project>-<hash>-<environment>-<region>-<purpose>` */
const CUT_NAME = /^(?<head>.+)-[a-z0-9]{5}(?<environment>-[a-z]+-)[a-z]+\d(?<purpose>-.+)$/;

/**
 * Names that are too long for IAM are cut, and then begin with less than the prefix. One pattern stands for a role in
 * all regions, or many regions would not fit into a policy.
 */
function cutNames(names: readonly string[]): string[] {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const { environment = "", purpose = "" } = CUT_NAME.exec(name)?.groups ?? {};
    const key = purpose === "" ? name : `${environment}*${purpose}`;
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  return [...groups].flatMap(([key, group]) => {
    const [first = "", ...others] = group;
    if (others.length === 0) return first;
    const heads = group.map((name) => CUT_NAME.exec(name)?.groups?.head ?? "");
    return `${commonStart(heads)}*-?????${key}`;
  });
}

function commonStart([first = "", ...others]: readonly string[]): string {
  const end = [...first].findIndex((letter, index) => others.some((other) => other[index] !== letter));
  return end < 0 ? first : first.slice(0, end);
}

/**
 * What an apply may do with roles: make and use the deployment's own, within their boundary, with policies that are its
 * own or named here.
 */
export function applyRoleStatements(scope: CiScope): Statement[] {
  const { account } = scope;
  const prefix = `${scope.project}-${scope.environment}-`;
  const roles = [`${prefix}*`, ...cutNames(scope.roles.filter((role) => !role.startsWith(prefix)))].map((role) =>
    iamRoleArn(account, role),
  );
  const profiles = [awsArn("iam", "", account, `instance-profile/${prefix}*`)];
  const bound = { StringEquals: { "iam:PermissionsBoundary": iamPolicyArn(account, scope.boundary) } };
  return [
    {
      sid: "OwnRoles",
      actions: [
        "iam:AddRoleToInstanceProfile",
        "iam:CreateInstanceProfile",
        "iam:DeleteInstanceProfile",
        "iam:DeleteRole",
        "iam:DeleteRolePolicy",
        "iam:DetachRolePolicy",
        "iam:PassRole",
        "iam:RemoveRoleFromInstanceProfile",
        "iam:TagInstanceProfile",
        "iam:TagRole",
        "iam:UntagInstanceProfile",
        "iam:UntagRole",
        "iam:UpdateAssumeRolePolicy",
        "iam:UpdateRole",
        "iam:UpdateRoleDescription",
      ],
      resources: [...roles, ...profiles],
    },
    {
      sid: "BoundRoles",
      actions: ["iam:CreateRole", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy"],
      resources: roles,
      conditions: bound,
    },
    {
      sid: "KnownPolicies",
      actions: ["iam:AttachRolePolicy"],
      resources: roles,
      conditions: {
        ...bound,
        ArnLike: { "iam:PolicyARN": [iamPolicyArn(account, `${prefix}*`), ...scope.managedPolicyArns] },
      },
    },
    {
      // The recorder gets Config's own role, of which AWS decides what it may do.
      sid: "ConfigRole",
      actions: ["iam:PassRole"],
      resources: [serviceLinkedRoleArn(account, "config.amazonaws.com", "AWSServiceRoleForConfig")],
    },
  ];
}

/**
 * What an apply may do in IAM beside roles, and what it may not: change who may apply. The account stack, which makes
 * the CI roles and the boundary, is therefore applied by a person.
 */
export function applyIdentityStatements(scope: CiScope): Statement[] {
  const { account } = scope;
  const prefix = `${scope.project}-${scope.environment}-`;
  return [
    // Reading IAM shows no data, and Terraform lists before it creates.
    { sid: "Read", actions: ["iam:Get*", "iam:List*"], resources: ["*"] },
    {
      sid: "OwnPolicies",
      actions: [
        "iam:CreatePolicy",
        "iam:CreatePolicyVersion",
        "iam:DeletePolicy",
        "iam:DeletePolicyVersion",
        "iam:SetDefaultPolicyVersion",
        "iam:TagPolicy",
        "iam:UntagPolicy",
      ],
      resources: [iamPolicyArn(account, `${prefix}*`)],
    },
    {
      // A service makes its own role at its first use, on behalf of the caller. AWS decides what that role may do.
      sid: "LinkedRoles",
      actions: ["iam:CreateServiceLinkedRole"],
      resources: [iamRoleArn(account, "aws-service-role/*")],
    },
    {
      sid: "NotWhoMayApply",
      effect: "Deny",
      actions: [
        "iam:AttachRolePolicy",
        "iam:DeleteRole*",
        "iam:DetachRolePolicy",
        "iam:PassRole",
        "iam:PutRole*",
        "iam:UpdateAssumeRolePolicy",
        "iam:UpdateRole*",
      ],
      resources: scope.ciRoles.map((role) => iamRoleArn(account, role)),
    },
    {
      sid: "NotItsPolicies",
      effect: "Deny",
      actions: ["iam:CreatePolicyVersion", "iam:DeletePolicy*", "iam:SetDefaultPolicyVersion"],
      resources: [...scope.ciPolicies, scope.boundary].map((policy) => iamPolicyArn(account, policy)),
    },
    {
      sid: "NotItsTrust",
      effect: "Deny",
      actions: [
        "iam:AddClientIDToOpenIDConnectProvider",
        "iam:CreateOpenIDConnectProvider",
        "iam:DeleteOpenIDConnectProvider",
        "iam:RemoveClientIDFromOpenIDConnectProvider",
        "iam:UpdateOpenIDConnectProviderThumbprint",
      ],
      resources: [oidcProviderArn(account, GITHUB_OIDC_HOST)],
    },
    // A role that it makes for a service must not become a second self.
    { sid: "NoOtherRole", effect: "Deny", actions: ["sts:AssumeRole"], resources: ["*"] },
  ];
}
