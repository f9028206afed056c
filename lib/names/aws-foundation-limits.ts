import type { NameLimit } from "./name-limit";

const AWS = "https://docs.aws.amazon.com";

/** Limits of names in identity, storage, databases, network and backup. Read 2026-11. */
export const AWS_FOUNDATION_LIMITS = {
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
  snsTopic: {
    min: 1,
    max: 251,
    pattern: /^[\w-]+$/,
    source: `${AWS}/sns/latest/api/API_CreateTopic.html (256 less the 5 of .fifo)`,
  },
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
    max: 228,
    pattern: /^(?!sg-)[\w .:/()#,@[\]+=&;{}!$*-]+$/,
    source: `${AWS}/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html (255 less Terraform's 26-character suffix and its hyphen)`,
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
  /** A `Name` tag: shown to people, no service limit below the tag's own. */
  nameTag: { min: 1, max: 256, pattern: /^.+$/, source: `${AWS}/tag-editor/latest/userguide/tagging.html` },
} as const satisfies Record<string, NameLimit>;
