import { awsArn, iamPolicyArn, iamRoleArn, oidcProviderArn, s3BucketArn } from "../../../lib/identifiers/aws";
import { keyUse } from "./data-access";
import { GITHUB_OIDC_HOST } from "./github-oidc-provider";
import type { Statement } from "./policy";

/** What the CI roles must know of the deployment. All names are known at synth. */
export interface CiScope {
  readonly account: string;
  readonly project: string;
  readonly environment: string;
  /** Regions of the deployment, the control region included. */
  readonly regions: readonly string[];
  /** Buckets of states and of their replicas. */
  readonly stateBuckets: readonly string[];
  readonly stateKeys: readonly { readonly region: string; readonly alias: string }[];
  /** Roles of the deployment. */
  readonly roles: readonly string[];
  /** The CI roles themselves, and their policies. */
  readonly ciRoles: readonly string[];
  readonly ciPolicies: readonly string[];
  /** AWS's own policies that the deployment's roles carry, by the path in their ARN. */
  readonly managedPolicyArns: readonly string[];
  /** Routing controls of ARC belong to the deployment. */
  readonly usesArc: boolean;
}

/** Region of the services that exist once for all regions: IAM, Route 53, CloudFront and Budgets. */
const GLOBAL_SERVICES_REGION = "us-east-1";
/** Region of ARC's control plane. */
const ARC_REGION = "us-west-2";

const stateObjects = ({ project, environment, stateBuckets }: CiScope): string[] =>
  stateBuckets.map((bucket) => `${s3BucketArn(bucket)}/${project}/${environment}/*`);

/**
 * Reads states and takes their locks, which is also part of a plan.
 * @see https://developer.hashicorp.com/terraform/language/backend/s3#s3-bucket-permissions (2026-11)
 */
function stateAccess(scope: CiScope, task: "plan" | "apply"): Statement[] {
  const objects = stateObjects(scope);
  return [
    { sid: "ListStates", actions: ["s3:ListBucket"], resources: scope.stateBuckets.map(s3BucketArn) },
    {
      sid: "ReadStates",
      actions: task === "plan" ? ["s3:GetObject"] : ["s3:GetObject", "s3:PutObject"],
      resources: objects,
    },
    {
      sid: "LockStates",
      actions: ["s3:PutObject", "s3:DeleteObject"],
      resources: objects.map((arn) => `${arn}.tflock`),
    },
    ...scope.stateKeys.map(({ region, alias }) =>
      keyUse(
        `StateKey${region.replaceAll("-", "")}`,
        { region, account: scope.account, aliases: [alias] },
        ["kms:Decrypt", "kms:GenerateDataKey"],
        ["s3"],
      ),
    ),
  ];
}

/**
 * A plan reads settings. It never reads what the platform stores: secrets, objects, items, messages, logs.
 *
 * The provider reads a secret's version back when it refreshes, so this role plans the `data` stacks with
 * `-refresh=false`; the apply role refreshes them.
 */
export function planStatements(scope: CiScope): Statement[] {
  return [
    ...stateAccess(scope, "plan"),
    {
      sid: "EphemeralPasswords",
      actions: ["secretsmanager:GetRandomPassword"],
      // The action knows no resource. What it returns is kept nowhere.
      resources: ["*"],
    },
    {
      sid: "NoObjects",
      effect: "Deny",
      actions: ["s3:GetObject", "s3:GetObjectVersion"],
      resources: [],
      notResources: stateObjects(scope),
    },
    {
      sid: "NoData",
      effect: "Deny",
      actions: [
        "dynamodb:BatchGetItem",
        "dynamodb:GetItem",
        "dynamodb:GetRecords",
        "dynamodb:PartiQLSelect",
        "dynamodb:Query",
        "dynamodb:Scan",
        "ec2:GetConsoleOutput",
        "ec2:GetPasswordData",
        "logs:FilterLogEvents",
        "logs:GetLogEvents",
        "logs:GetQueryResults",
        "logs:StartQuery",
        "rds:DownloadDBLogFilePortion",
        "secretsmanager:BatchGetSecretValue",
        "secretsmanager:GetSecretValue",
        "sqs:ReceiveMessage",
      ],
      // No plan reads any of these, whosever it is.
      resources: ["*"],
    },
  ];
}

