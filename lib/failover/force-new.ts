/**
 * Arguments of stateful types that replace the resource when they change, or that break a replica that knows them by
 * value. They must be the same whatever role a region plays. Read from the provider's schemas (`ForceNew`), 2026-11.
 * @see https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service
 */
export const FORCE_NEW: Readonly<Record<string, readonly string[]>> = {
  aws_backup_vault: ["name", "kms_key_arn"],
  aws_cloudtrail: ["name"],
  aws_cloudwatch_log_group: ["name", "log_group_class"],
  aws_db_instance: [
    "availability_zone",
    "backup_target",
    "character_set_name",
    "custom_iam_instance_profile",
    "db_name",
    "engine",
    // Changes in place, but a replica knows its source by it.
    "identifier",
    "kms_key_id",
    "nchar_character_set_name",
    "restore_to_point_in_time",
    "snapshot_identifier",
    "storage_encrypted",
    "timezone",
    "username",
  ],
  aws_db_parameter_group: ["name", "name_prefix", "family", "description"],
  aws_db_subnet_group: ["name", "name_prefix"],
  aws_dynamodb_table: ["name", "hash_key", "range_key", "local_secondary_index", "import_table", "restore_source_name"],
  aws_dynamodb_table_replica: ["global_table_arn", "kms_key_arn", "table_class_override"],
  aws_ecr_repository: ["name", "encryption_configuration"],
  aws_efs_file_system: ["encrypted", "kms_key_id", "creation_token", "performance_mode", "availability_zone_name"],
  aws_efs_replication_configuration: ["source_file_system_id", "destination"],
  aws_iam_openid_connect_provider: ["url"],
  aws_iam_role: ["name", "name_prefix", "path"],
  aws_kms_alias: ["name"],
  aws_kms_key: ["customer_master_key_spec", "key_usage", "multi_region", "custom_key_store_id"],
  aws_route53_record: ["zone_id", "name"],
  aws_route53_zone: ["name", "delegation_set_id"],
  aws_s3_bucket: ["bucket", "bucket_prefix", "object_lock_enabled"],
  aws_s3_bucket_replication_configuration: ["bucket"],
  aws_s3_bucket_versioning: ["bucket"],
  aws_secretsmanager_secret: ["name", "name_prefix"],
  aws_sns_topic: ["name", "name_prefix", "fifo_topic"],
  aws_subnet: ["vpc_id", "cidr_block", "availability_zone", "availability_zone_id", "ipv6_native"],
  aws_vpc: ["cidr_block", "instance_tenancy", "ipv4_ipam_pool_id"],
};
