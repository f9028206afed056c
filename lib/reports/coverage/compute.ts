import type { CoverageRow } from "./row";

const LAMBDA = { seed: "003", section: "2. Compute Services: AWS Lambda Functions", stack: "compute" } as const;
const FUNCTION = { ...LAMBDA, address: "aws_lambda_function.function_events" } as const;
const BATCH = { seed: "003", section: "2. Compute Services: AWS Batch", stack: "compute" } as const;
const SPOT = { ...BATCH, address: "aws_batch_compute_environment.batch_cpu_spot" } as const;
const ALARM = {
  seed: "003",
  section: "5. Monitoring and Observability: Alarms and Notifications",
  stack: "compute",
  address: "aws_cloudwatch_metric_alarm.instances_workers_steps_up_alarm",
} as const;
const MODULE = { seed: "001", section: "AWS Module", stack: "compute" } as const;

/** Documented values of functions, batch jobs and instances. */
export const COMPUTE_COVERAGE: readonly CoverageRow[] = [
  {
    ...FUNCTION,
    documented: "15-minute maximum timeout",
    attribute: "timeout",
    built: 900,
    why: "15 minutes, as Lambda counts: in seconds",
  },
  { ...FUNCTION, documented: "Up to 3GB memory (3008 MB)", attribute: "memory_size", built: 3008 },
  {
    ...FUNCTION,
    documented: "10GB ephemeral storage",
    attribute: "ephemeral_storage.size",
    built: 10_240,
    why: "10 GB, as Lambda counts: in MB",
  },
  { ...FUNCTION, documented: "X-Ray tracing enabled", attribute: "tracing_config.mode", built: "Active" },
  {
    ...FUNCTION,
    documented: "Lambda Insights for monitoring",
    attribute: "layers.0",
    built: "arn:aws:lambda:us-east-1:580247275435:layer:LambdaInsightsExtension:60",
  },
  {
    ...LAMBDA,
    documented: "API Gateway for HTTP endpoints",
    address: "aws_lambda_permission.function_events_api_post_events_lbtlb",
    attribute: "principal",
    built: "apigateway.amazonaws.com",
  },
  {
    ...LAMBDA,
    documented: "EventBridge for scheduled execution",
    address: "aws_scheduler_schedule.function_events_schedule_nightly",
    attribute: "schedule_expression",
    built: "cron(0 3 * * ? *)",
  },
  {
    ...LAMBDA,
    documented: "S3 triggers for data processing",
    address: "aws_cloudwatch_event_rule.function_events_bucket_data",
    attribute: "state",
    built: "ENABLED",
  },
  {
    ...LAMBDA,
    documented: "DynamoDB streams for real-time processing",
    stack: "links",
    address: "aws_lambda_event_source_mapping.table_metadata_function_events",
    attribute: "enabled",
    built: true,
  },
  {
    seed: "003",
    section: "5. Monitoring and Observability: Logging Architecture",
    stack: "compute",
    documented: "Lambda function logs",
    address: "aws_cloudwatch_log_group.function_events_logs",
    attribute: "retention_in_days",
    built: 30,
  },
  {
    seed: "003",
    section: "5. Monitoring and Observability: Logging Architecture",
    stack: "compute",
    documented: "ECS container logs",
    address: "aws_cloudwatch_log_group.service_synthdata_logs",
    attribute: "retention_in_days",
    built: 30,
  },
  {
    ...SPOT,
    documented: "Managed EC2 instances",
    attribute: "type",
    built: "MANAGED",
  },
  {
    ...SPOT,
    documented: "Optimal instance types",
    attribute: "compute_resources.instance_type.0",
    built: "optimal",
  },
  { ...SPOT, documented: "Min: 0 vCPUs", attribute: "compute_resources.min_vcpus", built: 0 },
  { ...SPOT, documented: "Max: 256 vCPUs", attribute: "compute_resources.max_vcpus", built: 256 },
  {
    ...SPOT,
    documented: "Spot instance integration for 70% cost savings",
    attribute: "compute_resources.allocation_strategy",
    built: "SPOT_PRICE_CAPACITY_OPTIMIZED",
  },
  {
    ...BATCH,
    documented: "Job queues with priority scheduling",
    address: "aws_batch_job_queue.batch_cpu_queue_high",
    attribute: "priority",
    built: 100,
  },
  {
    seed: "003",
    section: "7. Cost Optimization Strategies",
    stack: "compute",
    documented: "Spot Instance Usage: Batch processing workloads",
    address: SPOT.address,
    attribute: "compute_resources.type",
    built: "SPOT",
  },
  { ...ALARM, documented: "CPU > 90% for 2 periods → Scale up", attribute: "threshold", built: 90 },
  { ...ALARM, documented: "CPU > 90% for 2 periods → Scale up", attribute: "evaluation_periods", built: 2 },
  {
    seed: "003",
    section: "8. Disaster Recovery: Backup Strategy",
    stack: "compute",
    documented: "EBS: Daily snapshots: what is taken",
    address: "aws_launch_template.instances_workers_template",
    attribute: "tag_specifications.1.tags.Backup",
    built: "volumes",
  },
  {
    ...MODULE,
    documented: "Lambda for lightweight operations",
    address: FUNCTION.address,
    attribute: "runtime",
    built: "python3.13",
  },
  {
    ...MODULE,
    documented: "Batch for large-scale generation jobs",
    address: "aws_batch_job_definition.job_generate_tabular",
    attribute: "type",
    built: "container",
  },
  {
    ...MODULE,
    documented: "EC2 with auto-scaling groups",
    address: "aws_autoscaling_group.instances_workers",
    attribute: "max_size",
    built: 10,
  },
  {
    seed: "001",
    section: "Cost Optimization Strategies",
    stack: "compute",
    documented: "Use spot/preemptible instances for batch jobs",
    address: SPOT.address,
    attribute: "compute_resources.type",
    built: "SPOT",
  },
];
