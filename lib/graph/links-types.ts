/**
 * Types that need two regions to exist, or whose provider calls another region when it refreshes. They stand in
 * `links` stacks only, so that no other stack stops when one of its two regions is lost.
 */
export const LINKS_TYPES: ReadonlySet<string> = new Set([
  "aws_db_instance_automated_backups_replication",
  "aws_dynamodb_global_table",
  // A refresh describes every replica in the replica's region, also those that another state made.
  "aws_dynamodb_table",
  "aws_dynamodb_table_replica",
  "aws_ec2_transit_gateway_peering_attachment",
  "aws_ecr_replication_configuration",
  "aws_efs_replication_configuration",
  "aws_elasticache_global_replication_group",
  "aws_kms_replica_key",
  "aws_rds_global_cluster",
  "aws_s3_bucket_replication_configuration",
  "aws_vpc_peering_connection",
  "aws_vpc_peering_connection_accepter",
]);

/** Types of services whose only control plane is in one region, with the layers that may hold them. */
export const GLOBAL_CONTROL_PLANE_LAYERS: ReadonlySet<string> = new Set(["account", "traffic", "identity", "dns"]);
export const GLOBAL_CONTROL_PLANE_PREFIXES = [
  "aws_iam_",
  "aws_route53_",
  "aws_route53domains_",
  "aws_route53recoverycontrolconfig_",
  "aws_route53recoveryreadiness_",
  "aws_cloudfront_",
  "aws_globalaccelerator_",
  "aws_networkmanager_",
  "aws_organizations_",
  "aws_bcmdataexports_",
  "aws_budgets_",
  "aws_ce_",
  "aws_cur_",
  "aws_shield_",
] as const;
