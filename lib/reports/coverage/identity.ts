import type { CoverageRow } from "./row";

const IAM = { seed: "003", section: "4. Security Architecture: IAM Roles and Policies", stack: "identity" } as const;
const managed = (path: string): string => `arn:aws:iam::aws:policy/${path}`;

/** Documented policies of the platform's roles. */
export const IDENTITY_COVERAGE: readonly CoverageRow[] = [
  {
    ...IAM,
    documented: "EC2 Instance Role: CloudWatchAgentServerPolicy",
    address: "aws_iam_role_policy_attachment.instance_cloud_watch_agent_server_policy",
    attribute: "policy_arn",
    built: managed("CloudWatchAgentServerPolicy"),
  },
  {
    ...IAM,
    documented: "EC2 Instance Role: AmazonSSMManagedInstanceCore",
    address: "aws_iam_role_policy_attachment.instance_amazon_ssm_managed_instance_core",
    attribute: "policy_arn",
    built: managed("AmazonSSMManagedInstanceCore"),
  },
  {
    ...IAM,
    documented: "EC2 Instance Role: Custom S3 Access",
    address: "aws_iam_role_policy.instance_policy",
    attribute: "policy.Statement.1.Action.1",
    built: "s3:PutObject",
  },
  {
    ...IAM,
    documented: "EC2 Instance Role: Custom CloudWatch Access",
    address: "aws_iam_role_policy.instance_policy",
    attribute: "policy.Statement.3.Action.2",
    built: "logs:PutLogEvents",
  },
  {
    ...IAM,
    documented: "ECS Task Execution Role: AmazonECSTaskExecutionRolePolicy",
    address: "aws_iam_role_policy_attachment.ecs_execution_amazon_ecs_task_execution_role_policy",
    attribute: "policy_arn",
    built: managed("service-role/AmazonECSTaskExecutionRolePolicy"),
  },
  {
    ...IAM,
    documented: "ECS Task Execution Role: Secrets Manager Read Access",
    address: "aws_iam_role_policy.ecs_execution_policy",
    attribute: "policy.Statement.0.Action.1",
    built: "secretsmanager:GetSecretValue",
  },
  {
    ...IAM,
    documented: "ECS Task Role: S3 Read/Write Access",
    address: "aws_iam_role_policy.ecs_task_policy",
    attribute: "policy.Statement.1.Action.1",
    built: "s3:PutObject",
  },
  {
    ...IAM,
    documented: "ECS Task Role: DynamoDB Access",
    address: "aws_iam_role_policy.ecs_task_policy",
    attribute: "policy.Statement.2.Sid",
    built: "UseTables",
  },
  {
    ...IAM,
    documented: "Lambda Execution Role: AWSLambdaBasicExecutionRole",
    address: "aws_iam_role_policy_attachment.lambda_aws_lambda_basic_execution_role",
    attribute: "policy_arn",
    built: managed("service-role/AWSLambdaBasicExecutionRole"),
  },
  {
    ...IAM,
    documented: "Lambda Execution Role: AWSXRayDaemonWriteAccess",
    address: "aws_iam_role_policy_attachment.lambda_awsx_ray_daemon_write_access",
    attribute: "policy_arn",
    built: managed("AWSXRayDaemonWriteAccess"),
  },
  {
    ...IAM,
    documented: "Lambda Execution Role: S3 Access",
    address: "aws_iam_role_policy.lambda_policy",
    attribute: "policy.Statement.1.Action.1",
    built: "s3:PutObject",
  },
  {
    ...IAM,
    documented: "Lambda Execution Role: DynamoDB Access",
    address: "aws_iam_role_policy.lambda_policy",
    attribute: "policy.Statement.2.Sid",
    built: "UseTables",
  },
];
