import type { CoverageRow, SelectableRow } from "./row";

const METRICS = {
  seed: "003",
  section: "5. Monitoring and Observability: CloudWatch Integration",
  stack: "monitoring",
} as const;
const ALARMS = {
  seed: "003",
  section: "5. Monitoring and Observability: Alarms and Notifications",
  stack: "monitoring",
} as const;
const INFRASTRUCTURE = "aws_cloudwatch_dashboard.dashboard_infrastructure";
const APPLICATION = "aws_cloudwatch_dashboard.dashboard_application";
const SERVICE_CPU = "aws_cloudwatch_metric_alarm.service_synthdata_cpu";
const SERVER_ERRORS = "aws_cloudwatch_metric_alarm.load_balancer_server_errors";
const RESPONSE_TIME = "aws_cloudwatch_metric_alarm.load_balancer_response_time";
const UNHEALTHY = "aws_cloudwatch_metric_alarm.targets_gateway_unhealthy";

/** Title of a dashboard's widget. */
const title = (widget: number): string => `dashboard_body.widgets.${widget}.properties.title`;
/** The first metric that a dashboard's widget shows. */
const metric = (widget: number): string => `dashboard_body.widgets.${widget}.properties.metrics.0.1`;

/** Documented values of alarms, dashboards and what else tells how a region is. */
export const MONITORING_COVERAGE: readonly CoverageRow[] = [
  {
    ...METRICS,
    documented: "CPU Utilization",
    address: SERVICE_CPU,
    attribute: "metric_name",
    built: "CPUUtilization",
  },
  {
    ...METRICS,
    documented: "Memory Utilization",
    address: "aws_cloudwatch_metric_alarm.service_synthdata_memory",
    attribute: "metric_name",
    built: "MemoryUtilization",
  },
  { ...METRICS, documented: "Network In/Out", address: INFRASTRUCTURE, attribute: metric(9), built: "NetworkRxBytes" },
  { ...METRICS, documented: "Disk I/O", address: INFRASTRUCTURE, attribute: metric(11), built: "StorageReadBytes" },
  { ...METRICS, documented: "Request Count", address: APPLICATION, attribute: metric(3), built: "RequestCount" },
  {
    ...METRICS,
    documented: "Response Time",
    address: RESPONSE_TIME,
    attribute: "metric_name",
    built: "TargetResponseTime",
  },
  { ...METRICS, documented: "Error Rate", address: APPLICATION, attribute: title(5), built: "Error rate (%)" },
  {
    ...METRICS,
    documented: "ALB Target Health",
    address: UNHEALTHY,
    attribute: "metric_query.0.metric.metric_name",
    built: "UnHealthyHostCount",
  },
  {
    ...METRICS,
    documented: "RDS Connections",
    address: "aws_cloudwatch_metric_alarm.database_synthdata_g1_connections",
    attribute: "metric_name",
    built: "DatabaseConnections",
  },
  {
    ...METRICS,
    documented: "DynamoDB Throttles",
    address: "aws_cloudwatch_metric_alarm.table_metadata_throttles",
    attribute: "metric_query.0.metric.metric_name",
    built: "ReadThrottleEvents",
  },
  { ...ALARMS, documented: "CPU > 90% for 2 periods", address: SERVICE_CPU, attribute: "threshold", built: 90 },
  { ...ALARMS, documented: "CPU: 2 periods", address: SERVICE_CPU, attribute: "evaluation_periods", built: 2 },
  {
    ...ALARMS,
    documented: "Memory > 85% → Alert operations team",
    address: "aws_cloudwatch_metric_alarm.service_synthdata_memory",
    attribute: "threshold",
    built: 85,
  },
  {
    ...ALARMS,
    documented: "Unhealthy targets > 0",
    address: UNHEALTHY,
    attribute: "threshold",
    built: 0,
  },
  {
    ...ALARMS,
    documented: "Unhealthy targets → Immediate notification",
    address: UNHEALTHY,
    attribute: "metric_query.0.metric.period",
    built: 60,
  },
  { ...ALARMS, documented: "5xx errors > 10", address: SERVER_ERRORS, attribute: "threshold", built: 10 },
  {
    ...ALARMS,
    documented: "5xx errors in 5 minutes",
    address: SERVER_ERRORS,
    attribute: "metric_query.0.metric.period",
    built: 300,
    why: "the same time in CloudWatch's unit, seconds",
  },
  {
    ...ALARMS,
    documented: "5xx errors → Critical alert",
    address: SERVER_ERRORS,
    attribute: "tags.Severity",
    built: "critical",
  },
  { ...ALARMS, documented: "Response time > 3 seconds", address: RESPONSE_TIME, attribute: "threshold", built: 3 },
  {
    ...ALARMS,
    documented: "Response time → Warning",
    address: RESPONSE_TIME,
    attribute: "tags.Severity",
    built: "warning",
  },
  {
    seed: "003",
    section: "5. Monitoring and Observability: Logging Architecture",
    stack: "monitoring",
    documented: "Log Insights for querying",
    address: "aws_cloudwatch_query_definition.query_errors",
    attribute: "name",
    built: "inferloop/production/use1/errors",
  },
  {
    seed: "001",
    section: "AWS Module",
    stack: "monitoring",
    documented: "CloudWatch for metrics and logs",
    address: APPLICATION,
    attribute: "dashboard_name",
    built: "inferloop-production-use1-application",
  },
  {
    seed: "001",
    section: "AWS Module",
    stack: "monitoring",
    documented: "X-Ray for distributed tracing",
    address: "aws_xray_sampling_rule.tracing_requests",
    attribute: "reservoir_size",
    built: 5,
  },
];

/** Documented values that a deployment file asks for. */
export const MONITORING_SELECTABLE: readonly SelectableRow[] = [
  {
    seed: "003",
    section: "5. Monitoring and Observability: CloudWatch Integration",
    documented: "Custom Metrics",
    setting: "aws.monitoring.metrics[]",
    why: "the services publish them under names of their own",
  },
];
