import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { Construct } from "constructs";
import { boundaryPolicyName } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import { policyDocument } from "./policy";

/**
 * What no role of the platform does, whatever its own policies say: give rights to others or to itself, become another
 * role, leave the organization, or stop what records it.
 */
export const OUT_OF_BOUNDS = [
  "account:*",
  "cloudtrail:DeleteTrail",
  "cloudtrail:PutEventSelectors",
  "cloudtrail:StopLogging",
  "cloudtrail:UpdateTrail",
  "config:DeleteConfigurationRecorder",
  "config:DeleteDeliveryChannel",
  "config:StopConfigurationRecorder",
  "guardduty:DeleteDetector",
  "guardduty:UpdateDetector",
  "iam:Add*",
  "iam:Attach*",
  // A service's own role may be made on behalf of a role: AWS decides what that one may do.
  "iam:CreateAccessKey",
  "iam:CreateGroup",
  "iam:CreateLoginProfile",
  "iam:CreateOpenIDConnectProvider",
  "iam:CreatePolicy*",
  "iam:CreateRole",
  "iam:CreateSAMLProvider",
  "iam:CreateUser",
  "iam:Delete*",
  "iam:Detach*",
  "iam:Put*",
  "iam:Set*",
  "iam:Update*",
  "organizations:*",
  "securityhub:DisableSecurityHub",
  "sts:AssumeRole",
] as const;

export interface PermissionsBoundaryProps {
  /** Names outside regions. */
  readonly names: Names;
}

/**
 * The outer limit of every role that CI makes. It grants nothing; a role may do what both it and the role's own policies
 * allow. CI makes no role without it, so a change that somebody merges gives no role the rights of an administrator.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html (2026-11)
 * @resource aws_iam_policy
 */
export class PermissionsBoundary extends Construct {
  readonly resource: IamPolicy;

  constructor(scope: Construct, id: string, { names }: PermissionsBoundaryProps) {
    super(scope, id);
    this.resource = new IamPolicy(this, "Resource", {
      name: boundaryPolicyName(names),
      description: "Outer limit of every role of the platform",
      policy: policyDocument([{ sid: "AllButIdentity", actions: [], notActions: OUT_OF_BOUNDS, resources: ["*"] }]),
    });
  }
}

/** Puts all roles below a scope under the boundary. Called once all of them are there. */
export function limitRoles(scope: Construct, boundaryArn: string): void {
  for (const role of scope.node.findAll()) {
    if (role instanceof IamRole) role.permissionsBoundary = boundaryArn;
  }
}
