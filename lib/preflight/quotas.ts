/** A limit that AWS sets for an account in a region, and what a new account has of it. */
export interface Quota {
  readonly name: string;
  readonly service: string;
  /** Code in Service Quotas. */
  readonly code: string;
  /** What a new account has. */
  readonly usual: number;
  /** The limit holds for all regions together, and is asked in us-east-1. @default false */
  readonly global?: true;
}

/**
 * Limits that a deployment can meet. The usual values are those of a new account; an older one often has more, which
 * `--live` asks.
 * @see https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html (2026-11)
 */
export const QUOTAS = {
  elasticIps: { name: "Elastic IP addresses", service: "ec2", code: "L-0263D0A3", usual: 5 },
  vpcs: { name: "VPCs", service: "vpc", code: "L-F678F1CE", usual: 5 },
  internetGateways: { name: "internet gateways", service: "vpc", code: "L-A4707A72", usual: 5 },
  natGateways: { name: "NAT gateways in one zone", service: "vpc", code: "L-FE5A380F", usual: 5 },
  interfaceEndpoints: { name: "interface endpoints in one VPC", service: "vpc", code: "L-29B6F2EB", usual: 50 },
  gatewayEndpoints: { name: "gateway endpoints", service: "vpc", code: "L-1B52E74A", usual: 20 },
  securityGroups: { name: "security groups", service: "vpc", code: "L-E79EC296", usual: 2500 },
  standardOnDemand: { name: "vCPUs on demand, standard families", service: "ec2", code: "L-1216C47A", usual: 5 },
  standardSpot: { name: "vCPUs on spot, standard families", service: "ec2", code: "L-34B43A08", usual: 5 },
  graphicsOnDemand: { name: "vCPUs on demand, families g and vt", service: "ec2", code: "L-DB2E81BA", usual: 0 },
  graphicsSpot: { name: "vCPUs on spot, families g and vt", service: "ec2", code: "L-3819A6DF", usual: 0 },
  trainingOnDemand: { name: "vCPUs on demand, family p", service: "ec2", code: "L-417A185B", usual: 0 },
  trainingSpot: { name: "vCPUs on spot, family p", service: "ec2", code: "L-7212CCBC", usual: 0 },
  fargateOnDemand: { name: "vCPUs of Fargate on demand", service: "fargate", code: "L-3032A538", usual: 6 },
  fargateSpot: { name: "vCPUs of Fargate on spot", service: "fargate", code: "L-36FBB829", usual: 6 },
  clusters: { name: "EKS clusters", service: "eks", code: "L-1194D53C", usual: 100 },
  nodeGroups: { name: "node groups of one cluster", service: "eks", code: "L-6D54EA21", usual: 30 },
  loadBalancers: { name: "application load balancers", service: "elasticloadbalancing", code: "L-53DA6B97", usual: 50 },
  targetGroups: { name: "target groups", service: "elasticloadbalancing", code: "L-B22855CB", usual: 3000 },
  databases: { name: "RDS instances", service: "rds", code: "L-7B6409FD", usual: 40 },
  cacheNodes: { name: "ElastiCache nodes", service: "elasticache", code: "L-DFE45DF3", usual: 300 },
  concurrency: { name: "reserved concurrency of functions", service: "lambda", code: "L-B99A9384", usual: 1000 },
  keys: { name: "customer keys", service: "kms", code: "L-C2F1777E", usual: 100_000 },
  buckets: { name: "S3 buckets", service: "s3", code: "L-DC2B2D3D", usual: 10_000, global: true },
  roles: { name: "IAM roles", service: "iam", code: "L-FE177D64", usual: 1000, global: true },
  healthChecks: { name: "Route 53 health checks", service: "route53", code: "L-ACB674F3", usual: 200, global: true },
} as const satisfies Record<string, Quota>;

export type QuotaKey = keyof typeof QUOTAS;
