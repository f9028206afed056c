import {
  autoScalingGroupName,
  clusterName,
  databaseIdentifier,
  ecsClusterName,
  ecsServiceName,
} from "../../../../lib/identifiers/aws-names";
import type { Names } from "../../../../lib/names/names";
import { REQUEST_METRICS } from "../../storage/data-bucket";
import type { Section, Widget } from "../dashboard";
import type { Inventory } from "../inventory";
import { alarmStates, graphs } from "./graphs";

/** The documented metrics of what a region is made of: processors, memory, network, disks, and every store. */
export function infrastructureDashboard(names: Names, inventory: Inventory, alarmArns: readonly string[]): Section[] {
  return [
    { heading: "Alarms", widgets: alarmStates(alarmArns) },
    { heading: "Load balancer", widgets: targets(inventory) },
    { heading: "Services on ECS", widgets: services(names, inventory) },
    { heading: "Kubernetes cluster", widgets: inventory.hasCluster ? cluster(names) : [] },
    { heading: "Instances", widgets: instances(names, inventory) },
    { heading: "Databases", widgets: databases(names, inventory) },
    { heading: "Tables", widgets: tables(inventory) },
    { heading: "Buckets", widgets: buckets(inventory) },
    { heading: "Caches", widgets: caches(inventory) },
    { heading: "Queues and events", widgets: messaging(inventory) },
    { heading: "Ways to the internet", widgets: gateways(inventory) },
  ];
}

function targets({ entry }: Inventory): Widget[] {
  if (entry === undefined) return [];
  const groups = entry.targets.flatMap(({ targets: label, targetGroups }) =>
    targetGroups.map((TargetGroup, index) => ({
      label: index === 0 ? label : `${label} (alternate)`,
      dimensions: { TargetGroup, LoadBalancer: entry.loadBalancer },
    })),
  );
  return graphs(
    "AWS/ApplicationELB",
    groups,
    ["Healthy targets", "HealthyHostCount", "Minimum"],
    ["Unhealthy targets", "UnHealthyHostCount", "Maximum"],
  );
}

function services(names: Names, inventory: Inventory): Widget[] {
  const things = inventory.services.map((service) => ({
    label: service,
    dimensions: { ClusterName: ecsClusterName(names), ServiceName: ecsServiceName(names, service) },
  }));
  return [
    ...graphs(
      "AWS/ECS",
      things,
      ["CPU (%)", "CPUUtilization", "Average"],
      ["Memory (%)", "MemoryUtilization", "Average"],
    ),
    ...graphs(
      "ECS/ContainerInsights",
      things,
      ["Running tasks", "RunningTaskCount", "Average"],
      ["Network in (bytes/s)", "NetworkRxBytes", "Average"],
      ["Network out (bytes/s)", "NetworkTxBytes", "Average"],
      ["Disk reads (bytes)", "StorageReadBytes", "Average"],
      ["Disk writes (bytes)", "StorageWriteBytes", "Average"],
    ),
  ];
}

function cluster(names: Names): Widget[] {
  const things = [{ label: "cluster", dimensions: { ClusterName: clusterName(names) } }];
  return graphs(
    "ContainerInsights",
    things,
    ["Node CPU (%)", "node_cpu_utilization", "Average"],
    ["Node memory (%)", "node_memory_utilization", "Average"],
    ["Node disk (%)", "node_filesystem_utilization", "Maximum"],
    ["Nodes", "cluster_node_count", "Average"],
    ["Failed nodes", "cluster_failed_node_count", "Maximum"],
    ["Node network (bytes/s)", "node_network_total_bytes", "Average"],
    ["Pod CPU (% of the node)", "pod_cpu_utilization", "Average"],
    ["Pod memory (% of its limit)", "pod_memory_utilization_over_pod_limit", "Maximum"],
    ["Container restarts", "pod_number_of_container_restarts", "Sum"],
  );
}

function instances(names: Names, inventory: Inventory): Widget[] {
  const things = inventory.instances.map((group) => ({
    label: group,
    dimensions: { AutoScalingGroupName: autoScalingGroupName(names, group) },
  }));
  return [
    ...graphs("AWS/EC2", things, ["CPU (%)", "CPUUtilization", "Average"]),
    ...graphs("CWAgent", things, ["Memory (%)", "mem_used_percent", "Average"]),
    ...graphs(
      "AWS/EC2",
      things,
      ["Network in (bytes)", "NetworkIn", "Sum"],
      ["Network out (bytes)", "NetworkOut", "Sum"],
      ["Disk reads (bytes)", "EBSReadBytes", "Sum"],
      ["Disk writes (bytes)", "EBSWriteBytes", "Sum"],
    ),
  ];
}

