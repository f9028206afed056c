import { Fn } from "cdktf";
import { apiRoutes } from "../../lib/config/api-routes";
import { membersIn, replicationSource } from "../../lib/config/databases";
import { type AwsDatabase, type AwsRegion, awsRegion } from "../../lib/config/deployment";
import { watchesPartner } from "../../lib/config/watching";
import type { AwsEcsService } from "../../lib/contracts/aws-compute";
import type { AwsEdge } from "../../lib/contracts/aws-edge";
import type { AwsNetwork } from "../../lib/contracts/aws-network";
import {
  applicationLogGroupName,
  auditLogGroupName,
  cacheName,
  clusterName,
  containerLogGroupName,
  dataBucketName,
  deadLetterQueueName,
  EVENT_BUS,
  ecsLogGroupName,
  eventBusDeadLetterQueueName,
  eventBusName,
  eventRuleName,
  flowLogGroupName,
  functionDeadLetterQueueName,
  functionName,
  functionQueue,
  queueName,
  regionalApiHost,
  rotationFunctionName,
  tableName,
} from "../../lib/identifiers/aws-names";
import type { Names } from "../../lib/names/names";
import { awsNames } from "../../lib/state/location";
import { TIMEOUT_SECONDS as ROTATION_TIMEOUT_SECONDS } from "../../modules/aws/keys/secret-rotation";
import { cacheNodes } from "../../modules/aws/monitoring/cache-alarms";
import type { Inventory } from "../../modules/aws/monitoring/inventory";
import type { AwsSurroundings } from "./aws-stack";

/** What an inventory is made of, beside the deployment. */
export interface InventorySource {
  readonly around: AwsSurroundings;
  readonly region: AwsRegion;
  readonly names: Names;
  readonly network: AwsNetwork;
  readonly edge: AwsEdge | undefined;
  /** Target groups of the services that have some. */
  readonly targetsOf: (service: string) => AwsEcsService;
}

/** Everything in a region that has metrics. What is not known at synth comes from contracts of the region's stacks. */
export function inventoryOf(source: InventorySource): Inventory {
  const { around, region } = source;
  const { aws } = around;
  return {
    region: region.name,
    entry: entryOf(source),
    hasApi: aws.edge !== undefined && apiRoutes(aws.functions).length > 0,
    hasCluster: aws.cluster !== undefined,
    services: (aws.ecs?.services ?? []).map(({ name }) => name),
    instances: aws.instances.map(({ name }) => name),
    functions: functionsOf(source),
    databases: aws.databases.flatMap((database) => instancesOf(database, around, region)),
    ...storesOf(source),
    ...messagingOf(source),
    natGatewayIds: natGatewayIds(source),
    ownMetrics: aws.monitoring?.metrics ?? [],
    logs: logsOf(source),
    watched: watchedFrom(around, region),
  };
}

function entryOf({ around, edge, targetsOf }: InventorySource): Inventory["entry"] {
  if (edge === undefined) return undefined;
  const { cluster, ecs } = around.aws;
  const gateway =
    cluster === undefined ? [] : [{ targets: "gateway", targetGroups: [edge.gateway_target_group_arn_suffix] }];
  const services = (ecs?.services ?? [])
    .filter(({ loadBalancer }) => loadBalancer !== undefined)
    .map(({ name, deployment }) => {
      const { target_group_arn_suffix, alternate_target_group_arn_suffix } = targetsOf(name);
      const alternate = deployment === "blue-green" ? [alternate_target_group_arn_suffix] : [];
      return { targets: `service-${name}`, targetGroups: [target_group_arn_suffix, ...alternate] };
    });
  return { loadBalancer: edge.load_balancer_arn_suffix, targets: [...gateway, ...services] };
}

function functionsOf({ around, names }: InventorySource): Inventory["functions"] {
  return [
    {
      fn: "rotation",
      functionName: rotationFunctionName(names),
      timeoutSeconds: ROTATION_TIMEOUT_SECONDS,
      // A secret that does not change is a risk, not an outage; the event of the failed rotation is critical.
      severity: "warning",
    },
    ...around.aws.functions.map(({ name, timeoutSeconds, triggers }) => ({
      fn: name,
      functionName: functionName(names, name),
      timeoutSeconds,
      readsStream: triggers.tables.length > 0,
    })),
  ];
}

