import type { CoverageRow } from "./row";

const RDS = { seed: "003", section: "3. Storage Services: Amazon RDS (PostgreSQL)", stack: "data" } as const;
const INSTANCE = { ...RDS, address: "aws_db_instance.database_synthdata_g1" } as const;
const ENCRYPTION = { seed: "003", section: "4. Security Architecture: Encryption", stack: "data" } as const;
const SECRETS = { seed: "003", section: "4. Security Architecture: Secrets Management", stack: "data" } as const;
const RECOVERY = { seed: "003", section: "8. Disaster Recovery: Backup Strategy", stack: "data" } as const;

/** Documented values of the relational database and of the secrets. */
export const POSTGRES_COVERAGE: readonly CoverageRow[] = [
  { ...INSTANCE, documented: "Engine: PostgreSQL", attribute: "engine", built: "postgres" },
  {
    ...INSTANCE,
    documented: "Version 13.7",
    attribute: "engine_version",
    built: "17",
    why: "13 left standard support on 2026-02-28; AWS chooses and patches the minor version",
  },
  { ...INSTANCE, documented: "Multi-AZ deployment for production", attribute: "multi_az", built: true },
  { ...INSTANCE, documented: "Automated backups (7-day retention)", attribute: "backup_retention_period", built: 7 },
  {
    ...INSTANCE,
    documented: "Performance Insights enabled",
    attribute: "performance_insights_enabled",
    built: true,
  },
  { ...INSTANCE, documented: "Enhanced monitoring", attribute: "monitoring_interval", built: 60 },
  {
    ...ENCRYPTION,
    documented: "RDS: Encrypted storage volumes",
    address: INSTANCE.address,
    attribute: "storage_encrypted",
    built: true,
  },
  {
    ...ENCRYPTION,
    documented: "TLS 1.2+ in transit",
    address: "aws_db_parameter_group.database_synthdata_parameters",
    attribute: "parameter.0.name",
    built: "rds.force_ssl",
  },
  {
    ...SECRETS,
    documented: "Database credentials",
    address: "aws_secretsmanager_secret.database_synthdata_g1_admin_secret",
    attribute: "name",
    built: "inferloop/production/use1/database/synthdata-g1",
  },
  {
    ...SECRETS,
    documented: "API keys",
    address: "aws_secretsmanager_secret.secrets_api_keys",
    attribute: "name",
    built: "inferloop/production/app/api-keys",
  },
  {
    ...SECRETS,
    documented: "JWT secrets",
    address: "aws_secretsmanager_secret.secrets_jwt",
    attribute: "name",
    built: "inferloop/production/app/jwt",
  },
  {
    ...SECRETS,
    documented: "Third-party integrations",
    address: "aws_secretsmanager_secret.secrets_third_party",
    attribute: "name",
    built: "inferloop/production/app/third-party",
  },
  {
    ...SECRETS,
    documented: "Automatic rotation policies",
    address: "aws_secretsmanager_secret_rotation.database_synthdata_g1_admin_secret_rotation",
    attribute: "rotation_rules.automatically_after_days",
    built: 30,
  },
  {
    ...SECRETS,
    documented: "Cross-service access controls",
    address: "aws_secretsmanager_secret_policy.secrets_jwt_policy",
    attribute: "block_public_policy",
    built: true,
  },
  {
    ...RECOVERY,
    documented: "RDS: Automated backups",
    address: INSTANCE.address,
    attribute: "backup_retention_period",
    built: 7,
  },
  {
    ...RECOVERY,
    documented: "RDS: manual snapshots",
    address: INSTANCE.address,
    attribute: "final_snapshot_identifier",
    built: "inferloop-production-use1-synthdata-g1-final",
    why: "a snapshot is taken when the instance is destroyed; manual ones are a step of the runbooks",
  },
];
