/**
 * Identifiers of AWS that are known before anything exists, because they are made of names, the account and the
 * region. What crosses regions goes through here, never through another region's state.
 */

const PARTITION = "aws";

/** `arn:aws:<service>:<region>:<account>:<resource>`. */
export function awsArn(service: string, region: string, account: string, resource: string): string {
  return `arn:${PARTITION}:${service}:${region}:${account}:${resource}`;
}

export const accountRootArn = (account: string): string => awsArn("iam", "", account, "root");
export const iamRoleArn = (account: string, role: string): string => awsArn("iam", "", account, `role/${role}`);
export const instanceProfileArn = (account: string, profile: string): string =>
  awsArn("iam", "", account, `instance-profile/${profile}`);
export const iamPolicyArn = (account: string, policy: string): string => awsArn("iam", "", account, `policy/${policy}`);
export const managedPolicyArn = (path: string): string => `arn:${PARTITION}:iam::aws:policy/${path}`;
export const serviceLinkedRoleArn = (account: string, service: string, role: string): string =>
  awsArn("iam", "", account, `role/aws-service-role/${service}/${role}`);
export const oidcProviderArn = (account: string, host: string): string =>
  awsArn("iam", "", account, `oidc-provider/${host}`);
export const s3BucketArn = (bucket: string): string => `arn:${PARTITION}:s3:::${bucket}`;
/** Host name of one bucket. */
export const s3BucketHost = (bucket: string, region: string): string => `${bucket}.${s3Host(region)}`;
/** Host name of S3 in a region. */
export const s3Host = (region: string): string => `s3.${region}.amazonaws.com`;
/** ARN of a KMS alias. Only for arguments that accept an alias: a stored key ARN never equals it. */
export const kmsAliasArn = (region: string, account: string, alias: string): string =>
  awsArn("kms", region, account, alias);
export const dynamodbTableArn = (region: string, account: string, table: string): string =>
  awsArn("dynamodb", region, account, `table/${table}`);
export const dbInstanceArn = (region: string, account: string, identifier: string): string =>
  awsArn("rds", region, account, `db:${identifier}`);
export const backupVaultArn = (region: string, account: string, vault: string): string =>
  awsArn("backup", region, account, `backup-vault:${vault}`);
export const snsTopicArn = (region: string, account: string, topic: string): string =>
  awsArn("sns", region, account, topic);
export const logGroupArn = (region: string, account: string, name: string): string =>
  awsArn("logs", region, account, `log-group:${name}`);
export const cloudTrailArn = (region: string, account: string, trail: string): string =>
  awsArn("cloudtrail", region, account, `trail/${trail}`);
/** ARN pattern of a secret: Secrets Manager ends the real one in six characters of its own. */
export const secretArnPattern = (region: string, account: string, secret: string): string =>
  awsArn("secretsmanager", region, account, `secret:${secret}-??????`);
/** ARN of a secret without those six characters: who asks for a value finds it by this one too. */
export const secretNameArn = (region: string, account: string, secret: string): string =>
  awsArn("secretsmanager", region, account, `secret:${secret}`);
/** Host name of Secrets Manager in a region. */
export const secretsManagerHost = (region: string): string => `secretsmanager.${region}.amazonaws.com`;
/** Host name of an image registry. */
export const ecrRegistryHost = (region: string, account: string): string =>
  `${account}.dkr.ecr.${region}.amazonaws.com`;
export const lambdaFunctionArn = (region: string, account: string, name: string): string =>
  awsArn("lambda", region, account, `function:${name}`);
export const eventBusArn = (region: string, account: string, bus: string): string =>
  awsArn("events", region, account, `event-bus/${bus}`);
/** ARN of a rule on a bus of its own, by which queues know what may send to them. */
export const eventRuleArn = (region: string, account: string, bus: string, rule: string): string =>
  awsArn("events", region, account, `rule/${bus}/${rule}`);
/** Host name of EventBridge in a region. */
export const eventsHost = (region: string): string => `events.${region}.amazonaws.com`;
export const replicationGroupArn = (region: string, account: string, group: string): string =>
  awsArn("elasticache", region, account, `replicationgroup:${group}`);
export const cacheUserArn = (region: string, account: string, user: string): string =>
  awsArn("elasticache", region, account, `user:${user}`);
export const sqsQueueArn = (region: string, account: string, queue: string): string =>
  awsArn("sqs", region, account, queue);
export const sqsQueueUrl = (region: string, account: string, queue: string): string =>
  `https://sqs.${region}.amazonaws.com/${account}/${queue}`;
export const ecrRepositoryArn = (region: string, account: string, repository: string): string =>
  awsArn("ecr", region, account, `repository/${repository}`);
export const ecsServiceArn = (region: string, account: string, cluster: string, service: string): string =>
  awsArn("ecs", region, account, `service/${cluster}/${service}`);
export const codeBuildProjectArn = (region: string, account: string, project: string): string =>
  awsArn("codebuild", region, account, `project/${project}`);
export const codePipelineArn = (region: string, account: string, pipeline: string): string =>
  awsArn("codepipeline", region, account, pipeline);
export const eksClusterArn = (region: string, account: string, cluster: string): string =>
  awsArn("eks", region, account, `cluster/${cluster}`);
export const eksAccessPolicyArn = (policy: string): string =>
  `arn:${PARTITION}:eks::aws:cluster-access-policy/${policy}`;
export const batchQueueArn = (region: string, account: string, queue: string): string =>
  awsArn("batch", region, account, `job-queue/${queue}`);
export const hostedZoneArn = (zoneId: string): string => `arn:${PARTITION}:route53:::hostedzone/${zoneId}`;
/** The region from which CloudFront takes certificates, firewalls and log deliveries. */
export const CLOUDFRONT_REGION = "us-east-1";
/** ARN pattern of the account's CloudFront distributions, whose ids CloudFront makes up. */
export const distributionArnPattern = (account: string): string => awsArn("cloudfront", "", account, "distribution/*");
/** By this an API calls a function. */
export const lambdaInvocationArn = (region: string, functionArn: string): string =>
  `arn:${PARTITION}:apigateway:${region}:lambda:path/2015-03-31/functions/${functionArn}/invocations`;