/** Services whose resources the deployment's stacks make in their regions. */
const REGIONAL_SERVICES = [
  "acm",
  "application-autoscaling",
  "autoscaling",
  "backup",
  "backup-storage",
  "batch",
  "cloudwatch",
  "dynamodb",
  "ec2",
  "ecr",
  "ecs",
  "eks",
  "elasticache",
  "elasticfilesystem",
  "elasticloadbalancing",
  "events",
  "kms",
  "lambda",
  "logs",
  "rds",
  "s3",
  "scheduler",
  "secretsmanager",
  "servicediscovery",
  "sns",
  "sqs",
  "wafv2",
] as const;

/** Services that exist once for all regions. */
const GLOBAL_SERVICES = ["budgets", "cloudfront", "route53"] as const;

const allActions = (services: readonly string[]): string[] => services.map((service) => `${service}:*`);

/** What an apply may do beside IAM. The resources do not exist yet, so the regions are the fence. */
export function applyServiceStatements(scope: CiScope): Statement[] {
  return [
    {
      sid: "Regional",
      actions: allActions(REGIONAL_SERVICES),
      resources: ["*"],
      conditions: { StringEquals: { "aws:RequestedRegion": scope.regions } },
    },
    {
      sid: "Global",
      actions: allActions(GLOBAL_SERVICES),
      resources: ["*"],
      conditions: { StringEquals: { "aws:RequestedRegion": [GLOBAL_SERVICES_REGION] } },
    },
    ...(scope.usesArc
      ? [
          {
            sid: "RoutingControls",
            actions: allActions(["route53-recovery-control-config"]),
            resources: ["*"],
            conditions: { StringEquals: { "aws:RequestedRegion": [ARC_REGION] } },
          },
        ]
      : []),
    ...stateAccess(scope, "apply"),
    {
      // What a state was can be read again, whatever an apply does.
      sid: "KeepStates",
      effect: "Deny",
      actions: ["s3:DeleteBucket", "s3:DeleteObjectVersion"],
      resources: scope.stateBuckets.flatMap((bucket) => [s3BucketArn(bucket), `${s3BucketArn(bucket)}/*`]),
    },
    {
      sid: "KeepStateKeys",
      effect: "Deny",
      actions: ["kms:DisableKey", "kms:ScheduleKeyDeletion"],
      resources: [awsArn("kms", "*", scope.account, "key/*")],
      conditions: {
        "ForAnyValue:StringEquals": { "kms:ResourceAliases": [...new Set(scope.stateKeys.map(({ alias }) => alias))] },
      },
    },
  ];
}

/**
 * What an apply may do in IAM: the deployment's own roles, with policies that are its own or named here, and nothing
 * that changes who may apply. The account stack, which makes the CI roles, is therefore applied by a person.
 */
export function applyIdentityStatements(scope: CiScope): Statement[] {
  const { account } = scope;
  const prefix = `${scope.project}-${scope.environment}-`;
  // A role's name that is too long for IAM is cut, and then begins with less than the prefix.
  const cut = scope.roles.filter((role) => !role.startsWith(prefix));
  const roles = [`${prefix}*`, ...cut].map((role) => iamRoleArn(account, role));
  const profiles = [awsArn("iam", "", account, `instance-profile/${prefix}*`)];
  return [
    // Reading IAM shows no data, and Terraform lists before it creates.
    { sid: "Read", actions: ["iam:Get*", "iam:List*"], resources: ["*"] },
    {
      sid: "OwnRoles",
      actions: [
        "iam:AddRoleToInstanceProfile",
        "iam:CreateInstanceProfile",
        "iam:CreateRole",
        "iam:DeleteInstanceProfile",
        "iam:DeleteRole",
        "iam:DeleteRolePolicy",
        "iam:PassRole",
        "iam:PutRolePolicy",
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
      sid: "KnownPolicies",
      actions: ["iam:AttachRolePolicy", "iam:DetachRolePolicy"],
      resources: roles,
      conditions: { ArnLike: { "iam:PolicyARN": [iamPolicyArn(account, `${prefix}*`), ...scope.managedPolicyArns] } },
    },
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
      resources: scope.ciPolicies.map((policy) => iamPolicyArn(account, policy)),
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
