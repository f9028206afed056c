import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { ElasticacheSubnetGroup } from "@cdktf/provider-aws/lib/elasticache-subnet-group";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { type CacheEngine, cacheVersionFinding } from "../../../lib/catalog/aws-cache-engines";
import { cacheNodeTypeFinding } from "../../../lib/catalog/aws-cache-node-types";
import type { LogRetentionDays } from "../../../lib/catalog/retention";
import { CACHE_LIMITS } from "../../../lib/config/aws/caches";
import type { CacheEndpoint } from "../../../lib/contracts/cache-endpoint";
import { ConfigurationError, type Finding, requireInRange } from "../../../lib/errors/configuration-error";
import { CACHE_LOGS, cacheLogGroupName, cacheName } from "../../../lib/identifiers/aws-names";
import type { Names } from "../../../lib/names/names";
import { LogGroup } from "../monitoring/log-group";
import { SecurityGroup } from "../network/security-group";
import { CacheParameters } from "./cache-parameters";
import { CacheUsers } from "./cache-users";

const PORT = 6379;

/** As long as the design documents keep backups of databases. Unit: days. */
export const SNAPSHOT_RETENTION_DAYS = 7;

export interface ReplicationGroupProps {
  readonly names: Names;
  readonly region: string;
  /** What the cache is for; part of its names. Changing it replaces the cache. */
  readonly cache: string;
  /** ARN of the region's cache key. Changing it replaces the cache. */
  readonly cacheKeyArn: string;
  /** Changing it from valkey to redis replaces the cache. */
  readonly engine: CacheEngine;
  /** Major and minor version. A lower one replaces the cache. */
  readonly engineVersion: string;
  /** What lets ElastiCache write to the log groups. */
  readonly logDelivery: ITerraformDependable;
  readonly logRetentionDays: LogRetentionDays;
  /** ARN of the region's key for logs. */
  readonly logsKeyArn: string;
  /** Replicas stand in other zones than their primary. Needs one. */
  readonly multiAz: boolean;
  readonly nodeType: string;
  /** Keeps the cache from being destroyed, and takes a final snapshot when it is after all. */
  readonly protect: boolean;
  /** Copies of each primary. With one or more, a lost primary is replaced by one. */
  readonly replicas: number;
  /** Primaries that share the keys. None: cluster mode is off. Switching it replaces the cache. */
  readonly shards: number | undefined;
  /** Subnets of at least two zones. */
  readonly subnetIds: string[];
  readonly vpcId: string;
  /** Group of the workloads, which alone reach the cache. */
  readonly workloadSecurityGroupId: string;
}

/**
 * A cache in one region, encrypted at rest and on the way, for users whom IAM authenticates. Regions do not replicate
 * their caches: each fills by itself. Its sizes change in place.
 * @resource aws_elasticache_replication_group, with its subnet, parameter, user, security and log groups
 */
export class ReplicationGroup extends Construct {
  readonly resource: ElasticacheReplicationGroup;
  readonly securityGroup: SecurityGroup;
  private readonly host: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ReplicationGroupProps,
  ) {
    super(scope, id);
    this.validate();
    const { names, cache, engine, engineVersion, replicas, shards, protect } = props;
    const parameters = new CacheParameters(this, "Parameters", {
      names,
      cache,
      engine,
      engineVersion,
      clusterMode: shards !== undefined,
    });
    const logs = CACHE_LOGS.map((log) => ({
      log,
      group: new LogGroup(this, log, {
        name: cacheLogGroupName(names, cache, log),
        kmsKeyArn: props.logsKeyArn,
        retentionDays: props.logRetentionDays,
      }),
    }));
    this.securityGroup = this.addSecurityGroup();
    this.resource = new ElasticacheReplicationGroup(this, "Resource", {
      replicationGroupId: cacheName(names, cache),
      description: `Cache ${cache} of ${names.props.project} ${names.props.environment}`,
      engine,
      engineVersion,
      // Patches within the version.
      autoMinorVersionUpgrade: "true",
      nodeType: props.nodeType,
      port: PORT,
      parameterGroupName: parameters.resource.name,
      ...(shards === undefined
        ? { numCacheClusters: 1 + replicas }
        : { clusterMode: "enabled", numNodeGroups: shards, replicasPerNodeGroup: replicas }),
      // Cluster mode never goes without it.
      automaticFailoverEnabled: replicas > 0 || shards !== undefined,
      multiAzEnabled: props.multiAz,
      subnetGroupName: this.addSubnetGroup().name,
      securityGroupIds: [this.securityGroup.resource.id],
      atRestEncryptionEnabled: "true",
      kmsKeyId: props.cacheKeyArn,
      transitEncryptionEnabled: true,
      transitEncryptionMode: "required",
      userGroupIds: [new CacheUsers(this, "Users", { names, cache, engine }).resource.userGroupId],
      snapshotRetentionLimit: SNAPSHOT_RETENTION_DAYS,
      snapshotWindow: "03:00-04:00",
      ...(protect ? { finalSnapshotIdentifier: names.of("cacheGroup", `${cache}-final`) } : {}),
      maintenanceWindow: "sun:05:00-sun:06:00",
      // More nodes in a failover must not wait for the window.
      applyImmediately: true,
      logDeliveryConfiguration: logs.map(({ log, group }) => ({
        logType: log,
        logFormat: "json",
        destinationType: "cloudwatch-logs",
        destination: group.name,
      })),
      dependsOn: [props.logDelivery],
      ...(protect ? { lifecycle: { preventDestroy: true } } : {}),
    });
    this.host =
      shards === undefined ? this.resource.primaryEndpointAddress : this.resource.configurationEndpointAddress;
  }

  /** How the region's services reach the cache: over TLS, as its user, with a token of IAM. */
  toCacheEndpoint(): CacheEndpoint {
    return { engine: this.props.engine, host: this.host, port: PORT, secret: "" };
  }

  private addSubnetGroup(): ElasticacheSubnetGroup {
    const { names, cache, subnetIds } = this.props;
    return new ElasticacheSubnetGroup(this, "Subnets", {
      name: names.of("cacheGroup", cache),
      description: `Subnets of ${cache}.`,
      subnetIds,
    });
  }

  private addSecurityGroup(): SecurityGroup {
    const { names, cache, vpcId, workloadSecurityGroupId } = this.props;
    const group = new SecurityGroup(this, "SecurityGroup", {
      names,
      purpose: `cache-${cache}`,
      description: `Nodes of the cache ${cache}`,
      vpcId,
    });
    group.addIngress("from-workload", {
      peer: { securityGroupId: workloadSecurityGroupId },
      traffic: { tcp: PORT },
      description: "Cache clients from workloads",
    });
    return group;
  }

  private validate(): void {
    const { engine, engineVersion, nodeType, region, replicas, shards, multiAz } = this.props;
    requireInRange(this, "replicas", replicas, { min: multiAz ? 1 : 0, max: CACHE_LIMITS.replicas }, "replicas");
    requireInRange(this, "shards", shards ?? 1, { min: 1, max: CACHE_LIMITS.shards }, "shards");
    this.refuse(cacheVersionFinding(engine, engineVersion, "engineVersion"));
    this.refuse(cacheNodeTypeFinding(nodeType, region, "nodeType"));
  }

  private refuse(finding: Finding | undefined): void {
    if (finding !== undefined) throw new ConfigurationError(this, finding);
  }
}
