import { Fn } from "cdktf";
import { catalogValue } from "../../lib/catalog/catalog";
import { membersIn } from "../../lib/config/databases";
import { type AwsRegion, awsRegion } from "../../lib/config/deployment";
import { restHours } from "../../lib/config/rest";
import { heldCapacity } from "../../lib/config/warm-standby";
import { AWS_CACHE } from "../../lib/contracts/aws-cache";
import { AWS_DATA } from "../../lib/contracts/aws-data";
import { AWS_FOUNDATION, type AwsFoundation } from "../../lib/contracts/aws-foundation";
import { AWS_NETWORK, type AwsNetwork } from "../../lib/contracts/aws-network";
import { CACHE_ENDPOINT } from "../../lib/contracts/cache-endpoint";
import { DATABASE_ENDPOINT } from "../../lib/contracts/database-endpoint";
import { OBJECT_STORE } from "../../lib/contracts/object-store";
import { SECRET_STORE } from "../../lib/contracts/secret-store";
import { backupVaultArn, secretsManagerHost } from "../../lib/identifiers/aws";
import {
  accessLogBucketName,
  backupVaultName,
  CACHE_LOGS,
  cacheLogGroupName,
  dataBucketName,
  secretPrefix,
} from "../../lib/identifiers/aws-names";
import { awsRoleArn } from "../../lib/identifiers/aws-roles";
import type { Names } from "../../lib/names/names";
import type { DeploymentStack } from "../../lib/stack/deployment-stack";
import { type AwsStateRegion, awsNames } from "../../lib/state/location";
import { BACKUP_CLASSES, backupTags } from "../../lib/tags/backup";
import { ownTierTags, type TagSet, tierTags } from "../../lib/tags/tags";
import { BackupPlan } from "../../modules/aws/backup/backup-plan";
import { BackupRegionSettings } from "../../modules/aws/backup/backup-region-settings";
import { ReplicationGroup } from "../../modules/aws/cache/replication-group";
import { PostgresDatabase } from "../../modules/aws/database/postgres-database";
import { LogDeliveryPolicy } from "../../modules/aws/edge/log-delivery-policy";
import { ApplicationSecrets } from "../../modules/aws/keys/application-secrets";
import { SecretRotation } from "../../modules/aws/keys/secret-rotation";
import { AccessLogBucket } from "../../modules/aws/storage/access-log-bucket";
import { DataBucket } from "../../modules/aws/storage/data-bucket";
import { FILE_SYSTEM_RPO_MINUTES, FileSystem } from "../../modules/aws/storage/file-system";
import { AwsServiceRegionStack, type AwsSurroundings } from "./aws-stack";

/**
 * What a region stores, but for tables, which are `links`. Objects and files do not know the region's role: a failover
 * changes nothing of them.
 */
export class DataStack extends AwsServiceRegionStack {
  private readonly foundation: AwsFoundation;
  private readonly network: AwsNetwork;
  private readonly globalNames: Names;

  constructor(
    around: AwsSurroundings,
    place: AwsStateRegion,
    region: AwsRegion,
    upstream: { readonly foundation: DeploymentStack; readonly network: DeploymentStack },
  ) {
    super(around, place, region, "data");
    this.foundation = this.consume(upstream.foundation, AWS_FOUNDATION);
    this.network = this.consume(upstream.network, AWS_NETWORK);
    this.globalNames = awsNames(around.deployment, around.aws);
    const rotation = this.addRotation();
    this.addBuckets();
    this.addDatabases(rotation);
    this.addCaches();
    // Home owns what replicates, for ever. Secrets replicate by themselves; tables are `links`.
    if (region.isHome) this.addSecrets(rotation);
    this.publish(SECRET_STORE, {
      protocol: "aws-secrets-manager",
      endpoint: secretsManagerHost(region.name),
      prefix: secretPrefix(this.globalNames),
    });
    this.addFileSystem();
    this.addBackups();
  }

  private addBuckets(): void {
    const { aws, deployment } = this.around;
    const { profile } = deployment;
    if (aws.buckets.length === 0) return;
    const logs = new AccessLogBucket(this, "AccessLogs", {
      account: aws.accountId,
      bucket: accessLogBucketName(this.names),
      protect: profile.protect,
      retentionDays: profile.retentionDays.audit,
      sourceBuckets: aws.buckets.map(({ name }) => dataBucketName(this.names, name)),
    });
    for (const { name, tier, acceleration, intelligentTiering } of aws.buckets) {
      const bucket = new DataBucket(this, `Bucket-${name}`, {
        names: this.names,
        bucket: name,
        region: this.awsRegion.name,
        kmsKeyArn: this.foundation.data_key_arn,
        logBucket: logs.targetBucket,
        acceleration,
        intelligentTiering,
        protect: profile.protect,
        served: aws.edge?.cdn?.bucket === name,
        ...ownTierTags(deployment, tier),
      });
      this.publish(OBJECT_STORE, bucket.toObjectStore(), name);
    }
  }

  private addRotation(): SecretRotation {
    const { catalog, profile } = this.around.deployment;
    return new SecretRotation(this, "Rotation", {
      names: this.names,
      logsKeyArn: this.foundation.logs_key_arn,
      logRetentionDays: profile.retentionDays.application,
      runtime: catalogValue("lambda-node", catalog),
    });
  }