function instancesOf(
  database: AwsDatabase,
  { deployment }: AwsSurroundings,
  region: AwsRegion,
): Inventory["databases"] {
  return membersIn(region.name, database).map((member) => ({
    database: database.name,
    generation: member.generation,
    instanceClass: region.databaseInstanceClass ?? database.instanceClass,
    storageGiB: region.databaseStorageGiB ?? database.storageGiB,
    rests: deployment.profile.autoShutdown,
    retired: member.retired,
    // The origin never changes, so no alarm goes with a promotion.
    ...(member.origin === undefined
      ? {}
      : {
          replica: {
            rpoMinutes: database.tier.rpoMinutes,
            follows: !member.retired && replicationSource(member, database) !== undefined,
          },
        }),
  }));
}

function storesOf({ around, region, names }: InventorySource): Pick<Inventory, "tables" | "buckets" | "caches"> {
  const { aws, deployment } = around;
  const global = awsNames(deployment, aws);
  const others = aws.regions.filter(({ name }) => name !== region.name);
  const partner = region.partner === undefined ? undefined : awsRegion(aws, region.partner);
  return {
    tables: aws.tables.map(({ name, tier }) => ({
      table: name,
      tableName: tableName(global, name),
      rpoMinutes: tier.rpoMinutes,
      receivers: others.map((other) => other.name),
    })),
    buckets: aws.buckets.map(({ name, tier }) => ({
      bucket: name,
      bucketName: dataBucketName(names, name),
      ...(partner === undefined
        ? {}
        : { partner: { bucketName: dataBucketName(names.in(partner.short), name), rpoMinutes: tier.rpoMinutes } }),
    })),
    caches: aws.caches.map(({ name, shards, replicas }) => ({
      cache: name,
      nodes: cacheNodes(cacheName(names, name), shards, replicas),
    })),
  };
}

function messagingOf({ around, names }: InventorySource): Pick<Inventory, "queues" | "eventRules"> {
  const { messaging, functions } = around.aws;
  const failures = functions.map(({ name }) => ({
    queue: functionQueue(name),
    deadLetterQueueName: functionDeadLetterQueueName(names, name),
  }));
  if (messaging === undefined) return { queues: failures, eventRules: [] };
  const bus = { queue: EVENT_BUS, deadLetterQueueName: eventBusDeadLetterQueueName(names) };
  const queues = messaging.queues.map((queue) => ({
    queue: queue.name,
    queueName: queueName(names, queue),
    deadLetterQueueName: deadLetterQueueName(names, queue),
  }));
  const eventRules = messaging.queues
    .filter(({ events }) => events.length > 0)
    .map(({ name }) => ({ rule: name, ruleName: eventRuleName(names, name), eventBusName: eventBusName(names) }));
  return { queues: [...queues, bus, ...failures], eventRules };
}

/** As many gateways as the profile wants: only their ids are known after apply. */
function natGatewayIds({ around, region, network }: InventorySource): string[] {
  const count = around.deployment.profile.natGateways === "single" ? 1 : region.zones.length;
  return Array.from({ length: count }, (_, index) => String(Fn.element(network.nat_gateway_ids, index)));
}

function logsOf({ around, names }: InventorySource): Inventory["logs"] {
  const { ecs, functions, cluster } = around.aws;
  const services = (ecs?.services ?? []).map(({ name }): [string, string] => [name, ecsLogGroupName(names, name)]);
  const ofFunctions = functions.map(({ name }) => `/aws/lambda/${functionName(names, name)}`);
  return {
    applications: [applicationLogGroupName(names), ...services.map(([, group]) => group), ...ofFunctions],
    functions: [`/aws/lambda/${rotationFunctionName(names)}`, ...ofFunctions],
    cluster: cluster === undefined ? [] : [containerLogGroupName(clusterName(names), "application")],
    audit: [auditLogGroupName(names)],
    network: [flowLogGroupName(names)],
    counted: { application: applicationLogGroupName(names), ...Object.fromEntries(services) },
  };
}

function watchedFrom({ aws, deployment }: AwsSurroundings, region: AwsRegion): Inventory["watched"] {
  if (!watchesPartner(aws, region)) return [];
  return [region.name, region.partner ?? ""].map((name) => ({
    region: name,
    host: regionalApiHost(deployment.domain, name),
  }));
}
