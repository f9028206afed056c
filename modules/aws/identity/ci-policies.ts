import { awsArn, CLOUDFRONT_REGION, s3BucketArn, s3Host } from "../../../lib/identifiers/aws";
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
  /** Aliases of the keys of states, or patterns for them. */
  readonly stateKeyAliases: readonly string[];
  /** Roles of the deployment. */
  readonly roles: readonly string[];
  /** The CI roles themselves, and their policies. */
  readonly ciRoles: readonly string[];
  readonly ciPolicies: readonly string[];
  /** The policy that is the outer limit of every role. */
  readonly boundary: string;
  /** AWS's own policies that the deployment's roles carry, by the path in their ARN. */
  readonly managedPolicyArns: readonly string[];
  /** Routing controls of ARC belong to the deployment. */
  readonly usesArc: boolean;
  /** CloudFront belongs to the deployment. */
  readonly usesCdn: boolean;
}

/** Region of the services that exist once for all regions: IAM, Route 53, CloudFront and Shield. */
const GLOBAL_SERVICES_REGION = CLOUDFRONT_REGION;
/** Region of ARC's control plane. */
const ARC_REGION = "us-west-2";

const stateObjects = ({ project, environment, stateBuckets }: CiScope): string[] =>
  stateBuckets.map((bucket) => `${s3BucketArn(bucket)}/${project}/${environment}/*`);

/**
 * Finds states and takes their locks, which is also part of a plan.
 * @see https://developer.hashicorp.com/terraform/language/backend/s3#s3-bucket-permissions (2026-11)
 */
export function stateStatements(scope: CiScope): Statement[] {
  const { account, stateKeyAliases } = scope;
  return [
    { sid: "ListStates", actions: ["s3:ListBucket"], resources: scope.stateBuckets.map(s3BucketArn) },
    {
      sid: "LockStates",
      actions: ["s3:PutObject", "s3:DeleteObject"],
      resources: stateObjects(scope).map((arn) => `${arn}.tflock`),
    },
    {
      // An alias carries its region's short name, so each is that of one key.
      sid: "StateKeys",
      actions: ["kms:Decrypt", "kms:GenerateDataKey"],
      resources: [awsArn("kms", "*", account, "key/*")],
      conditions: {
        "ForAnyValue:StringLike": { "kms:ResourceAliases": stateKeyAliases },
        StringLike: { "kms:ViaService": [s3Host("*")] },
      },
    },
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
    { sid: "ReadStates", actions: ["s3:GetObject"], resources: stateObjects(scope) },
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
        "logs:GetLogRecord",
        "logs:GetQueryResults",
        "logs:StartLiveTail",
        "logs:StartQuery",
        "rds:DownloadDBLogFilePortion",
        "secretsmanager:BatchGetSecretValue",
        "secretsmanager:GetSecretValue",
        "sqs:ReceiveMessage",
        "ssm:GetParameter*",
        "xray:BatchGetTraces",
      ],
      // No plan reads any of these, whosever it is.
      resources: ["*"],
    },
  ];
}

/**
 * Services whose resources the stacks that CI applies make in their regions. Budgets, reports, trails and the
 * organization belong to the account stack, which a person applies.
 */
const REGIONAL_SERVICES = [
  "access-analyzer",
  "acm",
  "apigateway",
  "application-autoscaling",
  "autoscaling",
  "backup",
  "backup-storage",
  "batch",
  "cloudwatch",
  "codebuild",
  "codeconnections",
  "codedeploy",
  "codepipeline",
  "codestar-connections",
  "config",
  "dynamodb",
  "ec2",
  "ecr",
  "ecs",
  "eks",
  "elasticache",
  "elasticfilesystem",
  "elasticloadbalancing",
  "events",
  "guardduty",
  "kms",
  "lambda",
  "logs",
  "pipes",
  "rds",
  "resource-groups",
  "s3",
  "scheduler",
  "schemas",
  "secretsmanager",
  "securityhub",
  "servicediscovery",
  "sns",
  "sqs",
  "ssm",
  "synthetics",
  "tag",
  "wafv2",
  "xray",
] as const;

/** Services that exist once for all regions. */
const GLOBAL_SERVICES = ["cloudfront", "route53", "shield"] as const;

/** What CloudFront wants in its own region: certificates, web ACLs, logs and their key. */
const CLOUDFRONT_SERVICES = ["acm", "kms", "logs", "wafv2"] as const;

const allActions = (services: readonly string[]): string[] => services.map((service) => `${service}:*`);

/** What an apply may do beside IAM. The resources do not exist yet, so the regions are the fence. */
export function applyServiceStatements(scope: CiScope): Statement[] {
  const global = { StringEquals: { "aws:RequestedRegion": [GLOBAL_SERVICES_REGION] } };
  return [
    {
      sid: "Regional",
      actions: allActions(REGIONAL_SERVICES),
      resources: ["*"],
      conditions: { StringEquals: { "aws:RequestedRegion": scope.regions } },
    },
    { sid: "Global", actions: allActions(GLOBAL_SERVICES), resources: ["*"], conditions: global },
    ...(scope.usesCdn
      ? [{ sid: "CloudFrontParts", actions: allActions(CLOUDFRONT_SERVICES), resources: ["*"], conditions: global }]
      : []),
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
  ];
}

/** What an apply may do with states: write them, and never lose one. */
export function applyStateStatements(scope: CiScope): Statement[] {
  return [
    { sid: "ReadStates", actions: ["s3:GetObject", "s3:PutObject"], resources: stateObjects(scope) },
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
        "ForAnyValue:StringLike": { "kms:ResourceAliases": scope.stateKeyAliases },
      },
    },
  ];
}
