import type { CoverageRow, SelectableRow } from "./row";

const ECS = { seed: "003", section: "2. Compute Services: Amazon ECS", stack: "compute" } as const;
const TASK = { ...ECS, address: "aws_ecs_task_definition.service_synthdata_task" } as const;
const CONTAINER = "container_definitions.0";

/** The documented cluster and task. */
const CLUSTER: readonly CoverageRow[] = [
  {
    ...ECS,
    documented: "Mixed capacity providers (Fargate + EC2): Fargate",
    address: "aws_ecs_cluster_capacity_providers.ecs_capacity_providers",
    attribute: "capacity_providers.0",
    built: "FARGATE",
  },
  {
    ...ECS,
    documented: "Mixed capacity providers (Fargate + EC2): EC2",
    address: "aws_ecs_cluster_capacity_providers.ecs_capacity_providers",
    attribute: "capacity_providers.2",
    built: "${aws_ecs_capacity_provider.ecs_instances.name}",
  },
  {
    ...ECS,
    documented: "Container Insights enabled for monitoring",
    address: "aws_ecs_cluster.ecs",
    attribute: "setting.0.value",
    built: "enhanced",
    why: "with the metrics of single tasks and containers",
  },
  {
    ...ECS,
    documented: "Service discovery integration",
    address: "aws_ecs_service.service_synthdata",
    attribute: "service_connect_configuration.service.0.discovery_name",
    built: "synthdata",
  },
  {
    ...TASK,
    documented: '"family": "inferloop-synthdata-task"',
    attribute: "family",
    built: "inferloop-production-use1-synthdata-task",
    why: "names carry environment and region",
  },
  { ...TASK, documented: '"networkMode": "awsvpc"', attribute: "network_mode", built: "awsvpc" },
  {
    ...TASK,
    documented: '"requiresCompatibilities": ["EC2", "FARGATE"]: EC2',
    attribute: "requires_compatibilities.0",
    built: "EC2",
  },
  {
    ...TASK,
    documented: '"requiresCompatibilities": ["EC2", "FARGATE"]: FARGATE',
    attribute: "requires_compatibilities.1",
    built: "FARGATE",
  },
  { ...TASK, documented: '"cpu": "1024"', attribute: "cpu", built: "1024" },
  { ...TASK, documented: '"memory": "2048"', attribute: "memory", built: "2048" },
  { ...TASK, documented: '"name": "synthdata"', attribute: `${CONTAINER}.name`, built: "synthdata" },
  {
    ...TASK,
    documented: '"image": "inferloop/synthdata:latest"',
    attribute: `${CONTAINER}.image`,
    built: "123456789012.dkr.ecr.us-east-1.amazonaws.com/inferloop-production-synthdata:1.0.0",
    why: "from the region's own registry; a tag names one image for ever",
  },
  {
    ...TASK,
    documented: '"portMappings": [{"containerPort": 8000}]',
    attribute: `${CONTAINER}.portMappings.0.containerPort`,
    built: 8000,
  },
  {
    ...TASK,
    documented: '"command": ["CMD-SHELL", "curl -f http://localhost:8000/health"]',
    attribute: `${CONTAINER}.healthCheck.command.1`,
    built: "curl -f http://localhost:8000/health",
  },
  { ...TASK, documented: '"interval": 30', attribute: `${CONTAINER}.healthCheck.interval`, built: 30 },
  { ...TASK, documented: '"timeout": 5', attribute: `${CONTAINER}.healthCheck.timeout`, built: 5 },
  { ...TASK, documented: '"retries": 3', attribute: `${CONTAINER}.healthCheck.retries`, built: 3 },
  {
    seed: "001",
    section: "AWS Module",
    documented: "ECS Fargate for API deployment",
    stack: "compute",
    address: "aws_ecs_service.service_synthdata",
    attribute: "capacity_provider_strategy.0.capacity_provider",
    built: "FARGATE",
  },
];

const ROLLING = {
  seed: "003",
  section: "6. Deployment Patterns",
  stack: "compute",
  address: "aws_ecs_service.service_synthdata",
} as const;

