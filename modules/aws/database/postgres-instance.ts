import { DbInstance, type DbInstanceConfig } from "@cdktf/provider-aws/lib/db-instance";
import { Construct } from "constructs";
import { databaseClassFinding } from "../../../lib/catalog/aws-database-classes";
import type { LogRetentionDays } from "../../../lib/catalog/retention";
import type { Profile } from "../../../lib/config/deployment";
import { ConfigurationError, requireInRange } from "../../../lib/errors/configuration-error";
import { databaseIdentifier, databaseSecretName } from "../../../lib/identifiers/aws-names";
import { awsRoleArn } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import type { TagSet } from "../../../lib/tags/tags";
import { type GeneratedValue, Secret, VALUE_VERSION } from "../keys/secret";
import type { SecretRotation } from "../keys/secret-rotation";
import { LogGroup } from "../monitoring/log-group";

/**
 * Days of automated backups. AWS takes 1 to 35; the documented 7 are the floor, on replicas too, because a promotion
 * keeps what the replica has.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html (2026-11)
 */
export const BACKUP_RETENTION_DAYS = { min: 7, max: 35 } as const;

/**
 * Storage of a PostgreSQL instance on gp3. Unit: GiB.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html (2026-11)
 */
export const STORAGE_GIB = { min: 20, max: 65_536 } as const;

/**
 * How much more than the storage its limit must be, or RDS refuses it. Unit: per cent.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html (2026-11)
 */
export const LEAST_GROWTH_PERCENT = 10;

/** The administrator. Changing it replaces every instance that was born as a primary. */
export const ADMINISTRATOR = "platform_admin";
export const PORT = 5432;

/** Logs that the instance sends to CloudWatch. */
const LOGS = ["postgresql", "upgrade"] as const;

/**
 * What the instance was born as, which never changes, and what it replicates today. A promoted replica replicates
 * nothing any more.
 */
export type PostgresBirth =
  | { readonly bornAs: "primary" }
  | { readonly bornAs: "replica"; readonly replicateSourceDb: string | undefined };

/** What the instances of a database have in common in a region. */
export interface PostgresSettings {
  /** Unit: days. Range: {@link BACKUP_RETENTION_DAYS}. */
  readonly backupRetentionDays: number;
  /** ARN of the region's key for databases. Changing it replaces the instance. */
  readonly databaseKeyArn: string;
  readonly instanceClass: string;
  readonly logRetentionDays: LogRetentionDays;
  /** ARN of the region's key for logs. */
  readonly logsKeyArn: string;
  /** Storage grows by itself up to here. Unit: GiB. */
  readonly maxStorageGiB: number;
  /** Enhanced monitoring. Unit: seconds; 0 turns it off. */
  readonly monitoringIntervalSeconds: Profile["monitoringIntervalSeconds"];
  readonly multiAz: boolean;
  /** Names of the region. */
  readonly names: Names;
  /** Keeps the instance from being destroyed, and takes a final snapshot when it is after all. */
  readonly protect: boolean;
  /** Name of the region. */
  readonly region: string;
  readonly rotation: SecretRotation;
  /** Unit: days. Range: 0, or 7 to 30. */
  readonly secretRecoveryDays: number;
  /** ARN of the region's key for secrets. */
  readonly secretsKeyArn: string;
  readonly securityGroupIds: string[];
  /** Storage of an instance that is born as a primary; a replica has its source's. Unit: GiB. */
  readonly storageGiB: number;
  /** @default - those of the provider */
  readonly tags?: TagSet;
}

export interface PostgresInstanceProps extends PostgresSettings {
  readonly birth: PostgresBirth;
  /** Name of the database, as in the deployment file. */
  readonly database: string;
  /** Major version. AWS chooses and patches the minor one. */
  readonly engineVersion: string;
  readonly generation: number;
  readonly parameterGroupName: string;
  readonly subnetGroupName: string;
}

/**
 * One instance of a database: a generation in its region.
 *
 * An instance cannot be made a replica again, so a failover only ever takes its source away, and an old primary stays
 * as it is. All that forces a replacement is the same before and after. It reads nothing of the region that it
 * replicates: the key, the groups and the administrator's secret are its own region's.
 * @resource aws_db_instance, its administrator's secret and log groups
 */
export class PostgresInstance extends Construct {
  readonly resource: DbInstance;
  readonly identifier: string;
  readonly databaseName: string;
  /** The administrator's secret. It has no value while the instance replicates. */
  readonly adminSecret: Secret;
  readonly adminSecretName: string;

