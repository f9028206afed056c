import type { Names } from "../names/names";

/**
 * Names that more than one stack, or more than one region, must spell alike. `names` are those of the region that holds
 * the thing; where a service wants one name in all regions, they are the names outside regions.
 */

/** Purposes that a region has a key of its own for. */
export const KEY_PURPOSES = [
  "data",
  "database",
  "secrets",
  "logs",
  "alerts",
  "volumes",
  "backup",
  "images",
  "messaging",
  "cache",
] as const;
export type KeyPurpose = (typeof KEY_PURPOSES)[number];

export const keyAlias = (names: Names, purpose: KeyPurpose): string => names.of("kmsAlias", purpose);
export const dataBucketName = (names: Names, bucket: string): string => names.of("s3Bucket", bucket);
/** Bucket for the server access logs of the region's data buckets or, outside regions, of the bucket of the audit trail. */
export const accessLogBucketName = (names: Names): string => names.of("s3Bucket", "access-logs");
/** A global table has one name in all its regions. */
export const tableName = (global: Names, table: string): string => names(global).of("dynamodbTable", table);
export const databaseIdentifier = (names: Names, database: string, generation: number): string =>
  names.of("dbInstance", `${database}-g${generation}`);
/** The administrator's password of one database instance, in that instance's region. */
export const databaseSecretName = (names: Names, database: string, generation: number): string =>
  names.of("secret", `database/${database}-g${generation}`);
/** Secrets of the applications. A replica has its original's name. */
export const APPLICATION_SECRETS = ["api-keys", "jwt", "third-party"] as const;
export type ApplicationSecret = (typeof APPLICATION_SECRETS)[number];
export const applicationSecretName = (global: Names, secret: ApplicationSecret): string =>
  names(global).of("secret", `app/${secret}`);
/** What the names of all secrets of the deployment start with. */
export const secretPrefix = (global: Names): string => `${names(global).props.project}/${global.props.environment}/`;
export const backupVaultName = (names: Names): string => names.of("backupVault", "backup");
/** No topic of the deployment file has this name. */
export const ALERT_TOPIC = "alerts";
export const alertTopicName = (names: Names): string => names.of("snsTopic", ALERT_TOPIC);
export const auditLogGroupName = (names: Names): string => names.of("logGroup", "audit");
/** By this name, a `Name` tag, the other region finds the network. */
export const vpcName = (names: Names): string => names.of("nameTag", "vpc");
export const applicationLogGroupName = (names: Names): string => names.of("logGroup", "application");
export const flowLogGroupName = (names: Names): string => names.of("logGroup", "flow-logs");
export const repositoryName = (global: Names, repository: string): string =>
  names(global).of("ecrRepository", repository);
/** What the names of all image repositories of the deployment start with. */
export const repositoryPrefix = (global: Names): string =>
  `${names(global).props.project}-${global.props.environment}-`;
