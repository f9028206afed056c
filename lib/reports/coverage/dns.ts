import type { CoverageRow } from "./row";

const ENDPOINT = "aws_route53_health_check.endpoint_us_east_1";
const FAILOVER = {
  seed: "004",
  section: "Disaster Recovery: Multi-Region Failover",
  stack: "traffic",
  address: "aws_route53_record.api_primary",
} as const;
const FROM_OUTSIDE = "the same question, asked from outside too: a container that answers itself may be out of reach";

/** Documented values that the entry's health checks and records carry. */
export const DNS_COVERAGE: readonly CoverageRow[] = [
  {
    seed: "003",
    section: "2. Compute Services: Amazon ECS",
    documented: 'healthCheck "curl -f http://localhost:8000/health"',
    stack: "traffic",
    address: ENDPOINT,
    attribute: "resource_path",
    built: "/health",
    why: FROM_OUTSIDE,
  },
  {
    seed: "003",
    section: "2. Compute Services: Amazon ECS",
    documented: 'healthCheck "interval": 30',
    stack: "traffic",
    address: ENDPOINT,
    attribute: "request_interval",
    built: 30,
  },
  {
    seed: "003",
    section: "2. Compute Services: Amazon ECS",
    documented: 'healthCheck "retries": 3',
    stack: "traffic",
    address: ENDPOINT,
    attribute: "failure_threshold",
    built: 3,
  },
  {
    seed: "003",
    section: "4. Security Architecture: Encryption",
    documented: "HTTPS endpoints only",
    stack: "traffic",
    address: ENDPOINT,
    attribute: "type",
    built: "HTTPS",
  },
  {
    seed: "001",
    section: "Deployment Patterns",
    documented: "Multi-Region Deployment: Geo-distributed load balancing",
    stack: "traffic",
    address: "aws_route53_record.api_secondary",
    attribute: "failover_routing_policy.type",
    built: "SECONDARY",
    why: "one region writes, so clients are sent to it and not to the nearest",
  },
  { ...FAILOVER, documented: 'name = "api.inferloop.io"', attribute: "name", built: "api.inferloop.io" },
  {
    ...FAILOVER,
    documented: 'type = "A", alias of the load balancer',
    attribute: "type",
    built: "CNAME",
    why: "leads to the region's own name, which its DNS layer points at the load balancer: no region's state is read",
  },
  {
    ...FAILOVER,
    documented: 'set_identifier = "primary"',
    attribute: "set_identifier",
    built: "us-east-1",
    why: "regions are named after where they are, because roles swap",
  },
  { ...FAILOVER, documented: 'type = "PRIMARY"', attribute: "failover_routing_policy.type", built: "PRIMARY" },
  {
    ...FAILOVER,
    documented: 'type = "SECONDARY"',
    address: "aws_route53_record.api_secondary",
    attribute: "failover_routing_policy.type",
    built: "SECONDARY",
  },
  {
    ...FAILOVER,
    documented: "evaluate_target_health = true",
    attribute: "health_check_id",
    built: "${aws_route53_health_check.gate_in_us_west_2.id}",
    why: "a database has to be promoted first, so a gate decides and not the target's health",
  },
  {
    seed: "003",
    section: "8. Disaster Recovery: Recovery Objectives",
    documented: "Multi-region failover capability",
    stack: "traffic",
    address: "aws_route53_record.api_primary",
    attribute: "failover_routing_policy.type",
    built: "PRIMARY",
  },
];
