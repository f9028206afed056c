import type { CoverageRow, SelectableRow } from "./row";

const STANDARDS = { seed: "003", section: "10. Compliance and Governance: Security Standards" } as const;
const CONTROLS = { seed: "003", section: "10. Compliance and Governance: Governance Controls" } as const;
const COSTS = { seed: "003", section: "7. Cost Optimization Strategies" } as const;

/** Documented values of what watches over the account: detection, compliance, costs. */
export const GOVERNANCE_COVERAGE: readonly CoverageRow[] = [
  {
    ...COSTS,
    documented: "Budget alerts at 80%",
    stack: "account",
    address: "aws_budgets_budget.budgets_environment",
    attribute: "notification.0.threshold",
    built: 80,
  },
  {
    ...COSTS,
    documented: "Budget alerts at 100%",
    stack: "account",
    address: "aws_budgets_budget.budgets_environment",
    attribute: "notification.2.threshold",
    built: 100,
  },
  {
    ...COSTS,
    documented: "Monthly cost reports by service",
    stack: "account",
    address: "aws_bcmdataexports_export.cost_report",
    attribute: "export.0.data_query.0.table_configurations.COST_AND_USAGE_REPORT.TIME_GRANULARITY",
    built: "MONTHLY",
  },
  {
    ...COSTS,
    documented: "AWS Cost Explorer integration",
    stack: "account",
    address: "aws_ce_anomaly_monitor.cost_anomalies_monitor",
    attribute: "monitor_dimension",
    built: "SERVICE",
    why: "Cost Explorer itself needs no resource; what it learns of each service is watched",
  },
  {
    ...STANDARDS,
    documented: "CIS AWS Foundations Benchmark",
    stack: "monitoring",
    address: "aws_securityhub_standards_subscription.detection_security_hub_cis_benchmark",
    attribute: "standards_arn",
    built: "arn:aws:securityhub:us-east-1::standards/cis-aws-foundations-benchmark/v/5.0.0",
  },
  {
    ...STANDARDS,
    documented: "CIS AWS Foundations Benchmark, alarms on the trail",
    stack: "account",
    address: "aws_cloudwatch_metric_alarm.trail_alarms_root_use",
    attribute: "threshold",
    built: 0,
  },
  {
    ...STANDARDS,
    documented: "AWS Well-Architected Framework compliance",
    stack: "monitoring",
    address: "aws_securityhub_standards_subscription.detection_security_hub_best_practices",
    attribute: "standards_arn",
    built: "arn:aws:securityhub:us-east-1::standards/aws-foundational-security-best-practices/v/1.0.0",
    why: "the security pillar; the others are the tests and rules of this project",
  },
  {
    ...STANDARDS,
    documented: "SOC 2 ready architecture",
    stack: "monitoring",
    address: "aws_config_configuration_recorder.detection_config",
    attribute: "recording_group.all_supported",
    built: true,
    why: "the evidence that an audit asks for: every change of every resource, kept with the audit logs",
  },
  {
    ...CONTROLS,
    documented: "AWS Config for compliance monitoring",
    stack: "monitoring",
    address: "aws_config_config_rule.detection_rules_databases_encrypted",
    attribute: "source.source_identifier",
    built: "RDS_STORAGE_ENCRYPTED",
  },
  {
    ...CONTROLS,
    documented: "Resource tagging enforcement, by AWS Config",
    stack: "monitoring",
    address: "aws_config_config_rule.detection_rules_required_tags",
    attribute: "input_parameters.tag1Key",
    built: "Environment",
  },
  {
    seed: "001",
    section: "AWS Module",
    documented: "GuardDuty for threat detection",
    stack: "monitoring",
    address: "aws_guardduty_detector.detection_guard_duty",
    attribute: "enable",
    built: true,
  },
  {
    seed: "001",
    section: "AWS Module",
    documented: "Cost Explorer for cost tracking",
    stack: "account",
    address: "aws_ce_anomaly_subscription.cost_anomalies",
    attribute: "frequency",
    built: "DAILY",
  },
  {
    seed: "001",
    section: "Cost Optimization Strategies",
    documented: "Resource tagging",
    stack: "account",
    address: "aws_budgets_budget.budgets_environment",
    attribute: "cost_filter.0.values.0",
    built: "user:Environment$production",
    why: "budgets find an environment by its tags",
  },
];

/** Documented values that production goes without. */
export const GOVERNANCE_SELECTABLE: readonly SelectableRow[] = [
  {
    ...CONTROLS,
    documented: "Service Control Policies (SCPs)",
    setting: "aws.governance.organization",
    why: "only the management account of an organization makes them, and nothing else runs there",
  },
  {
    ...COSTS,
    documented: "Resource tagging for cost allocation, in bills",
    setting: "aws.governance.costAllocationTags",
    why: "AWS takes tags from the day after their first use, so the first deployment goes without",
  },
];
