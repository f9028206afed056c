import { PASSWORD_RULES } from "./password-policy";

/** A rule that AWS keeps and Config evaluates. */
export interface ManagedRule {
  /** Last part of the rule's name. */
  readonly name: string;
  /** Name of the rule at AWS. */
  readonly source: string;
  readonly parameters?: Readonly<Record<string, string>>;
  /** Types that it looks at. @default - those that the rule is made for */
  readonly types?: readonly string[];
  /** Holds where the environment has this, and only for its own things: others in the account may do without. */
  readonly where?: "multiAz" | "protect";
}

/** The tags that `required-tags` asks for: it takes six, and the recovery objectives are the other two of the set. */
export const REQUIRED_TAGS = ["Environment", "Project", "CostCenter", "Owner", "AutoShutdown", "ManagedBy"] as const;

/** Types that `required-tags` looks at, of the few that it knows. */
const TAGGED_TYPES = [
  "AWS::AutoScaling::AutoScalingGroup",
  "AWS::DynamoDB::Table",
  "AWS::EC2::Instance",
  "AWS::EC2::SecurityGroup",
  "AWS::EC2::Subnet",
  "AWS::EC2::VPC",
  "AWS::EC2::Volume",
  "AWS::ElasticLoadBalancingV2::LoadBalancer",
  "AWS::RDS::DBInstance",
  "AWS::S3::Bucket",
] as const;

/**
 * What every region has to keep: encryption, no public access, tags, backups, traces of what happened.
 * @see https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-aws-config.html (2026-11)
 */
export const REGIONAL_RULES: readonly ManagedRule[] = [
  {
    name: "required-tags",
    source: "REQUIRED_TAGS",
    parameters: Object.fromEntries(REQUIRED_TAGS.map((tag, index) => [`tag${index + 1}Key`, tag])),
    types: TAGGED_TYPES,
  },
  // Encryption.
  { name: "volumes-encrypted", source: "ENCRYPTED_VOLUMES" },
  { name: "volumes-encrypted-by-default", source: "EC2_EBS_ENCRYPTION_BY_DEFAULT" },
  { name: "databases-encrypted", source: "RDS_STORAGE_ENCRYPTED" },
  { name: "tables-encrypted", source: "DYNAMODB_TABLE_ENCRYPTED_KMS" },
  { name: "files-encrypted", source: "EFS_ENCRYPTED_CHECK" },
  { name: "buckets-encrypted", source: "S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED" },
  { name: "buckets-tls-only", source: "S3_BUCKET_SSL_REQUESTS_ONLY" },
  { name: "topics-encrypted", source: "SNS_ENCRYPTED_KMS" },
  { name: "logs-encrypted", source: "CLOUDWATCH_LOG_GROUP_ENCRYPTED" },
  { name: "secrets-encrypted", source: "SECRETSMANAGER_USING_CMK" },
  { name: "cluster-secrets-encrypted", source: "EKS_SECRETS_ENCRYPTED" },
  { name: "keys-rotated", source: "CMK_BACKING_KEY_ROTATION_ENABLED" },
  // Public access.
  { name: "buckets-not-publicly-readable", source: "S3_BUCKET_PUBLIC_READ_PROHIBITED" },
  { name: "buckets-not-publicly-writable", source: "S3_BUCKET_PUBLIC_WRITE_PROHIBITED" },
  { name: "databases-not-public", source: "RDS_INSTANCE_PUBLIC_ACCESS_CHECK" },
  { name: "snapshots-not-public", source: "RDS_SNAPSHOTS_PUBLIC_PROHIBITED" },
  { name: "volume-snapshots-not-public", source: "EBS_SNAPSHOT_PUBLIC_RESTORABLE_CHECK" },
  { name: "functions-not-public", source: "LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED" },
  { name: "instances-without-public-address", source: "EC2_INSTANCE_NO_PUBLIC_IP" },
  { name: "instances-imdsv2", source: "EC2_IMDSV2_CHECK" },
  { name: "default-security-group-closed", source: "VPC_DEFAULT_SECURITY_GROUP_CLOSED" },
  { name: "ssh-closed", source: "INCOMING_SSH_DISABLED" },
  // Availability and backups.
  { name: "databases-multi-az", source: "RDS_MULTI_AZ_SUPPORT", where: "multiAz" },
  { name: "databases-backed-up", source: "DB_INSTANCE_BACKUP_ENABLED" },
  { name: "databases-protected", source: "RDS_INSTANCE_DELETION_PROTECTION_ENABLED", where: "protect" },
  { name: "tables-recoverable", source: "DYNAMODB_PITR_ENABLED" },
  { name: "buckets-versioned", source: "S3_BUCKET_VERSIONING_ENABLED" },
  // Traces.
  { name: "flow-logs-on", source: "VPC_FLOW_LOGS_ENABLED" },
  { name: "guardduty-on", source: "GUARDDUTY_ENABLED_CENTRALIZED" },
  { name: "securityhub-on", source: "SECURITYHUB_ENABLED" },
];

/** What the account has to keep. IAM is recorded in one region, and only there these have something to look at. */
export const ACCOUNT_RULES: readonly ManagedRule[] = [
  { name: "root-mfa", source: "ROOT_ACCOUNT_MFA_ENABLED" },
  { name: "root-without-keys", source: "IAM_ROOT_ACCESS_KEY_CHECK" },
  { name: "console-mfa", source: "MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS" },
  { name: "keys-of-users-rotated", source: "ACCESS_KEYS_ROTATED", parameters: { maxAccessKeyAge: "90" } },
  {
    name: "credentials-used",
    source: "IAM_USER_UNUSED_CREDENTIALS_CHECK",
    // Days, as the CIS benchmark has them.
    parameters: { maxCredentialUsageAge: "45" },
  },
  {
    name: "password-policy",
    source: "IAM_PASSWORD_POLICY",
    parameters: {
      MinimumPasswordLength: String(PASSWORD_RULES.minimumLength),
      PasswordReusePrevention: String(PASSWORD_RULES.remembered),
    },
  },
  { name: "no-administrator-policies", source: "IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS" },
  { name: "public-access-blocked", source: "S3_ACCOUNT_LEVEL_PUBLIC_ACCESS_BLOCKS_PERIODIC" },
  { name: "trail-on", source: "MULTI_REGION_CLOUD_TRAIL_ENABLED" },
  { name: "trail-encrypted", source: "CLOUD_TRAIL_ENCRYPTION_ENABLED" },
  { name: "trail-validated", source: "CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED" },
];
