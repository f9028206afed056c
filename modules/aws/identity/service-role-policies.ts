/** What every function needs: its log stream, and its traces. */
export const FUNCTION_POLICIES = ["service-role/AWSLambdaBasicExecutionRole", "AWSXRayDaemonWriteAccess"] as const;
/** For a function whose log group is named in its own policy. */
export const TRACING_POLICIES = ["AWSXRayDaemonWriteAccess"] as const;
/** For functions in the network, which Lambda Insights watches. */
export const NETWORK_FUNCTION_POLICIES = [
  "service-role/AWSLambdaVPCAccessExecutionRole",
  "CloudWatchLambdaInsightsExecutionRolePolicy",
] as const;
export const INSTANCE_POLICIES = ["CloudWatchAgentServerPolicy", "AmazonSSMManagedInstanceCore"] as const;
export const ECS_EXECUTION_POLICIES = ["service-role/AmazonECSTaskExecutionRolePolicy"] as const;
/** The agent of ECS, and Session Manager. */
export const ECS_INSTANCE_POLICIES = [
  "service-role/AmazonEC2ContainerServiceforEC2Role",
  "AmazonSSMManagedInstanceCore",
] as const;
export const ECS_INFRASTRUCTURE_POLICIES = ["AmazonECSInfrastructureRolePolicyForLoadBalancers"] as const;
export const RDS_MONITORING_POLICIES = ["service-role/AmazonRDSEnhancedMonitoringRole"] as const;
export const BACKUP_POLICIES = [
  "service-role/AWSBackupServiceRolePolicyForBackup",
  "service-role/AWSBackupServiceRolePolicyForRestores",
] as const;
export const API_LOGS_POLICIES = ["service-role/AmazonAPIGatewayPushToCloudWatchLogs"] as const;
export const CLUSTER_POLICIES = ["AmazonEKSClusterPolicy"] as const;
/** The network's rights are those of the add-on's own role, not the node's: every pod of a node could borrow these. */
export const CLUSTER_NODE_POLICIES = [
  "AmazonEKSWorkerNodePolicy",
  "AmazonEC2ContainerRegistryPullOnly",
  "AmazonSSMManagedInstanceCore",
] as const;
export const CLUSTER_NETWORK_POLICIES = ["AmazonEKS_CNI_Policy"] as const;
/** Only volumes and snapshots that the driver has made. */
export const CLUSTER_VOLUMES_POLICIES = ["AmazonEBSCSIDriverPolicyV2"] as const;
export const CLUSTER_FILES_POLICIES = ["service-role/AmazonEFSCSIDriverPolicy"] as const;
export const CLUSTER_OBSERVABILITY_POLICIES = ["CloudWatchAgentServerPolicy", "AWSXrayWriteOnlyAccess"] as const;

/** Every policy of AWS that a role of the deployment carries. CI may attach these, and no other of AWS's. */
export const SERVICE_ROLE_POLICIES: readonly string[] = [
  ...new Set([
    ...FUNCTION_POLICIES,
    ...NETWORK_FUNCTION_POLICIES,
    ...INSTANCE_POLICIES,
    ...ECS_EXECUTION_POLICIES,
    ...ECS_INSTANCE_POLICIES,
    ...ECS_INFRASTRUCTURE_POLICIES,
    ...RDS_MONITORING_POLICIES,
    ...BACKUP_POLICIES,
    ...API_LOGS_POLICIES,
    ...CLUSTER_POLICIES,
    ...CLUSTER_NODE_POLICIES,
    ...CLUSTER_NETWORK_POLICIES,
    ...CLUSTER_VOLUMES_POLICIES,
    ...CLUSTER_FILES_POLICIES,
    ...CLUSTER_OBSERVABILITY_POLICIES,
  ]),
];