/** The alarm that, once set, keeps traffic away from the partner until it is cleared. */
export const gateAlarmName = (names: Names): string => names.of("cloudwatchAlarm", "failover-gate");
/** Namespace and name of the metric that sets the gate. */
export const GATE_METRIC = { namespace: "Inferloop/Failover", name: "GateClosed" } as const;
/** Dimensions of the gate's metric in a region. */
export const gateDimensions = (
  { props }: Names,
  region: string,
): { readonly Deployment: string; readonly Region: string } => ({
  Deployment: `${props.project}-${props.environment}`,
  Region: region,
});
/** Metrics by which a region's watcher tells how it finds a region's API. Their namespace is all that it may write. */
export const WATCH_METRICS = {
  namespace: "Inferloop/Watch",
  reachable: "Reachable",
  responseTime: "ResponseTime",
} as const;
/** What a watcher's metrics say of a region. */
export const watchDimensions = (
  { props }: Names,
  region: string,
): { readonly Deployment: string; readonly Region: string } => ({
  Deployment: `${props.project}-${props.environment}`,
  Region: region,
});
/** Namespace of what is counted in the deployment's logs. */
export const logMetricNamespace = ({ props }: Names): string => `Inferloop/Logs/${props.project}-${props.environment}`;
/** Dashboards of all regions share one list, so their names carry the region. */
export const dashboardName = (names: Names, purpose: string): string => names.of("dashboard", purpose);
/** The function that asks this region's and its partner's API whether they answer. */
export const watcherName = (names: Names): string => names.of("lambdaFunction", "watcher");
export const watcherLogGroupName = (names: Names): string => `/aws/lambda/${watcherName(names)}`;
export const rotationFunctionName = (names: Names): string => names.of("lambdaFunction", "rotation");
/** The region's Kubernetes cluster. */
export const clusterName = (names: Names): string => names.of("eksCluster", "main");
/** EKS writes the control plane's logs to a group of this name, and makes one that keeps them for ever if it is not there. */
export const controlPlaneLogGroupName = (cluster: string): string => `/aws/eks/${cluster}/cluster`;
/** What Container Insights writes. */
export const CONTAINER_LOGS = ["application", "dataplane", "host", "performance"] as const;
export type ContainerLogs = (typeof CONTAINER_LOGS)[number];
export const containerLogGroupName = (cluster: string, kind: ContainerLogs): string =>
  `/aws/containerinsights/${cluster}/${kind}`;
/** No queue of the deployment file has this name. */
export const INTERRUPTIONS = "interruptions";
/** Where Karpenter hears that nodes are about to go. */
export const interruptionQueueName = (names: Names): string => names.of("sqsQueue", INTERRUPTIONS);
/** Runs workflow jobs in the region's network. */
export const runnerProjectName = (names: Names): string => names.of("codeBuildProject", "runner");
/** What the name of a group of nodes starts with; Terraform adds a suffix. */
export const nodeGroupPrefix = (names: Names, group: string): string => `${names.of("eksNodeGroupPrefix", group)}-`;
export const ecsClusterName = (names: Names): string => names.of("ecsCluster", "main");
export const ecsServiceName = (names: Names, service: string): string => names.of("ecsService", service);
export const ecsTaskFamily = (names: Names, service: string): string => names.of("ecsTaskFamily", `${service}-task`);
/** Log group of a service's containers. */
export const ecsLogGroupName = (names: Names, service: string): string => serviceLogGroupName(names, `ecs/${service}`);
/** Log group of the shells that people open in tasks. */
export const ecsSessionLogGroupName = (names: Names): string => serviceLogGroupName(names, "ecs-sessions");
/** Bucket through which the steps of the region's pipelines hand things on. */
export const deliveryBucketName = (names: Names): string => names.of("s3Bucket", "delivery");
/** Steps of delivery that run commands. */
export const BUILD_STEPS = ["test", "build", "publish", "deploy"] as const;
export type BuildStep = (typeof BUILD_STEPS)[number];
export const buildProjectName = (names: Names, service: string, step: BuildStep): string =>
  names.of("codeBuildProject", `${service}-${step}`);
/** Log group of the steps of a service's delivery. */
export const deliveryLogGroupName = (names: Names, service: string): string =>
  serviceLogGroupName(names, `delivery/${service}`);
/** Turns what is pushed to GitHub into an image. */
export const buildPipelineName = (names: Names, service: string): string =>
  names.of("codePipeline", `${service}-build`);
/** Log group of a pipeline's own steps, whose name CodePipeline gives. */
export const pipelineLogGroupName = (pipeline: string): string => `/aws/codepipeline/${pipeline}`;
/** Brings an image that arrived in the region to its service. */
export const releasePipelineName = (names: Names, service: string): string =>
  names.of("codePipeline", `${service}-release`);
