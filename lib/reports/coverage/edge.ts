import type { CoverageRow } from "./row";

const NETWORKING = { seed: "003", section: "1. Networking Infrastructure", stack: "edge" } as const;
const BALANCER = "aws_lb.load_balancer";
const PUBLIC_SUBNETS = "${data.terraform_remote_state.network.outputs.public_subnet_ids}";
const HTTPS = "aws_lb_listener.load_balancer_https";
const TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09";
const CDN = "aws_cloudfront_distribution.cdn";

/** Documented values of the entry from the internet. */
export const EDGE_COVERAGE: readonly CoverageRow[] = [
  {
    ...NETWORKING,
    documented: "Application Load Balancer: Distributes traffic across multiple targets",
    address: BALANCER,
    attribute: "load_balancer_type",
    built: "application",
  },
  {
    ...NETWORKING,
    documented: "Load Balancer in Public Subnet 1 and 2",
    address: BALANCER,
    attribute: "subnets",
    built: PUBLIC_SUBNETS,
  },
  {
    seed: "003",
    section: "4. Security Architecture: Encryption",
    stack: "edge",
    documented: "TLS 1.2+ for all API calls",
    address: HTTPS,
    attribute: "ssl_policy",
    built: TLS_POLICY,
  },
  {
    seed: "003",
    section: "4. Security Architecture: Encryption",
    stack: "edge",
    documented: "HTTPS endpoints only",
    address: "aws_lb_listener.load_balancer_http",
    attribute: "default_action.0.type",
    built: "redirect",
  },
  {
    seed: "003",
    section: "2. Compute Services: AWS Lambda Functions",
    stack: "edge",
    documented: "API Gateway for HTTP endpoints",
    address: "aws_api_gateway_stage.api_stage",
    attribute: "stage_name",
    built: "live",
  },
  {
    seed: "001",
    section: "Security Components",
    stack: "edge",
    documented: "Data in transit encryption using TLS 1.3",
    address: HTTPS,
    attribute: "ssl_policy",
    built: TLS_POLICY,
    why: "1.3 where the client knows it, and 1.2, which the AWS design allows",
  },
  {
    seed: "001",
    section: "Security Components",
    stack: "edge",
    documented: "Web Application Firewall (WAF)",
    address: "aws_wafv2_web_acl_association.firewall_load_balancer",
    attribute: "web_acl_arn",
    built: "${aws_wafv2_web_acl.firewall.arn}",
  },
  {
    seed: "001",
    section: "Security Components",
    stack: "edge",
    documented: "DDoS protection",
    address: "aws_wafv2_web_acl.firewall",
    attribute: "rule.1.statement.rate_based_statement.aggregate_key_type",
    built: "IP",
    why: "a limit for each address; Shield Standard is always there, Shield Advanced by `aws.edge.shieldAdvanced`",
  },
  {
    seed: "001",
    section: "AWS Module",
    stack: "edge",
    documented: "Application Load Balancer",
    address: BALANCER,
    attribute: "internal",
    built: false,
  },
  {
    seed: "001",
    section: "AWS Module",
    stack: "traffic",
    documented: "CloudFront CDN",
    address: CDN,
    attribute: "enabled",
    built: true,
  },
  {
    seed: "001",
    section: "AWS Module",
    stack: "dns",
    documented: "Route 53 for DNS",
    address: "aws_route53_record.api",
    attribute: "name",
    built: "us-east-1.api.inferloop.io",
  },
  {
    seed: "001",
    section: "Cost Optimization Strategies",
    stack: "traffic",
    documented: "Use CDN for static content",
    address: CDN,
    attribute: "default_cache_behavior.target_origin_id",
    built: "both",
    why: "the bucket in home, and its replica where that fails",
  },
];