const DEPLOYMENTS: readonly CoverageRow[] = [
  {
    ...ROLLING,
    documented: "Rolling Updates: Maximum 200% capacity during deployment",
    attribute: "deployment_maximum_percent",
    built: 200,
  },
  {
    ...ROLLING,
    documented: "Rolling Updates: Minimum 100% healthy capacity",
    attribute: "deployment_minimum_healthy_percent",
    built: 100,
  },
  {
    ...ROLLING,
    documented: "Rolling Updates: Circuit breaker enabled for automatic rollback",
    attribute: "deployment_circuit_breaker.rollback",
    built: true,
  },
  {
    ...ROLLING,
    documented: "Rolling Updates: Health check grace period: 300 seconds",
    attribute: "health_check_grace_period_seconds",
    built: 300,
  },
];

const COST = { seed: "003", section: "7. Cost Optimization Strategies", stack: "compute" } as const;
const TRACKED = "target_tracking_scaling_policy_configuration.predefined_metric_specification.predefined_metric_type";

const SCALING: readonly CoverageRow[] = [
  {
    ...COST,
    documented: "Auto-scaling Policies: Scale based on CPU/Memory metrics: CPU",
    address: "aws_appautoscaling_policy.service_synthdata_scaling_cpu",
    attribute: TRACKED,
    built: "ECSServiceAverageCPUUtilization",
  },
  {
    ...COST,
    documented: "Auto-scaling Policies: Scale based on CPU/Memory metrics: Memory",
    address: "aws_appautoscaling_policy.service_synthdata_scaling_memory",
    attribute: TRACKED,
    built: "ECSServiceAverageMemoryUtilization",
  },
  {
    ...COST,
    documented: "Auto-scaling Policies: Target tracking for optimal performance",
    address: "aws_appautoscaling_policy.service_synthdata_scaling_cpu",
    attribute: "policy_type",
    built: "TargetTrackingScaling",
  },
];

const BUILD = {
  seed: "003",
  section: "9. Deployment Automation",
  stack: "compute",
  address: "aws_codepipeline.delivery_synthdata_build",
} as const;
const RELEASE = { ...BUILD, address: "aws_codepipeline.delivery_synthdata_release" } as const;

const DELIVERY: readonly CoverageRow[] = [
  {
    ...BUILD,
    documented: "Developer Push → GitHub",
    attribute: "stage.0.action.0.configuration.DetectChanges",
    built: "true",
  },
  {
    ...BUILD,
    documented: "GitHub → AWS CodeBuild: Unit Tests",
    attribute: "stage.1.action.0.provider",
    built: "CodeBuild",
  },
  {
    ...BUILD,
    documented: "GitHub → AWS CodeBuild: Security Scan",
    attribute: "stage.2.action.0.provider",
    built: "InspectorScan",
    why: "Amazon Inspector looks at the code, and at the image before it is published; no scanner of a third party runs in the build",
  },
  {
    ...BUILD,
    documented: "GitHub → AWS CodeBuild: Docker Build",
    attribute: "stage.3.action.0.provider",
    built: "CodeBuild",
  },
  {
    ...BUILD,
    documented: "AWS CodeBuild → ECR",
    attribute: "stage.4.action.0.configuration.ECRRepositoryName",
    built: "inferloop-production-synthdata",
  },
  { ...RELEASE, documented: "ECR → ECS Deployment: ECR", attribute: "stage.0.action.0.provider", built: "ECR" },
  {
    ...RELEASE,
    documented: "ECR → ECS Deployment: ECS Deployment",
    attribute: "stage.1.name",
    built: "Deploy",
  },
];

/** Documented values of services on ECS, and of their delivery. */
export const ECS_COVERAGE: readonly CoverageRow[] = [...CLUSTER, ...DEPLOYMENTS, ...SCALING, ...DELIVERY];

/** Documented values of services on ECS that a deployment file asks for. */
export const ECS_SELECTABLE: readonly SelectableRow[] = [
  {
    seed: "003",
    section: "6. Deployment Patterns",
    documented: "Blue-Green Deployment: ECS Service v1 and v2 with 3 tasks each behind an ALB switch",
    setting: "aws.ecs.services[].deployment",
    why: "rolling is the documented update too, and needs no second set of tasks",
  },
  {
    seed: "003",
    section: "7. Cost Optimization Strategies",
    documented: "Scheduled scaling for predictable workloads",
    setting: "aws.ecs.services[].schedules",
    why: "no load is known to be predictable; development rests at night by the same schedules",
  },
  {
    seed: "003",
    section: "7. Cost Optimization Strategies",
    documented: "Spot Instance Usage: Non-critical background tasks",
    setting: "aws.ecs.services[].spot",
    why: "the documented service answers requests; in development it is on Spot",
  },
];
