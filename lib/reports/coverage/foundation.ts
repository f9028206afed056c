import type { CoverageRow } from "./row";

const LOGS = { seed: "003", section: "5. Monitoring and Observability: Logging Architecture" } as const;

/** Documented values of what every other stack of a region stands on. */
export const FOUNDATION_COVERAGE: readonly CoverageRow[] = [
  {
    ...LOGS,
    documented: "30-day retention for application logs",
    stack: "foundation",
    address: "aws_cloudwatch_log_group.application_log",
    attribute: "retention_in_days",
    built: 30,
  },
  {
    ...LOGS,
    documented: "90-day retention for audit logs",
    stack: "foundation",
    address: "aws_cloudwatch_log_group.audit_log",
    attribute: "retention_in_days",
    built: 90,
  },
  {
    seed: "003",
    section: "5. Monitoring and Observability: Alarms and Notifications",
    documented: "Alert operations team",
    stack: "foundation",
    address: "aws_sns_topic_subscription.alerts_email",
    attribute: "protocol",
    built: "email",
  },
  {
    seed: "003",
    section: "4. Security Architecture: Encryption",
    documented: "EBS: Encrypted volumes",
    stack: "foundation",
    address: "aws_ebs_encryption_by_default.ebs_encryption",
    attribute: "enabled",
    built: true,
  },
  {
    seed: "003",
    section: "8. Disaster Recovery: Backup Strategy",
    documented: "EBS: Daily snapshots with 7-day retention",
    stack: "foundation",
    address: "aws_backup_vault_lock_configuration.vault_lock",
    attribute: "min_retention_days",
    built: 7,
  },
  {
    seed: "003",
    section: "8. Disaster Recovery: Recovery Objectives",
    documented: "Multi-region failover capability",
    stack: "foundation",
    address: "aws_cloudwatch_metric_alarm.failover_gate",
    attribute: "treat_missing_data",
    built: "ignore",
  },
  {
    seed: "003",
    section: "9. Deployment Automation: CI/CD Integration",
    documented: "Security Scan",
    stack: "foundation",
    address: "aws_ecr_repository.images_tabular_api",
    attribute: "image_scanning_configuration.scan_on_push",
    built: true,
    why: "images are scanned on every push; the scan of the source belongs to the pipeline",
  },
];

/** Documented values of what stands outside regions. */
export const ACCOUNT_COVERAGE: readonly CoverageRow[] = [
  {
    seed: "003",
    section: "10. Compliance and Governance: Governance Controls",
    documented: "CloudTrail for audit logging",
    stack: "account",
    address: "aws_cloudtrail.trail",
    attribute: "is_multi_region_trail",
    built: true,
  },
  {
    ...LOGS,
    documented: "Log Sources: AWS CloudTrail, 90-day retention for audit logs",
    stack: "account",
    address: "aws_cloudwatch_log_group.trail_log_group",
    attribute: "retention_in_days",
    built: 90,
  },
  {
    ...LOGS,
    documented: "90-day retention for audit logs, as files",
    stack: "account",
    address: "aws_s3_bucket_lifecycle_configuration.trail_bucket_lifecycle",
    attribute: "rule.0.expiration.0.days",
    built: 90,
  },
  {
    seed: "003",
    section: "10. Compliance and Governance: Security Standards",
    documented: "CIS AWS Foundations Benchmark",
    stack: "account",
    address: "aws_iam_account_password_policy.passwords",
    attribute: "minimum_password_length",
    built: 14,
  },
];
