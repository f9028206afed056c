/**
 * What a service accepts as a name. Every limit stands here once, with the page it was read from, and is used by the
 * name factory, the checks and the tests alike.
 */
export interface NameLimit {
  /** Longest name. Unit: characters. */
  readonly max: number;
  /** Shortest name. Unit: characters. */
  readonly min: number;
  /** The whole name must match. */
  readonly pattern: RegExp;
  /** The name is unique over all accounts of the cloud, so it carries a hash of the account. */
  readonly global?: true;
  /** Joins the parts of the name. @default "-" */
  readonly separator?: string;
  /** Put in front of the name as the service wants it, for example `alias/`. Not counted as a part. */
  readonly prefix?: string;
  readonly source: string;
}

const AWS = "https://docs.aws.amazon.com";

/** Limits of AWS names. Read 2026-11. */
export const AWS_NAME_LIMITS = {
  s3Bucket: {
    min: 3,
    max: 63,
    // Dots would break TLS on virtual hosts. The rest are prefixes and suffixes that AWS keeps.
    pattern: /^(?!xn--|sthree-|amzn-s3-demo-)[a-z0-9][a-z0-9-]*[a-z0-9](?<!-s3alias|--ol-s3|--x-s3|--table-s3)$/,
    global: true,
    source: `${AWS}/AmazonS3/latest/userguide/bucketnamingrules.html`,
  },
  iamRole: { min: 1, max: 64, pattern: /^[\w+=,.@-]+$/, source: `${AWS}/IAM/latest/APIReference/API_CreateRole.html` },
  iamPolicy: {
    min: 1,
    max: 128,
    pattern: /^[\w+=,.@-]+$/,
    source: `${AWS}/IAM/latest/APIReference/API_CreatePolicy.html`,
  },
  instanceProfile: {
    min: 1,
    max: 128,
    pattern: /^[\w+=,.@-]+$/,
    source: `${AWS}/IAM/latest/APIReference/API_CreateInstanceProfile.html`,
  },
  kmsAlias: {
    min: 1,
    max: 256,
    pattern: /^alias\/(?!aws\/)[a-zA-Z0-9/_-]+$/,
    prefix: "alias/",
    source: `${AWS}/kms/latest/APIReference/API_CreateAlias.html`,
  },
  snsTopic: { min: 1, max: 256, pattern: /^[\w-]+$/, source: `${AWS}/sns/latest/api/API_CreateTopic.html` },
  logGroup: {
    min: 1,
    max: 512,
    pattern: /^[\w./#-]+$/,
    separator: "/",
    prefix: "/",
    source: `${AWS}/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html`,
  },
  ecrRepository: {
    min: 2,
    max: 256,
    pattern: /^[a-z0-9]+([._/-][a-z0-9]+)*$/,
    source: `${AWS}/AmazonECR/latest/APIReference/API_CreateRepository.html`,
  },
  dbInstance: {
    min: 1,
    max: 63,
    pattern: /^[a-z](-?[a-z0-9])*$/,
    source: `${AWS}/AmazonRDS/latest/APIReference/API_CreateDBInstance.html`,
  },
  dbParameterGroup: {
    min: 1,
    max: 255,
    pattern: /^[a-z](-?[a-z0-9])*$/,
    source: `${AWS}/AmazonRDS/latest/APIReference/API_CreateDBParameterGroup.html`,
  },
  dbSubnetGroup: {
    min: 1,
    max: 255,
    pattern: /^[a-z0-9 ._-]+$/,
    source: `${AWS}/AmazonRDS/latest/APIReference/API_CreateDBSubnetGroup.html`,
  },
  dbSnapshot: {
    min: 1,
    max: 255,
    pattern: /^[a-z](-?[a-z0-9])*$/,
    source: `${AWS}/AmazonRDS/latest/APIReference/API_CreateDBSnapshot.html`,
  },
  dynamodbTable: {
    min: 3,
    max: 255,
    pattern: /^[\w.-]+$/,
    source: `${AWS}/amazondynamodb/latest/APIReference/API_CreateTable.html`,
  },
  secret: {
    min: 1,
    max: 512,
    pattern: /^[\w/+=.@-]+$/,
    separator: "/",
    source: `${AWS}/secretsmanager/latest/apireference/API_CreateSecret.html`,
  },
  efsCreationToken: {
    min: 1,
    max: 64,
    pattern: /^.+$/,
    source: `${AWS}/efs/latest/ug/API_CreateFileSystem.html`,
  },
  backupVault: {
    min: 2,
    max: 50,
    pattern: /^[\w-]+$/,
    source: `${AWS}/aws-backup/latest/devguide/API_CreateBackupVault.html`,
  },
  backupPlan: {
    min: 1,
    max: 50,
    pattern: /^[\w.-]+$/,
    source: `${AWS}/aws-backup/latest/devguide/API_BackupPlan.html`,
  },
  securityGroupPrefix: {
    min: 1,
    max: 229,
    pattern: /^(?!sg-)[\w .:/()#,@[\]+=&;{}!$*-]+$/,
    source: `${AWS}/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html (255 less Terraform's 26-character suffix)`,
  },
  cloudTrail: {
    min: 3,
    max: 128,
    pattern: /^[a-zA-Z0-9]([._-]?[a-zA-Z0-9])*$/,
    source: `${AWS}/awscloudtrail/latest/APIReference/API_CreateTrail.html`,
  },
  cloudwatchAlarm: {
    min: 1,
    max: 255,
    pattern: /^.+$/,
    source: `${AWS}/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html`,
  },
  lambdaFunction: {
    min: 1,
    max: 64,
    pattern: /^[\w-]+$/,
    source: `${AWS}/lambda/latest/api/API_CreateFunction.html`,
  },
  loadBalancer: {
    min: 1,
    max: 32,
    pattern: /^(?!internal-)[a-zA-Z0-9](-?[a-zA-Z0-9])*$/,
    source: `${AWS}/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html`,
  },
  arcControl: {
    min: 1,
    max: 64,
    pattern: /^\S+$/,
    source: `${AWS}/recovery-cluster/latest/api/routingcontrol.html`,
  },
  scheduler: {
    min: 1,
    max: 64,
    pattern: /^[\w.-]+$/,
    source: `${AWS}/scheduler/latest/APIReference/API_CreateSchedule.html`,
  },
  eksCluster: {
    min: 1,
    max: 100,
    pattern: /^[0-9A-Za-z][\w-]*$/,
    source: `${AWS}/eks/latest/APIReference/API_CreateCluster.html`,
  },
  /** Beside the 26 characters that Terraform adds. */
  eksNodeGroupPrefix: {
    min: 1,
    max: 37,
    pattern: /^[0-9A-Za-z][\w-]*$/,
    source: `${AWS}/eks/latest/APIReference/API_CreateNodegroup.html (63 less Terraform's 26-character suffix)`,
  },
  launchTemplate: {
    min: 3,
    max: 128,
    pattern: /^[\w()./-]+$/,
    source: `${AWS}/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html`,
  },
  autoScalingGroup: {
    min: 1,
    max: 255,
    pattern: /^[^:]+$/,
    source: `${AWS}/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html`,
  },
  ecsCluster: {
    min: 1,
    max: 255,
    pattern: /^[\w-]+$/,
    source: `${AWS}/AmazonECS/latest/APIReference/API_CreateCluster.html`,
  },
  ecsService: {
    min: 1,
    max: 255,
    pattern: /^[\w-]+$/,
    source: `${AWS}/AmazonECS/latest/APIReference/API_CreateService.html`,
  },
  ecsTaskFamily: {
    min: 1,
    max: 255,
    pattern: /^[\w-]+$/,
    source: `${AWS}/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html`,
  },
  ecsCapacityProvider: {
    min: 1,
    max: 255,
    pattern: /^(?!aws|ecs|fargate)[\w-]+$/i,
    source: `${AWS}/AmazonECS/latest/APIReference/API_CreateCapacityProvider.html`,
  },
  batch: {
    min: 1,
    max: 128,
    pattern: /^[0-9A-Za-z][\w-]*$/,
    source: `${AWS}/batch/latest/APIReference/API_CreateComputeEnvironment.html`,
  },
  sqsQueue: {
    min: 1,
    max: 80,
    pattern: /^[\w-]+$/,
    source: `${AWS}/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html`,
  },
  eventBus: {
    min: 1,
    max: 256,
    pattern: /^(?!aws\.|default$)[\w./-]+$/,
    source: `${AWS}/eventbridge/latest/APIReference/API_CreateEventBus.html`,
  },
  eventRule: {
    min: 1,
    max: 64,
    pattern: /^[\w.-]+$/,
    source: `${AWS}/eventbridge/latest/APIReference/API_PutRule.html`,
  },
  eventArchive: {
    min: 1,
    max: 48,
    pattern: /^[\w.-]+$/,
    source: `${AWS}/eventbridge/latest/APIReference/API_CreateArchive.html`,
  },
  eventSchemaRegistry: {
    min: 1,
    max: 64,
    pattern: /^[\w.-]+$/,
    source: `${AWS}/eventbridge/latest/schema-reference/v1-registries-name-registryname.html`,
  },
  cacheReplicationGroup: {
    min: 1,
    max: 40,
    pattern: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    source: `${AWS}/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html`,
  },
  cacheUser: {
    min: 1,
    max: 40,
    pattern: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    source: `${AWS}/AmazonElastiCache/latest/APIReference/API_CreateUser.html`,
  },
  cacheGroup: {
    min: 1,
    max: 255,
    pattern: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    source: `${AWS}/AmazonElastiCache/latest/APIReference/API_CreateCacheSubnetGroup.html`,
  },
  webAcl: { min: 1, max: 128, pattern: /^[\w-]+$/, source: `${AWS}/waf/latest/APIReference/API_CreateWebACL.html` },
  /** WAF writes only to a group of this prefix. */
  wafLogGroup: {
    min: 1,
    max: 512,
    pattern: /^aws-waf-logs-[\w./#-]+$/,
    prefix: "aws-waf-logs-",
    source: `${AWS}/waf/latest/developerguide/logging-cw-logs.html`,
  },
  apiGateway: {
    min: 1,
    max: 1024,
    pattern: /^.+$/,
    source: `${AWS}/apigateway/latest/api/API_CreateRestApi.html`,
  },
  codeBuildProject: {
    min: 2,
    max: 150,
    pattern: /^[A-Za-z0-9][\w-]+$/,
    source: `${AWS}/codebuild/latest/APIReference/API_CreateProject.html`,
  },
  codePipeline: {
    min: 1,
    max: 100,
    pattern: /^[\w.@-]+$/,
    source: `${AWS}/codepipeline/latest/APIReference/API_PipelineDeclaration.html`,
  },
  codeConnection: {
    min: 1,
    max: 32,
    pattern: /^[\w-]+$/,
    source: `${AWS}/codeconnections/latest/APIReference/API_CreateConnection.html`,
  },
  budget: {
    min: 1,
    max: 100,
    pattern: /^[^:\\]+$/,
    source: `${AWS}/aws-cost-management/latest/APIReference/API_budgets_Budget.html`,
  },
  costReport: {
    min: 1,
    max: 128,
    pattern: /^[0-9A-Za-z!_.*'()-]+$/,
    source: `${AWS}/aws-cost-management/latest/APIReference/API_bcmDataExports_Export.html`,
  },
  configRule: {
    min: 1,
    max: 128,
    pattern: /^[\w-]+$/,
    source: `${AWS}/config/latest/APIReference/API_ConfigRule.html`,
  },
  dashboard: {
    min: 1,
    max: 255,
    pattern: /^[\w-]+$/,
    source: `${AWS}/AmazonCloudWatch/latest/APIReference/API_PutDashboard.html`,
  },
  organizationPolicy: {
    min: 1,
    max: 128,
    pattern: /^[\x20-\x7e]+$/,
    source: `${AWS}/organizations/latest/APIReference/API_CreatePolicy.html`,
  },
  /** A `Name` tag: shown to people, no service limit below the tag's own. */
  nameTag: { min: 1, max: 256, pattern: /^.+$/, source: `${AWS}/tag-editor/latest/userguide/tagging.html` },
} as const satisfies Record<string, NameLimit>;

export type AwsNameKind = keyof typeof AWS_NAME_LIMITS;