  constructor(scope: Construct, id: string, props: PostgresInstanceProps) {
    super(scope, id);
    this.validate(props);
    const { names, database, generation, birth, protect } = props;
    this.identifier = databaseIdentifier(names, database, generation);
    this.databaseName = database.replaceAll("-", "_");
    this.adminSecretName = databaseSecretName(names, database, generation);
    const replicates = birth.bornAs === "replica" && birth.replicateSourceDb !== undefined;

    this.adminSecret = new Secret(this, "AdminSecret", {
      account: names.props.account,
      name: this.adminSecretName,
      description: `Administrator of the database instance ${this.identifier}.`,
      kmsKeyArn: props.secretsKeyArn,
      recoveryDays: props.secretRecoveryDays,
    });
    // A replica has its source's passwords, and AWS refuses it one of its own.
    const password = replicates ? undefined : this.generatePassword();

    const logs = LOGS.map(
      (log) =>
        new LogGroup(this, `Log-${log}`, {
          name: `/aws/rds/instance/${this.identifier}/${log}`,
          retentionDays: props.logRetentionDays,
          kmsKeyArn: props.logsKeyArn,
        }).resource,
    );
    this.resource = new DbInstance(this, "Resource", {
      identifier: this.identifier,
      instanceClass: props.instanceClass,
      ...this.origin(props),
      ...(password === undefined ? {} : { passwordWo: password.expression, passwordWoVersion: VALUE_VERSION }),
      storageType: "gp3",
      maxAllocatedStorage: props.maxStorageGiB,
      // Also on a replica: the provider plans a replacement where it is left out.
      storageEncrypted: true,
      kmsKeyId: props.databaseKeyArn,
      port: PORT,
      multiAz: props.multiAz,
      dbSubnetGroupName: props.subnetGroupName,
      vpcSecurityGroupIds: props.securityGroupIds,
      publiclyAccessible: false,
      parameterGroupName: props.parameterGroupName,
      caCertIdentifier: "rds-ca-rsa2048-g1",
      iamDatabaseAuthenticationEnabled: true,
      backupRetentionPeriod: props.backupRetentionDays,
      backupWindow: "03:00-04:00",
      maintenanceWindow: "sun:05:00-sun:06:00",
      autoMinorVersionUpgrade: true,
      copyTagsToSnapshot: true,
      deleteAutomatedBackups: !protect,
      // A promotion, or a larger class for it, must not wait for the maintenance window.
      applyImmediately: true,
      deletionProtection: protect,
      ...(protect && !replicates
        ? {
            skipFinalSnapshot: false,
            finalSnapshotIdentifier: names.of("dbSnapshot", `${database}-g${generation}-final`),
          }
        : { skipFinalSnapshot: true }),
      performanceInsightsEnabled: true,
      performanceInsightsKmsKeyId: props.databaseKeyArn,
      performanceInsightsRetentionPeriod: 7,
      monitoringInterval: props.monitoringIntervalSeconds,
      ...(props.monitoringIntervalSeconds === 0 ? {} : { monitoringRoleArn: awsRoleArn(names, "rds-monitoring") }),
      enabledCloudwatchLogsExports: [...LOGS],
      ...(props.tags === undefined ? {} : { tags: { ...props.tags } }),
      // Copying a large source into another region takes longer than the provider's 40 minutes.
      timeouts: { create: "3h", update: "3h" },
      dependsOn: [...logs, ...(password === undefined ? [] : [password.version])],
      ...(protect ? { lifecycle: { preventDestroy: true } } : {}),
    });
    if (password !== undefined) props.rotation.schedule(this.adminSecret, [password.version, this.resource]);
  }

  /** What only the birth decides. A replica takes all of it from its source and keeps it when it is promoted. */
  private origin(props: PostgresInstanceProps): Partial<DbInstanceConfig> {
    const { birth } = props;
    if (birth.bornAs === "primary") {
      return {
        engine: "postgres",
        engineVersion: props.engineVersion,
        dbName: this.databaseName,
        username: ADMINISTRATOR,
        allocatedStorage: props.storageGiB,
      };
    }
    return birth.replicateSourceDb === undefined ? {} : { replicateSourceDb: birth.replicateSourceDb };
  }

  /**
   * A run that breaks off between the secret and the instance leaves them with two passwords; the next rotation of the
   * secret gives both the same again.
   */
  private generatePassword(): GeneratedValue {
    return this.adminSecret.generate("password", {
      engine: "postgres",
      dbInstanceIdentifier: this.identifier,
      dbname: this.databaseName,
      port: PORT,
      username: ADMINISTRATOR,
    });
  }

  private validate(props: PostgresInstanceProps): void {
    const { storageGiB, maxStorageGiB } = props;
    const finding = databaseClassFinding(props.instanceClass, props.region, "instanceClass");
    if (finding !== undefined) throw new ConfigurationError(this, finding);
    requireInRange(this, "backupRetentionDays", props.backupRetentionDays, BACKUP_RETENTION_DAYS, "days");
    requireInRange(this, "storageGiB", storageGiB, STORAGE_GIB, "GiB");
    const growth = { min: Math.ceil((storageGiB * (100 + LEAST_GROWTH_PERCENT)) / 100), max: STORAGE_GIB.max };
    requireInRange(this, "maxStorageGiB", maxStorageGiB, growth, "GiB");
  }
}
