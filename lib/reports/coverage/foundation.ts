import type { CoverageRow } from "./row";

const LOGS = { seed: "003", section: "5. Monitoring and Observability: Logging Architecture" } as const;

const TAGS = { seed: "003", stack: "foundation", address: "provider.aws" } as const;

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
    documented: "CloudWatch Logs for all services",
    stack: "foundation",
    address: "aws_cloudwatch_log_group.application_log",
    attribute: "name",
    built: "/inferloop/production/use1/application",
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
    seed: "001",
    section: "AWS Module",
    documented: "KMS for encryption",
    stack: "foundation",
    address: "aws_kms_key.data_key",
    attribute: "enable_key_rotation",
    built: true,
  },
  {
    seed: "003",
    section: "8. Disaster Recovery: Backup Strategy",
    documented: "EBS: 7-day retention",
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
    why: "a gate that stays as it was left: nothing returns by itself",
  },
  {
    seed: "003",
    section: "9. Deployment Automation",
    documented: "Security Scan",
    stack: "foundation",
    address: "aws_ecr_repository.images_tabular_api",
    attribute: "image_scanning_configuration.scan_on_push",
    built: true,
    why: "images are scanned on every push; the scan of the source belongs to the pipeline",
  },
];

/** Documented values that every stack carries, as tags of its provider. */
export const TAGS_COVERAGE: readonly CoverageRow[] = [
  {
    ...TAGS,
    section: "7. Cost Optimization Strategies",
    documented: "Resource tagging for cost allocation",
    attribute: "0.default_tags.0.tags.CostCenter",
    built: "synthetic-data",
  },
  {
    ...TAGS,
    section: "8. Disaster Recovery: Recovery Objectives",
    documented: "RTO (Recovery Time Objective): 4 hours",
    attribute: "0.default_tags.0.tags.RTO",
    built: "4h",
  },
  {
    ...TAGS,
    section: "8. Disaster Recovery: Recovery Objectives",
    documented: "RPO (Recovery Point Objective): 1 hour",
    attribute: "0.default_tags.0.tags.RPO",
    built: "1h",
  },
  {
    ...TAGS,
    section: "10. Compliance and Governance: Governance Controls",
    documented: "Resource tagging enforcement",
    attribute: "0.default_tags.0.tags.Owner",
    built: "platform-team",
    why: "the provider tags whatever it creates; nobody can forget it",
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
    section: "9. Deployment Automation",
    documented: "Developer Push → GitHub → AWS CodeBuild",
    stack: "account",
    address: "aws_iam_openid_connect_provider.github",
    attribute: "url",
    built: "https://token.actions.githubusercontent.com",
    why: "workflows of GitHub itself get a role for the time of a run, so that no second CI holds keys",
  },
  {
    seed: "001",
    section: "AWS Module",
    documented: "Route 53 for DNS",
    stack: "account",
    address: "aws_route53_zone.zone",
    attribute: "enable_accelerated_recovery",
    built: true,
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
