import {
  awsArn,
  codeBuildProjectArn,
  codePipelineArn,
  ecrRepositoryArn,
  ecsServiceArn,
  iamRoleArn,
  logGroupArn,
  s3BucketArn,
} from "../../../lib/identifiers/aws";
import {
  BUILD_STEPS,
  buildPipelineName,
  buildProjectName,
  deliveryBucketName,
  deliveryLogGroupName,
  ecsClusterName,
  ecsServiceName,
  keyAlias,
  pipelineLogGroupName,
  releasePipelineName,
} from "../../../lib/identifiers/aws-names";
import { awsRoleName } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import { keyUse, logWriting } from "./data-access";
import type { Statement } from "./policy";

/** A service that pipelines build and deploy. All by name. */
export interface Delivery {
  readonly service: string;
  /** Name of its image repository. */
  readonly repository: string;
  /** GitHub repository of its code, `owner/name`. */
  readonly source: string;
}

/** What delivery in one region works with. */
export interface DeliveryScope {
  readonly names: Names;
  readonly region: string;
  readonly deliveries: readonly Delivery[];
  /** ECS switches the load balancer of one of the services. */
  readonly blueGreen: boolean;
}

/** Through S3 only: a pipeline's steps hand files on in an encrypted bucket. */
function artifactAccess({ names, region }: DeliveryScope, actions: readonly string[], use: readonly string[]) {
  const { account } = names.props;
  return [
    { sid: "Artifacts", actions, resources: [`${s3BucketArn(deliveryBucketName(names))}/*`] },
    keyUse("ArtifactKey", { region, account, aliases: [keyAlias(names, "data")] }, use, ["s3"]),
  ];
}

const artifactRead = (scope: DeliveryScope) =>
  artifactAccess(scope, ["s3:GetObject", "s3:GetObjectVersion"], ["kms:Decrypt", "kms:DescribeKey"]);

const repositories = ({ names, region, deliveries }: DeliveryScope): string[] =>
  deliveries.map(({ repository }) => ecrRepositoryArn(region, names.props.account, repository));

/** What every step that runs commands needs: its log, and what the step before it handed on. */
export function stepStatements(scope: DeliveryScope): Statement[] {
  const { names, region, deliveries } = scope;
  const groups = deliveries.map(({ service }) => deliveryLogGroupName(names, service));
  return [logWriting(region, names.props.account, groups), ...artifactRead(scope)];
}

/** Reads and writes images of the services, and no others. */
export function imageStatements(scope: DeliveryScope): Statement[] {
  return [
    // A token opens no repository by itself, and the action knows no resource.
    { sid: "Token", actions: ["ecr:GetAuthorizationToken"], resources: ["*"] },
    {
      sid: "Images",
      actions: [
        "ecr:BatchCheckLayerAvailability",
        "ecr:BatchGetImage",
        "ecr:CompleteLayerUpload",
        "ecr:DescribeImages",
        "ecr:GetDownloadUrlForLayer",
        "ecr:InitiateLayerUpload",
        "ecr:PutImage",
        "ecr:UploadLayerPart",
      ],
      resources: repositories(scope),
    },
  ];
}

/** Gives services new revisions of their tasks, with the roles that tasks have today. */
export function deployStatements({ names, region, deliveries, blueGreen }: DeliveryScope): Statement[] {
  const { account } = names.props;
  const cluster = ecsClusterName(names);
  const roles = ["ecs-execution", "ecs-task", ...(blueGreen ? (["ecs-infrastructure"] as const) : [])] as const;
  return [
    {
      sid: "Revisions",
      actions: ["ecs:DescribeTaskDefinition", "ecs:RegisterTaskDefinition"],
      // Neither action knows resources. A revision can do nothing but what its roles allow.
      resources: ["*"],
    },
    {
      sid: "Services",
      actions: ["ecs:DescribeServices", "ecs:ListServiceDeployments", "ecs:UpdateService"],
      resources: deliveries.map(({ service }) =>
        ecsServiceArn(region, account, cluster, ecsServiceName(names, service)),
      ),
    },
    {
      sid: "PassRoles",
      actions: ["iam:PassRole"],
      resources: roles.map((role) => iamRoleArn(account, awsRoleName(names, role))),
      conditions: { StringEquals: { "iam:PassedToService": ["ecs.amazonaws.com", "ecs-tasks.amazonaws.com"] } },
    },
  ];
}

/** Runs the steps of the pipelines, and reads their sources. */
export function pipelineStatements(scope: DeliveryScope): Statement[] {
  const { names, region, deliveries } = scope;
  const { account } = names.props;
  const logs = deliveries.map(({ service }) => pipelineLogGroupName(buildPipelineName(names, service)));
  return [
    ...artifactAccess(
      scope,
      ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"],
      ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
    ),
    {
      sid: "ArtifactBucket",
      actions: ["s3:GetBucketLocation", "s3:GetBucketVersioning"],
      resources: [s3BucketArn(deliveryBucketName(names))],
    },
    {
      sid: "Steps",
      actions: ["codebuild:BatchGetBuilds", "codebuild:StartBuild"],
      resources: deliveries.flatMap(({ service }) =>
        BUILD_STEPS.map((step) => codeBuildProjectArn(region, account, buildProjectName(names, service, step))),
      ),
    },
    {
      sid: "Sources",
      actions: ["codeconnections:UseConnection"],
      // AWS makes up the connection's id. CodePipeline first asks without naming a repository.
      resources: [awsArn("codeconnections", region, account, "connection/*")],
      conditions: {
        StringEqualsIfExists: {
          "codeconnections:FullRepositoryId": [...new Set(deliveries.map(({ source }) => source))],
        },
      },
    },
    {
      sid: "Images",
      actions: [
        "ecr:BatchCheckLayerAvailability",
        "ecr:BatchGetImage",
        "ecr:DescribeImages",
        "ecr:GetDownloadUrlForLayer",
      ],
      resources: repositories(scope),
    },
    // Scans know no resource: they look at a list of packages and keep nothing.
    { sid: "Scans", actions: ["inspector-scan:ScanSbom"], resources: ["*"] },
    {
      sid: "ScanLogs",
      actions: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
      resources: logs
        .map((group) => logGroupArn(region, account, group))
        .flatMap((arn) => [arn, `${arn}:log-stream:*`]),
    },
  ];
}

/** Starts a release when an image arrives. */
export function startStatements({ names, region, deliveries }: DeliveryScope): Statement[] {
  return [
    {
      sid: "StartReleases",
      actions: ["codepipeline:StartPipelineExecution"],
      resources: deliveries.map(({ service }) =>
        codePipelineArn(region, names.props.account, releasePipelineName(names, service)),
      ),
    },
  ];
}