  private addDatabases(rotation: SecretRotation): void {
    const { aws, deployment } = this.around;
    const { profile } = deployment;
    const { foundation, network, awsRegion: region } = this;
    for (const database of aws.databases) {
      if (membersIn(region.name, database).length === 0) continue;
      const postgres = new PostgresDatabase(this, `Database-${database.name}`, {
        names: this.names,
        region: region.name,
        database,
        instanceClass: region.databaseInstanceClass,
        storageGiB: region.databaseStorageGiB,
        multiAz: profile.multiAz,
        restHours: restHours(profile, aws),
        protect: profile.protect,
        monitoringIntervalSeconds: profile.monitoringIntervalSeconds,
        logRetentionDays: profile.retentionDays.application,
        secretRecoveryDays: profile.secretRecoveryDays,
        subnetIds: network.database_subnet_ids,
        securityGroupIds: [network.database_security_group_id],
        databaseKeyArn: foundation.database_key_arn,
        logsKeyArn: foundation.logs_key_arn,
        secretsKeyArn: foundation.secrets_key_arn,
        rotation,
        ...ownTierTags(this.around.deployment, database.tier),
        writtenTags: backupTags("databases"),
      });
      this.publish(DATABASE_ENDPOINT, postgres.toDatabaseEndpoint(), database.name);
    }
  }

  /**
   * Regions do not share caches. A standby holds all shards, because half the memory would drop half of what a failover
   * asks for, and its share of the replicas, which only add reads.
   */
  private addCaches(): void {
    const { aws, deployment } = this.around;
    const { profile } = deployment;
    const { foundation, network, names, awsRegion: region } = this;
    if (aws.caches.length === 0) return;
    const logDelivery = new LogDeliveryPolicy(this, "CacheLogDelivery", {
      names,
      region: region.name,
      purpose: "cache-logs",
      logGroups: aws.caches.flatMap(({ name }) => CACHE_LOGS.map((log) => cacheLogGroupName(names, name, log))),
    }).resource;
    for (const cache of aws.caches) {
      const group = new ReplicationGroup(this, `Cache-${cache.name}`, {
        names,
        region: region.name,
        cache: cache.name,
        cacheKeyArn: foundation.cache_key_arn,
        engine: cache.engine,
        engineVersion: cache.engineVersion,
        logDelivery,
        logRetentionDays: profile.retentionDays.application,
        logsKeyArn: foundation.logs_key_arn,
        multiAz: profile.multiAz,
        nodeType: cache.nodeType,
        protect: profile.protect,
        replicas: heldCapacity(aws, region, cache.replicas),
        shards: cache.shards,
        subnetIds: network.database_subnet_ids,
        vpcId: network.vpc_id,
        workloadSecurityGroupId: network.workload_security_group_id,
      });
      this.publish(CACHE_ENDPOINT, group.toCacheEndpoint(), cache.name);
      this.publish(AWS_CACHE, { cache_security_group_id: group.securityGroup.resource.id }, cache.name);
    }
  }

  private addSecrets(rotation: SecretRotation): void {
    const { aws, deployment } = this.around;
    new ApplicationSecrets(this, "Secrets", {
      names: this.globalNames,
      kmsKeyArn: this.foundation.secrets_key_arn,
      recoveryDays: deployment.profile.secretRecoveryDays,
      rotation,
      // Regions that read run services too, which sign and check with the same keys.
      replicateTo: aws.regions.filter(({ isHome }) => !isHome),
    });
  }

  private addFileSystem(): void {
    const files = new FileSystem(this, "Files", {
      names: this.names,
      kmsKeyArn: this.foundation.data_key_arn,
      subnets: this.awsRegion.zones.map(({ zone }, position) => ({
        zone,
        subnetId: Fn.element(this.network.private_subnet_ids, position),
      })),
      securityGroupId: this.network.file_system_security_group_id,
      protect: this.around.deployment.profile.protect,
      ...this.fileSystemTags(),
    });
    this.publish(AWS_DATA, {
      file_system_id: files.resource.id,
      file_system_access_point_id: files.accessPoint.id,
    });
  }

  /** Files are copied by backups, which may keep less than the default tier promises: the tags say what is true. */
  private fileSystemTags(): { readonly tags?: TagSet } {
    const [tier] = this.around.deployment.tiers;
    if (tier.rpoMinutes >= FILE_SYSTEM_RPO_MINUTES) return {};
    return { tags: tierTags({ ...tier, rpoMinutes: FILE_SYSTEM_RPO_MINUTES }) };
  }

  private addBackups(): void {
    const { aws } = this.around;
    if (aws.ownsAccount) new BackupRegionSettings(this, "BackupSettings");
    const { partner } = this.awsRegion;
    for (const backupClass of BACKUP_CLASSES) {
      new BackupPlan(this, `Backup-${backupClass}`, {
        names: this.names,
        backupClass,
        vault: this.foundation.backup_vault,
        roleArn: awsRoleArn(this.names, "backup"),
        ...(partner === undefined ? {} : { copyToVaultArn: this.vaultArn(partner) }),
      });
    }
  }

  /** ARN of the vault in another region. */
  private vaultArn(region: string): string {
    const { aws } = this.around;
    const names = this.names.in(awsRegion(aws, region).short);
    return backupVaultArn(region, aws.accountId, backupVaultName(names));
  }
}
