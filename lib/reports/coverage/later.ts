import type { Layer } from "../../stack/layers";
import type { LaterRow } from "./row";
import type { Section } from "./sections";

const of = (layer: Layer, section: Section, ...lines: readonly string[]): LaterRow[] =>
  lines.map((documented) => ({ seed: "003", section, documented, layer }));

/** What the AWS design says and no layer builds yet. */
export const LATER: readonly LaterRow[] = [
  ...of("edge", "1. Networking Infrastructure", "Application Load Balancer"),
  ...of(
    "compute",
    "2. Compute Services: Amazon ECS",
    "Cluster with Fargate and EC2 capacity",
    "Container Insights",
    "Service discovery",
    "Task definition",
  ),
  ...of("cluster", "2. Compute Services: Amazon EKS", "Cluster and managed node groups", "Cluster autoscaler"),
  ...of(
    "compute",
    "2. Compute Services: AWS Lambda Functions",
    "Timeout, memory and ephemeral storage of functions",
    "X-Ray and Lambda Insights",
    "API Gateway, EventBridge and DynamoDB streams as triggers",
  ),
  ...of("compute", "2. Compute Services: AWS Batch", "Compute environment and job queues"),
  ...of("data", "3. Storage Services: Amazon ElastiCache (Redis)", "Replication group with backups"),
  ...of("network", "4. Security Architecture: Encryption", "VPN options for hybrid connectivity"),
  ...of(
    "monitoring",
    "5. Monitoring and Observability: CloudWatch Integration",
    "Metrics of EC2 and ECS, of applications, of load balancers and of stores",
  ),
  ...of(
    "monitoring",
    "5. Monitoring and Observability: Alarms and Notifications",
    "Alarms on CPU, memory, targets, errors and response time",
  ),
  ...of(
    "monitoring",
    "5. Monitoring and Observability: Logging Architecture",
    "Container logs and function logs",
    "Log Insights for querying",
  ),
  ...of("compute", "6. Deployment Patterns", "Blue-Green Deployment", "Rolling Updates"),
  ...of("compute", "7. Cost Optimization Strategies", "Auto-scaling Policies", "Spot Instance Usage"),
  ...of(
    "account",
    "7. Cost Optimization Strategies",
    "Budget alerts at 80% and 100%",
    "Monthly cost reports by service",
  ),
  ...of("compute", "9. Deployment Automation", "ECR → ECS Deployment"),
  ...of(
    "account",
    "10. Compliance and Governance: Governance Controls",
    "AWS Config",
    "Service Control Policies (SCPs)",
  ),
];
