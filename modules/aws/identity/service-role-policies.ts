/** What every function needs: its log stream, and its traces. */
export const FUNCTION_POLICIES = ["service-role/AWSLambdaBasicExecutionRole", "AWSXRayDaemonWriteAccess"] as const;
export const INSTANCE_POLICIES = ["CloudWatchAgentServerPolicy", "AmazonSSMManagedInstanceCore"] as const;
export const ECS_EXECUTION_POLICIES = ["service-role/AmazonECSTaskExecutionRolePolicy"] as const;
export const RDS_MONITORING_POLICIES = ["service-role/AmazonRDSEnhancedMonitoringRole"] as const;
export const BACKUP_POLICIES = [
  "service-role/AWSBackupServiceRolePolicyForBackup",
  "service-role/AWSBackupServiceRolePolicyForRestores",
] as const;

/** Every policy of AWS that a role of the deployment carries. CI may attach these, and no other of AWS's. */
export const SERVICE_ROLE_POLICIES = [
  ...FUNCTION_POLICIES,
  ...INSTANCE_POLICIES,
  ...ECS_EXECUTION_POLICIES,
  ...RDS_MONITORING_POLICIES,
  ...BACKUP_POLICIES,
] as const;
