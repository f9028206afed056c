import type { Names } from "../names/names";

/**
 * Names that more than one stack, or more than one region, must spell alike. `names` are those of the region that holds
 * the thing; where a service wants one name in all regions, they are the names outside regions.
 */

/** Purposes that a region has a key of its own for. */
export const KEY_PURPOSES = ["data", "database", "secrets", "logs", "alerts", "volumes", "backup", "images"] as const;
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
export const alertTopicName = (names: Names): string => names.of("snsTopic", "alerts");
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
/** The region's Kubernetes cluster. */
export const clusterName = (names: Names): string => names.of("eksCluster", "main");
export const ecsClusterName = (names: Names): string => names.of("ecsCluster", "main");
export const ecsServiceName = (names: Names, service: string): string => names.of("ecsService", service);
export const functionName = (names: Names, fn: string): string => names.of("lambdaFunction", fn);
export const batchQueueName = (names: Names, queue: string): string => names.of("batch", queue);
export const autoScalingGroupName = (names: Names, group: string): string => names.of("autoScalingGroup", group);
export const cacheName = (names: Names, cache: string): string => names.of("cacheReplicationGroup", cache);
export const eventBusName = (names: Names): string => names.of("eventBus", "events");
export const topicName = (names: Names, topic: string): string => names.of("snsTopic", topic);
export const queueName = (names: Names, queue: string): string => names.of("sqsQueue", queue);
export const loadBalancerName = (names: Names): string => names.of("loadBalancer", "api");
/** Log group of a service, function or anything else that writes one of its own. */
export const serviceLogGroupName = (names: Names, service: string): string => names.of("logGroup", service);
export const apiHost = (domain: string): string => `api.${domain}`;
export const regionalApiHost = (domain: string, region: string): string => `${region}.api.${domain}`;
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