function databases(names: Names, inventory: Inventory): Widget[] {
  const label = ({ database, generation }: Inventory["databases"][number]) => `${database}-g${generation}`;
  const thing = (known: Inventory["databases"][number]) => ({
    label: label(known),
    dimensions: { DBInstanceIdentifier: databaseIdentifier(names, known.database, known.generation) },
  });
  const replicas = inventory.databases.filter(({ replica }) => replica !== undefined);
  return [
    ...graphs(
      "AWS/RDS",
      inventory.databases.map(thing),
      ["CPU (%)", "CPUUtilization", "Average"],
      ["Free memory (bytes)", "FreeableMemory", "Minimum"],
      ["Connections", "DatabaseConnections", "Maximum"],
      ["Free storage (bytes)", "FreeStorageSpace", "Minimum"],
      ["Reads (1/s)", "ReadIOPS", "Average"],
      ["Writes (1/s)", "WriteIOPS", "Average"],
    ),
    ...graphs("AWS/RDS", replicas.map(thing), ["Replica lag (seconds)", "ReplicaLag", "Maximum"]),
  ];
}

function tables(inventory: Inventory): Widget[] {
  const things = inventory.tables.map(({ table, tableName }) => ({
    label: table,
    dimensions: { TableName: tableName },
  }));
  // Found by a search, because each line's name would name another region.
  const lag = inventory.tables
    .filter(({ receivers }) => receivers.length > 0)
    .map(({ table, tableName }) => ({
      label: table,
      expression: `SEARCH('{AWS/DynamoDB,TableName,ReceivingRegion} MetricName="ReplicationLatency" TableName="${tableName}"', 'Maximum', 300)`,
    }));
  return [
    ...graphs(
      "AWS/DynamoDB",
      things,
      ["Throttled reads", "ReadThrottleEvents", "Sum"],
      ["Throttled writes", "WriteThrottleEvents", "Sum"],
      ["Consumed reads", "ConsumedReadCapacityUnits", "Sum"],
      ["Consumed writes", "ConsumedWriteCapacityUnits", "Sum"],
    ),
    ...(lag.length === 0 ? [] : [{ type: "graph" as const, title: "Replication latency (ms)", lines: lag }]),
  ];
}

function buckets(inventory: Inventory): Widget[] {
  const things = inventory.buckets.map(({ bucket, bucketName }) => ({
    label: bucket,
    dimensions: { BucketName: bucketName, FilterId: REQUEST_METRICS },
  }));
  const lag = inventory.buckets
    .filter(({ partner }) => partner !== undefined)
    .map(({ bucket, bucketName }) => ({
      label: bucket,
      expression: `SEARCH('{AWS/S3,SourceBucket,DestinationBucket,RuleId} MetricName="ReplicationLatency" DestinationBucket="${bucketName}"', 'Maximum', 300)`,
    }));
  return [
    ...graphs(
      "AWS/S3",
      things,
      ["Requests", "AllRequests", "Sum"],
      ["4xx responses", "4xxErrors", "Sum"],
      ["5xx responses", "5xxErrors", "Sum"],
      ["First byte (ms)", "FirstByteLatency", "p95"],
    ),
    ...(lag.length === 0 ? [] : [{ type: "graph" as const, title: "Replication latency (seconds)", lines: lag }]),
  ];
}

function caches(inventory: Inventory): Widget[] {
  const things = inventory.caches.flatMap(({ nodes }) =>
    nodes.map((CacheClusterId) => ({ label: CacheClusterId, dimensions: { CacheClusterId } })),
  );
  return graphs(
    "AWS/ElastiCache",
    things,
    ["CPU (%)", "EngineCPUUtilization", "Average"],
    ["Memory (%)", "DatabaseMemoryUsagePercentage", "Average"],
    ["Evictions", "Evictions", "Sum"],
    ["Connections", "CurrConnections", "Maximum"],
    ["Hit rate (%)", "CacheHitRate", "Average"],
  );
}

function messaging(inventory: Inventory): Widget[] {
  const queues = inventory.queues.flatMap(({ queue, queueName }) =>
    queueName === undefined ? [] : [{ label: queue, dimensions: { QueueName: queueName } }],
  );
  const deadLetters = inventory.queues.map(({ queue, deadLetterQueueName }) => ({
    label: queue,
    dimensions: { QueueName: deadLetterQueueName },
  }));
  const rules = inventory.eventRules.map(({ rule, ruleName, eventBusName }) => ({
    label: rule,
    dimensions: { EventBusName: eventBusName, RuleName: ruleName },
  }));
  return [
    ...graphs(
      "AWS/SQS",
      queues,
      ["Waiting messages", "ApproximateNumberOfMessagesVisible", "Maximum"],
      ["Oldest message (seconds)", "ApproximateAgeOfOldestMessage", "Maximum"],
    ),
    ...graphs("AWS/SQS", deadLetters, ["Dead letters", "ApproximateNumberOfMessagesVisible", "Maximum"]),
    ...graphs(
      "AWS/Events",
      rules,
      ["Matched events", "MatchedEvents", "Sum"],
      ["Failed invocations", "FailedInvocations", "Sum"],
    ),
  ];
}

function gateways({ natGatewayIds }: Inventory): Widget[] {
  const things = natGatewayIds.map((NatGatewayId, index) => ({
    label: `gateway ${index + 1}`,
    dimensions: { NatGatewayId },
  }));
  return graphs(
    "AWS/NATGateway",
    things,
    ["Connections", "ActiveConnectionCount", "Maximum"],
    ["No free port", "ErrorPortAllocation", "Sum"],
    ["Dropped packets", "PacketsDropCount", "Sum"],
  );
}
