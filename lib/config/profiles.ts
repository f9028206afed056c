import { catalogValue } from "../catalog/catalog";
import type { Profile } from "./deployment";
import type { Environment, ParsedDeployment } from "./schema";

/**
 * The documented retention of automated backups. Unit: days. The recovery point comes from continuous backups and
 * replication, so more days only lengthen how far one can go back.
 */
const BACKUP_RETENTION_DAYS = 7;

/** The documented retention of audit logs, the same everywhere: who did what in development matters as much. */
const AUDIT_RETENTION_DAYS = 90;

type CatalogColumn = ParsedDeployment["catalog"];

/** What people depend on: survives the loss of a zone, and nothing is lost by a slip. */
const lasting = (catalog: CatalogColumn): Profile => ({
  natGateways: "per-zone",
  interfaceEndpoints: true,
  multiAz: true,
  protect: true,
  architecture: "x86_64",
  spotFirst: false,
  autoShutdown: false,
  monitoringIntervalSeconds: 60,
  secretRecoveryDays: 30,
  retentionDays: { application: 30, audit: AUDIT_RETENTION_DAYS },
  databaseInstanceClass: catalogValue("rds-class-production", catalog),
  databaseStorageGiB: 100,
  backupRetentionDays: BACKUP_RETENTION_DAYS,
});

/** What may rest at night and be created anew: cheap, in one zone where a service has the choice. */
const passing = (catalog: CatalogColumn): Profile => ({
  natGateways: "single",
  interfaceEndpoints: false,
  multiAz: false,
  protect: false,
  architecture: "x86_64",
  spotFirst: true,
  autoShutdown: true,
  monitoringIntervalSeconds: 0,
  // A secret that waits for its deletion keeps its name, and the environment could not be created again.
  secretRecoveryDays: 0,
  retentionDays: { application: 7, audit: AUDIT_RETENTION_DAYS },
  databaseInstanceClass: catalogValue("rds-class-development", catalog),
  databaseStorageGiB: 20,
  backupRetentionDays: BACKUP_RETENTION_DAYS,
});

const PROFILES: Readonly<Record<Environment, (catalog: CatalogColumn) => Profile>> = {
  development: passing,
  // Load tests are read afterwards: with the machine's own metrics, and with logs for as long as a result is discussed.
  test: (catalog) => ({
    ...passing(catalog),
    monitoringIntervalSeconds: 60,
    retentionDays: { application: 30, audit: AUDIT_RETENTION_DAYS },
  }),
  // What is accepted here must behave as in production.
  uat: lasting,
  production: lasting,
};

/** The defaults of an environment. */
export function profileOf(environment: Environment, catalog: CatalogColumn): Profile {
  return PROFILES[environment](catalog);
}

/** The environment's defaults with what the file puts in their place. */
export function resolvedProfile(
  parsed: Pick<ParsedDeployment, "environment" | "catalog" | "settings" | "retentionDays">,
): Profile {
  const profile = profileOf(parsed.environment, parsed.catalog);
  return {
    ...profile,
    ...given(parsed.settings),
    retentionDays: { ...profile.retentionDays, ...given(parsed.retentionDays) },
  };
}

/** The settings that the file has: a key without a value must not hide a default. */
function given<T extends object>(settings: T | undefined): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(settings ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
