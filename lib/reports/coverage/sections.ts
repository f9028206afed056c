/** The design documents, by the number by which rows name them. */
export const SEEDS = {
  "001": "Cloud Infrastructure Design",
  "003": "AWS Infrastructure Design",
  "004": "Unified Cloud Deployment Architecture",
} as const;
export type Seed = keyof typeof SEEDS;

/** Sections of the documents that the page shows, in their order. */
export const SECTIONS = {
  "001": ["Security Components", "AWS Module", "Deployment Patterns", "Cost Optimization Strategies"],
  "003": [
    "1. Networking Infrastructure",
    "2. Compute Services: Amazon ECS",
    "2. Compute Services: Amazon EKS",
    "2. Compute Services: AWS Lambda Functions",
    "2. Compute Services: AWS Batch",
    "3. Storage Services: Amazon S3",
    "3. Storage Services: Amazon DynamoDB",
    "3. Storage Services: Amazon RDS (PostgreSQL)",
    "3. Storage Services: Amazon ElastiCache (Redis)",
    "4. Security Architecture: IAM Roles and Policies",
    "4. Security Architecture: Encryption",
    "4. Security Architecture: Secrets Management",
    "5. Monitoring and Observability: CloudWatch Integration",
    "5. Monitoring and Observability: Alarms and Notifications",
    "5. Monitoring and Observability: Logging Architecture",
    "6. Deployment Patterns",
    "7. Cost Optimization Strategies",
    "8. Disaster Recovery: Backup Strategy",
    "8. Disaster Recovery: Recovery Objectives",
    "9. Deployment Automation",
    "10. Compliance and Governance: Security Standards",
    "10. Compliance and Governance: Governance Controls",
  ],
  "004": ["Message Queue Architecture: Event Schema Registry", "Disaster Recovery: Multi-Region Failover"],
} as const satisfies Readonly<Record<Seed, readonly string[]>>;
export type Section = (typeof SECTIONS)[Seed][number];
