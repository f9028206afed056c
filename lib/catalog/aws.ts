import type { CatalogEntry } from "./entry";

const AWS = "https://docs.aws.amazon.com";

/** What the design documents name on AWS, and what is created today. */
export const AWS_CATALOG = {
  /** Major version, which AWS completes with its newest minor; the documents name a minor one. */
  "rds-postgres": {
    what: "a PostgreSQL version",
    documented: "13.7",
    current: "17",
    createBlocked: [
      { values: /^([1-9]|1[0-2])(\.\d+)*$/, since: "2025-02-28", replacement: "17" },
      // 13 lives on as paid Extended Support only, which nobody should start with.
      { values: /^13(\.\d+)?$/, since: "2026-02-28", replacement: "17" },
      // Minor versions go before their major one does.
      { values: /^14\.(\d|1[0-7])$/, since: "2026-05-01", replacement: "14" },
      { values: /^15\.(\d|1[0-2])$/, since: "2026-05-01", replacement: "15" },
      { values: /^16\.[0-8]$/, since: "2026-05-01", replacement: "16" },
      { values: /^17\.[0-4]$/, since: "2026-05-01", replacement: "17" },
    ],
    retires: [{ value: "14", date: "2027-02-28", replacement: "17" }],
    source: `${AWS}/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html`,
  },
  /** For production and uat. The documents give no class. */
  "rds-class-production": {
    what: "an RDS instance class",
    documented: "db.m7g.large",
    current: "db.m7g.large",
    source: `${AWS}/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Support.html`,
  },
  /** For development and test. The documents give no class. */
  "rds-class-development": {
    what: "an RDS instance class",
    documented: "db.t4g.medium",
    current: "db.t4g.medium",
    source: `${AWS}/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Support.html`,
  },
  "eks-kubernetes": {
    what: "a Kubernetes version",
    documented: "1.27",
    current: "1.35",
    createBlocked: [
      { values: /^1\.(\d|1\d|2[0-7])$/, since: "2025-07-24", replacement: "1.35" },
      { values: /^1\.28$/, since: "2025-11-26", replacement: "1.35" },
      { values: /^1\.29$/, since: "2026-03-23", replacement: "1.35" },
      { values: /^1\.30$/, since: "2026-07-23", replacement: "1.35" },
    ],
    retires: [
      { value: "1.33", date: "2026-07-29", replacement: "1.35" },
      { value: "1.34", date: "2026-12-02", replacement: "1.35" },
      { value: "1.35", date: "2027-03-27", replacement: "1.36" },
    ],
    source: `${AWS}/eks/latest/userguide/kubernetes-versions.html`,
  },
  /** AMI type of managed nodes on x86. */
  "eks-ami-type": {
    what: "an AMI type of EKS nodes",
    documented: "AL2_x86_64",
    current: "AL2023_x86_64_STANDARD",
    createBlocked: [
      { values: /^AL2_x86_64$/, since: "2025-11-26", replacement: "AL2023_x86_64_STANDARD" },
      { values: /^AL2_x86_64_GPU$/, since: "2025-11-26", replacement: "AL2023_x86_64_NVIDIA" },
      { values: /^AL2_ARM_64$/, since: "2025-11-26", replacement: "AL2023_ARM_64_STANDARD" },
    ],
    source: `${AWS}/eks/latest/userguide/eks-ami-deprecation-faqs.html`,
  },
  /** On x86. */
  "eks-node-type": {
    what: "an instance type of EKS nodes",
    documented: "t3.medium",
    current: "t3.medium",
    source: `${AWS}/eks/latest/userguide/choosing-instance-type.html`,
  },
  /** On Graviton: the documented type's successor there. */
  "eks-node-type-arm64": {
    what: "an instance type of EKS nodes",
    documented: "t4g.medium",
    current: "t4g.medium",
    source: `${AWS}/eks/latest/userguide/choosing-instance-type.html`,
  },
  /** One NVIDIA A10G. The documents give none. */
  "eks-gpu-type": {
    what: "an instance type of EKS nodes with a GPU",
    documented: "g5.xlarge",
    current: "g5.xlarge",
    source: `${AWS}/eks/latest/userguide/ml-eks-optimized-ami.html`,
  },
  /** On x86, for tasks that do not run on Fargate. The documents give none. */
  "ecs-instance-type": {
    what: "an instance type of ECS instances",
    documented: "m7i.large",
    current: "m7i.large",
    source: `${AWS}/AmazonECS/latest/developerguide/ecs-optimized_AMI.html`,
  },
  /** On Graviton. */
  "ecs-instance-type-arm64": {
    what: "an instance type of ECS instances",
    documented: "m7g.large",
    current: "m7g.large",
    source: `${AWS}/AmazonECS/latest/developerguide/ecs-optimized_AMI.html`,
  },
  /** In which workflow jobs run inside the network. The documents give none. */
  "codebuild-image": {
    what: "an image of CodeBuild",
    documented: "aws/codebuild/amazonlinux-x86_64-standard:5.0",
    current: "aws/codebuild/amazonlinux-x86_64-standard:5.0",
    source: `${AWS}/codebuild/latest/userguide/build-env-ref-available.html`,
  },
  /** The same on Graviton. */
  "codebuild-image-arm64": {
    what: "an image of CodeBuild",
    documented: "aws/codebuild/amazonlinux-aarch64-standard:3.0",
    current: "aws/codebuild/amazonlinux-aarch64-standard:3.0",
    source: `${AWS}/codebuild/latest/userguide/build-env-ref-available.html`,
  },
  "elasticache-engine": {
    what: "an ElastiCache engine",
    documented: "redis",
    current: "valkey",
    source: `${AWS}/AmazonElastiCache/latest/dg/engine-versions.html`,
  },
  "elasticache-version": {
    what: "a version of the ElastiCache engine",
    documented: "6.2",
    current: "8.2",
    createBlocked: [{ values: /^[23](\.\d+)*$/, since: "2023-07-31", replacement: "8.2" }],
    source: `${AWS}/AmazonElastiCache/latest/dg/engine-versions.html`,
  },
  "elasticache-node-type": {
    what: "an ElastiCache node type",
    documented: "cache.t3.micro",
    current: "cache.t3.micro",
    source: `${AWS}/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html`,
  },
  "lambda-python": {
    what: "a Lambda runtime",
    documented: "python3.9",
    current: "python3.13",
    createBlocked: [{ values: /^python(2\.7|3\.[6-8])$/, since: "2025-02-28", replacement: "python3.13" }],
    retires: [
      { value: "python3.9", date: "2025-12-15", replacement: "python3.13" },
      { value: "python3.10", date: "2026-10-31", replacement: "python3.13" },
      { value: "python3.11", date: "2027-06-30", replacement: "python3.13" },
    ],
    source: `${AWS}/lambda/latest/dg/lambda-runtimes.html`,
  },
  /** For the platform's own functions. The documents give none. */
  "lambda-node": {
    what: "a Lambda runtime",
    documented: "nodejs24.x",
    current: "nodejs24.x",
    retires: [{ value: "nodejs22.x", date: "2027-04-30", replacement: "nodejs24.x" }],
    source: `${AWS}/lambda/latest/dg/lambda-runtimes.html`,
  },
  /** As Security Hub checks it. The documents give no version. */
  "cis-foundations-benchmark": {
    what: "a version of the CIS AWS Foundations Benchmark",
    documented: "5.0.0",
    current: "5.0.0",
    source: `${AWS}/securityhub/latest/userguide/cis-aws-foundations-benchmark.html`,
  },
} as const satisfies Record<string, CatalogEntry>;
