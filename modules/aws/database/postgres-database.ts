import { DbSubnetGroup } from "@cdktf/provider-aws/lib/db-subnet-group";
import { Construct } from "constructs";
import { AWS_REGIONS } from "../../../lib/catalog/aws-regions";
import type { RestHours } from "../../../lib/config/aws/governance";
import { hasWritten, liveMember, type MemberId, membersIn, replicationSource } from "../../../lib/config/databases";
import type { AwsDatabase, DatabaseMember } from "../../../lib/config/deployment";
import type { DatabaseEndpoint } from "../../../lib/contracts/database-endpoint";
import { ConfigurationError, shown } from "../../../lib/errors/configuration-error";
import { dbInstanceArn } from "../../../lib/identifiers/aws";
import { databaseIdentifier } from "../../../lib/identifiers/aws-names";
import type { TagSet } from "../../../lib/tags/tags";
import { PORT, type PostgresBirth, PostgresInstance, type PostgresSettings } from "./postgres-instance";
import { PostgresParameters } from "./postgres-parameters";
import { ShutdownSchedule } from "./shutdown-schedule";

export interface PostgresDatabaseProps
  extends Omit<PostgresSettings, "backupRetentionDays" | "instanceClass" | "maxStorageGiB" | "storageGiB"> {
  /** When the instance rests; none: never. Protected and replicated databases never rest. */
  readonly restHours: RestHours | undefined;
  /** The database with its members in all regions. */
  readonly database: AwsDatabase;
  /** @default - the database's */
  readonly instanceClass?: string | undefined;
  /** Unit: GiB. @default - the database's */
  readonly storageGiB?: number | undefined;
  /** Subnets of at least two zones. */
  readonly subnetIds: string[];
  /** Further tags of instances that take writes or once did, for example that they are backed up. @default - none */
  readonly writtenTags?: TagSet;
}

/**
 * A database in one region: every instance that stands or stood there, with what they share.
 * @resource aws_db_subnet_group, aws_db_parameter_group, aws_db_instance
 */
export class PostgresDatabase extends Construct {
  /** By generation. */
  readonly instances: ReadonlyMap<number, PostgresInstance>;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: PostgresDatabaseProps,
  ) {
    super(scope, id);
    const { names, region, database } = props;
    const { engineVersion } = database;
    if (!/^\d+$/.test(engineVersion)) {
      throw new ConfigurationError(this, {
        prop: "engineVersion",
        rule: "a major version, because AWS chooses and patches the minor one",
        got: shown(engineVersion),
        fix: `use '${engineVersion.split(".")[0]}'`,
      });
    }
    const subnetGroup = new DbSubnetGroup(this, "Subnets", {
      name: names.of("dbSubnetGroup", database.name),
      description: `Subnets of ${database.name}.`,
      subnetIds: props.subnetIds,
    });
    const parameters = new PostgresParameters(this, "Parameters", { names, database: database.name, engineVersion });
    this.instances = new Map(
      membersIn(region, database).map((member) => [
        member.generation,
        new PostgresInstance(this, `G${member.generation}`, {
          ...this.settings(),
          birth: this.birth(member),
          ...this.tags(member),
          database: database.name,
          engineVersion,
          generation: member.generation,
          parameterGroupName: parameters.resource.name,
          subnetGroupName: subnetGroup.name,
        }),
      ]),
    );
    // AWS stops no instance that replicates or is replicated.
    const hours = props.protect || database.members.length > 1 ? undefined : props.restHours;
    if (hours !== undefined) {
      for (const [generation, instance] of this.instances) {
        new ShutdownSchedule(instance, "Shutdown", { names, database: database.name, generation, hours });
      }
    }
  }

  /** How the region's services reach the database. */
  toDatabaseEndpoint(): DatabaseEndpoint {
    const { region, database } = this.props;
    const instance = this.instances.get(liveMember(region, database)?.generation ?? 0);
    if (instance === undefined) throw new Error(`${database.name} has no member in ${region}`);
    return {
      engine: "postgres",
      host: instance.resource.address,
      port: PORT,
      database: instance.databaseName,
      admin_secret: instance.adminSecretName,
    };
  }

  private settings(): PostgresSettings {
    const { database, instanceClass, storageGiB, ...common } = this.props;
    return {
      ...common,
      backupRetentionDays: database.backupRetentionDays,
      instanceClass: instanceClass ?? database.instanceClass,
      maxStorageGiB: database.maxStorageGiB,
      storageGiB: storageGiB ?? database.storageGiB,
    };
  }

  /** A retired instance keeps its tags, as it keeps everything. */
  private tags(member: DatabaseMember): { readonly tags?: TagSet } {
    const { tags, writtenTags, database } = this.props;
    if (writtenTags === undefined || !hasWritten(member, database)) return tags === undefined ? {} : { tags };
    return { tags: { ...tags, ...writtenTags } };
  }

  private birth(member: DatabaseMember): PostgresBirth {
    if (member.origin === undefined) return { bornAs: "primary" };
    const source = replicationSource(member, this.props.database);
    return { bornAs: "replica", replicateSourceDb: source === undefined ? undefined : this.instanceArn(source) };
  }

  /** ARN of a member, also in another region: its identifier is made of names. */
  private instanceArn({ region, generation }: MemberId): string {
    const { names, database } = this.props;
    const short = AWS_REGIONS[region]?.short;
    if (short === undefined) throw new Error(`${region} is no AWS region`);
    const identifier = databaseIdentifier(names.in(short), database.name, generation);
    return dbInstanceArn(region, names.props.account, identifier);
  }
}
