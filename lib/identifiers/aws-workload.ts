import type { EcsImage } from "../config/aws/ecs";
import { liveMember } from "../config/databases";
import type { AwsDatabase, AwsDeployment } from "../config/deployment";
import type { Names } from "../names/names";
import { ecrRegistryHost } from "./aws";
import {
  dataBucketName,
  databaseSecretName,
  eventBusName,
  internalDatabaseHost,
  repositoryName,
  tableName,
} from "./aws-names";

/** Where a workload runs. */
export interface WorkloadPlace {
  readonly aws: Pick<AwsDeployment, "accountId" | "buckets" | "databases" | "messaging" | "tables">;
  /** Name of the region. */
  readonly region: string;
  /** Names of the region. */
  readonly names: Names;
  /** Names outside regions. */
  readonly global: Names;
}

/** A name of the deployment file as the variable that carries what it stands for. */
export const variableName = (...words: readonly string[]): string =>
  words
    .join("_")
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, "_");

/**
 * Variables that tell a workload where its region's data is. Names differ from region to region, so an image finds them
 * here and is the same everywhere.
 */
export function regionVariables({ aws, region, names, global }: WorkloadPlace): Record<string, string> {
  return Object.fromEntries([
    ...aws.buckets.map(({ name }) => [variableName("bucket", name), dataBucketName(names, name)]),
    ...aws.tables.map(({ name }) => [variableName("table", name), tableName(global, name)]),
    ...aws.databases.flatMap((database) => databaseVariables(database, region, names)),
    ...(aws.messaging === undefined ? [] : [["EVENT_BUS_NAME", eventBusName(names)]]),
  ]);
}

/** An image of the region's own registry, so that no task waits for another region. */
export function imageUri({ aws, region, global }: WorkloadPlace, { repository, version }: EcsImage): string {
  return `${ecrRegistryHost(region, aws.accountId)}/${repositoryName(global, repository)}${version}`;
}

/** Where a database is, and the name of the secret with its password, which a rotation changes while a task runs. */
function databaseVariables(database: AwsDatabase, region: string, names: Names): [string, string][] {
  const { name } = database;
  const member = liveMember(region, database);
  if (member === undefined) return [];
  return [
    [variableName("database", name, "host"), internalDatabaseHost(names, region, name)],
    [variableName("database", name, "secret"), databaseSecretName(names, name, member.generation)],
  ];
}
