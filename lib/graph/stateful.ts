/** Types that hold what cannot be made again. Destroying or replacing one loses data, keys or an identity others use. */
export const STATEFUL_TYPES: ReadonlySet<string> = new Set([
  "aws_backup_vault",
  "aws_cloudtrail",
  "aws_cloudwatch_event_archive",
  "aws_db_instance",
  "aws_dynamodb_table",
  "aws_dynamodb_table_replica",
  "aws_ecr_repository",
  "aws_efs_file_system",
  "aws_elasticache_replication_group",
  "aws_eks_cluster",
  "aws_iam_openid_connect_provider",
  "aws_iam_role",
  "aws_kms_key",
  "aws_route53_zone",
  "aws_s3_bucket",
  "aws_secretsmanager_secret",
  "aws_subnet",
  "aws_vpc",
]);

export const isStateful = (type: string): boolean => STATEFUL_TYPES.has(type);