export const functionName = (names: Names, fn: string): string => names.of("lambdaFunction", fn);
export const batchQueueName = (names: Names, queue: string): string => names.of("batch", queue);
export const autoScalingGroupName = (names: Names, group: string): string => names.of("autoScalingGroup", group);
export const cacheName = (names: Names, cache: string): string => names.of("cacheReplicationGroup", cache);
/** What a cache writes logs of, in ElastiCache's words. */
export const CACHE_LOGS = ["slow-log", "engine-log"] as const;
export type CacheLog = (typeof CACHE_LOGS)[number];
export const cacheLogGroupName = (names: Names, cache: string, log: CacheLog): string =>
  names.of("logGroup", `cache/${cache}/${log}`);
/** The user that workloads reach a cache as. They authenticate with IAM, which wants the id as the name. */
export const cacheUserName = (names: Names, cache: string): string => names.of("cacheUser", `${cache}-app`);
export const eventBusName = (names: Names): string => names.of("eventBus", "events");
export const eventRuleName = (names: Names, queue: string): string => names.of("eventRule", queue);
/** A queue or a topic. What keeps the order of its messages ends in `.fifo`. */
interface Ordered {
  readonly name: string;
  readonly fifo: boolean;
}
const ordered = (name: string, fifo: boolean): string => (fifo ? `${name}.fifo` : name);
export const topicName = (names: Names, { name, fifo }: Ordered): string => ordered(names.of("snsTopic", name), fifo);
export const queueName = (names: Names, { name, fifo }: Ordered): string => ordered(names.of("sqsQueue", name), fifo);
/** What the names of dead-letter queues end in, before `.fifo`. */
export const DEAD_LETTERS = "-dlq";
/** The queue for messages of another that nobody could handle. Whatever is in it needs a person. */
export const deadLetterQueueName = (names: Names, { name, fifo }: Ordered): string =>
  queueName(names, { name: `${name}${DEAD_LETTERS}`, fifo });
/** The queue for calls of a function that failed at every try. */
export const functionDeadLetterQueueName = (names: Names, fn: string): string =>
  deadLetterQueueName(names, { name: functionQueue(fn), fifo: false });
/** No queue of the deployment file has this name where there is such a function. */
export const functionQueue = (fn: string): string => `function-${fn}`;
/** No queue of the deployment file has this name, so that no dead-letter queue has the bus's. */
export const EVENT_BUS = "event-bus";
/** The queue for events that the bus could not read. */
export const eventBusDeadLetterQueueName = (names: Names): string =>
  deadLetterQueueName(names, { name: EVENT_BUS, fifo: false });
export const loadBalancerName = (names: Names): string => names.of("loadBalancer", "api");
/** Log group of a service, function or anything else that writes one of its own. */
export const serviceLogGroupName = (names: Names, service: string): string => names.of("logGroup", service);
export const apiHost = (domain: string): string => `api.${domain}`;
export const regionalApiHost = (domain: string, region: string): string => `${region}.api.${domain}`;
/** Name of the API whose methods call functions. */
export const functionsHost = (domain: string): string => `functions.${domain}`;
export const regionalFunctionsHost = (domain: string, region: string): string => `${region}.functions.${domain}`;
/** Name and only stage of that API in API Gateway. */
export const functionApiName = (names: Names): string => names.of("apiGateway", "functions");
export const FUNCTION_API_STAGE = "live";
/** Name of the content delivery network. */
export const cdnHost = (domain: string): string => `cdn.${domain}`;
/** Covers the names of all regions below a name. ACM validates it by the record of the name itself. */
export const wildcardHost = (host: string): string => `*.${host}`;
/** Bucket for the logs of the region's load balancer. */
export const edgeLogBucketName = (names: Names): string => names.of("s3Bucket", "edge-logs");
/** Zone of a region's internal names, which only its own network sees. */
export const internalZoneName = (names: Names, region: string): string =>
  `${region}.${names.props.environment}.${names.props.project}.internal`;
/** Name under which clients in the region reach a database, whichever generation serves it. */
export const internalDatabaseHost = (names: Names, region: string, database: string): string =>
  `${database}.${internalZoneName(names, region)}`;

/** Refuses a region's names where one name must hold in all regions. */
function names(global: Names): Names {
  if (global.props.regionShort !== undefined) throw new Error("this name must not carry a region");
  return global;
}
