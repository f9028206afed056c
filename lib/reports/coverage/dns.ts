import type { CoverageRow } from "./row";

const ENDPOINT = "aws_route53_health_check.endpoint_us_east_1";
const FROM_OUTSIDE = "the same question, asked from outside; the container's own check comes with the container";

/** Documented values that the entry's health checks and records carry. */
export const DNS_COVERAGE: readonly CoverageRow[] = [
  {
    seed: "003",
    section: "2. Compute Services, Amazon ECS",
    documented: 'healthCheck "curl -f http://localhost:8000/health"',
    stack: "traffic",
    address: ENDPOINT,
    attribute: "resource_path",
    built: "/health",
    why: FROM_OUTSIDE,
  },
  {
    seed: "003",
    section: "2. Compute Services, Amazon ECS",
    documented: 'healthCheck "interval": 30',
    stack: "traffic",
    address: ENDPOINT,
    attribute: "request_interval",
    built: 30,
  },
  {
    seed: "003",
    section: "2. Compute Services, Amazon ECS",
    documented: 'healthCheck "retries": 3',
    stack: "traffic",
    address: ENDPOINT,
    attribute: "failure_threshold",
    built: 3,
  },
  {
    seed: "003",
    section: "4. Security Architecture, Encryption",
    documented: "HTTPS endpoints only",
    stack: "traffic",
    address: ENDPOINT,
    attribute: "type",
    built: "HTTPS",
  },
  {
    seed: "003",
    section: "8. Disaster Recovery, Recovery Objectives",
    documented: "Multi-region failover capability",
    stack: "traffic",
    address: "aws_route53_record.api_primary",
    attribute: "failover_routing_policy.type",
    built: "PRIMARY",
  },
];
