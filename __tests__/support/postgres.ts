import { TerraformOutput } from "cdktf";
import type { AwsDatabase, DatabaseMember } from "../../lib/config/deployment";
import { PostgresDatabase, type PostgresDatabaseProps } from "../../modules/aws/database/postgres-database";
import { SecretRotation } from "../../modules/aws/keys/secret-rotation";
import { testNames } from "./fixtures";
import { type SynthesizedStack, synthesize } from "./synth";

export const EAST = { region: "us-east-1", generation: 1 };
export const WEST = { region: "us-west-2", generation: 1 };

export function member(region: string, generation: number, more: Partial<DatabaseMember> = {}): DatabaseMember {
  return { region, generation, origin: undefined, retired: false, writer: false, ...more };
}

export function database(members: readonly DatabaseMember[]): AwsDatabase {
  return {
    name: "synthdata",
    tier: { name: "standard", rtoMinutes: 240, rpoMinutes: 60 },
    engineVersion: "17",
    instanceClass: "db.m7g.large",
    storageGiB: 100,
    maxStorageGiB: 1000,
    backupRetentionDays: 7,
    members,
  };
}

/** The stages of a failover from us-east-1 to us-west-2, and back. */
export const BEFORE = database([member("us-east-1", 1, { writer: true }), member("us-west-2", 1, { origin: EAST })]);
export const FAILED_OVER = database([
  member("us-east-1", 1, { retired: true }),
  member("us-west-2", 1, { origin: EAST, writer: true }),
]);
export const REBUILT = database([...FAILED_OVER.members, member("us-east-1", 2, { origin: WEST })]);
export const FAILED_BACK = database([
  member("us-east-1", 1, { retired: true }),
  member("us-west-2", 1, { origin: EAST, retired: true }),
  member("us-east-1", 2, { origin: WEST, writer: true }),
]);

const SHORT: Record<string, string> = { "us-east-1": "use1", "us-west-2": "usw2" };

/** What a region renders of the database; its endpoint is the output `endpoint`. */
export function region(
  name: string,
  database: AwsDatabase,
  more: Partial<PostgresDatabaseProps> = {},
): SynthesizedStack {
  const key = (purpose: string) => `arn:aws:kms:${name}:123456789012:key/${purpose}`;
  const names = testNames(SHORT[name]);
  return synthesize((scope) => {
    const rotation = new SecretRotation(scope, "Rotation", {
      names,
      runtime: "nodejs24.x",
      logsKeyArn: key("logs"),
      logRetentionDays: 30,
    });
    const built = new PostgresDatabase(scope, "Database-synthdata", {
      names,
      region: name,
      database,
      rotation,
      restHours: undefined,
      databaseKeyArn: key("database"),
      secretsKeyArn: key("secrets"),
      logsKeyArn: key("logs"),
      logRetentionDays: 30,
      monitoringIntervalSeconds: 60,
      multiAz: true,
      protect: true,
      secretRecoveryDays: 30,
      securityGroupIds: ["sg-1"],
      subnetIds: ["subnet-1", "subnet-2"],
      ...more,
    });
    new TerraformOutput(scope, "endpoint", { value: built.toDatabaseEndpoint(), staticId: true });
  });
}

/** The instance of a generation. */
export function instance(stack: SynthesizedStack, generation = 1) {
  const address = `aws_db_instance.database_synthdata_g${generation}`;
  const found = stack.resources("aws_db_instance").find((one) => one.address === address);
  if (found === undefined) throw new Error(`no ${address}`);
  return found;
}
