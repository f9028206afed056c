import type { NameLimit } from "./name-limit";

const AWS = "https://docs.aws.amazon.com";

/** Limits of names in compute, messaging, the edge, monitoring and governance. Read 2026-11. */
export const AWS_SERVICE_LIMITS = {
  eksCluster: {
    min: 1,
    max: 100,
    pattern: /^[0-9A-Za-z][\w-]*$/,
    source: `${AWS}/eks/latest/APIReference/API_CreateCluster.html`,
  },
  /** Beside a hyphen and the 26 characters that Terraform adds. */
  eksNodeGroupPrefix: {
    min: 1,
    max: 36,
    pattern: /^[0-9A-Za-z][\w-]*$/,
    source: `${AWS}/eks/latest/APIReference/API_CreateNodegroup.html (63 less a hyphen and Terraform's 26-character suffix)`,
  },
  /** The provider refuses what is longer than 125. Most are prefixes, beside a hyphen and Terraform's 26 characters. */
  launchTemplate: {
    min: 3,
    max: 98,
    pattern: /^[\w()./-]+$/,
    source: `${AWS}/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html`,
  },
  autoScalingGroup: {
    min: 1,
    max: 255,
    pattern: /^[^:\n]+$/,
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
    pattern: /^(?!aws|ecs|fargate)[\w-]+$/,
    source: `${AWS}/AmazonECS/latest/APIReference/API_CreateCapacityProvider.html`,
  },
  serviceNamespace: {
    min: 1,
    max: 1024,
    pattern: /^[!-~]+$/,
    source: `${AWS}/cloud-map/latest/api/API_CreateHttpNamespace.html`,
  },
  batch: {
    min: 1,
    max: 128,
    pattern: /^[0-9A-Za-z][\w-]*$/,
    source: `${AWS}/batch/latest/APIReference/API_CreateComputeEnvironment.html`,
  },
  /** Beside the hyphen and the 26 characters that Terraform adds. */
  batchPrefix: {
    min: 1,
    max: 101,
    pattern: /^[0-9A-Za-z][\w-]*$/,
    source: `${AWS}/batch/latest/APIReference/API_CreateComputeEnvironment.html (128 less Terraform's 26-character suffix)`,
  },
  sqsQueue: {
    min: 1,
    max: 75,
    pattern: /^[\w-]+$/,
    source: `${AWS}/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html (80 less the 5 of .fifo)`,
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
  /** What has a name of its own only inside CloudFront: access controls and policies. The shortest limit of them. */
  cloudfront: {
    min: 1,
    max: 64,
    pattern: /^[\w-]+$/,
    source: `${AWS}/cloudfront/latest/APIReference/API_OriginAccessControlConfig.html`,
  },
  logDelivery: {
    min: 1,
    max: 60,
    pattern: /^[\w-]+$/,
    source: `${AWS}/AmazonCloudWatchLogs/latest/APIReference/API_PutDeliverySource.html`,
  },
  /** AWS states no limit; a log group's is kept. */
  logPolicy: {
    min: 1,
    max: 512,
    pattern: /^[\w.-]+$/,
    source: `${AWS}/AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy.html`,
  },
  shieldProtection: {
    min: 1,
    max: 128,
    pattern: /^[\w .-]+$/,
    source: `${AWS}/waf/latest/DDOSAPIReference/API_CreateProtection.html`,
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
    pattern: /^[^:\\\n]+$/,
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
  accessAnalyzer: {
    min: 1,
    max: 255,
    pattern: /^[A-Za-z][\w.-]*$/,
    source: `${AWS}/access-analyzer/latest/APIReference/API_CreateAnalyzer.html`,
  },
  /** Recorder, delivery channel and aggregator of AWS Config. */
  configRecorder: {
    min: 1,
    max: 256,
    pattern: /^[\w-]+$/,
    source: `${AWS}/config/latest/APIReference/API_PutConfigurationAggregator.html`,
  },
  costAnomaly: {
    min: 1,
    max: 1024,
    pattern: /^.+$/,
    source: `${AWS}/aws-cost-management/latest/APIReference/API_AnomalySubscription.html`,
  },
  metricFilter: {
    min: 1,
    max: 512,
    pattern: /^[^:*\n]+$/,
    source: `${AWS}/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html`,
  },
  /** Of a sampling rule and of a group alike. */
  xray: { min: 1, max: 32, pattern: /^[\w-]+$/, source: `${AWS}/xray/latest/api/API_SamplingRule.html` },
  insightRule: {
    min: 1,
    max: 128,
    pattern: /^[\x20-\x7e]+$/,
    source: `${AWS}/AmazonCloudWatch/latest/APIReference/API_PutInsightRule.html`,
  },
  /** Words between slashes are folders in the console. */
  logQuery: {
    min: 1,
    max: 255,
    pattern: /^[^:*/\n]+(\/[^:*/\n]+)*$/,
    separator: "/",
    source: `${AWS}/AmazonCloudWatchLogs/latest/APIReference/API_PutQueryDefinition.html`,
  },
  organizationPolicy: {
    min: 1,
    max: 128,
    pattern: /^[\x20-\x7e]+$/,
    source: `${AWS}/organizations/latest/APIReference/API_CreatePolicy.html`,
  },
} as const satisfies Record<string, NameLimit>;
