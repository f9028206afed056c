/**
 * The prefix of the actions in IAM for a type of Terraform, by how the type begins. The longest beginning counts.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html (2026-11)
 */
const SERVICES: Readonly<Record<string, string>> = {
  accessanalyzer: "access-analyzer",
  acm: "acm",
  api_gateway: "apigateway",
  apigatewayv2: "apigateway",
  appautoscaling: "application-autoscaling",
  autoscaling: "autoscaling",
  backup: "backup",
  batch: "batch",
  cloudfront: "cloudfront",
  cloudwatch: "cloudwatch",
  cloudwatch_event: "events",
  cloudwatch_log: "logs",
  cloudwatch_query_definition: "logs",
  codebuild: "codebuild",
  codeconnections: "codeconnections",
  codedeploy: "codedeploy",
  codepipeline: "codepipeline",
  codestarconnections: "codestar-connections",
  config: "config",
  customer_gateway: "ec2",
  db: "rds",
  default: "ec2",
  dynamodb: "dynamodb",
  ebs: "ec2",
  ec2: "ec2",
  ecr: "ecr",
  ecs: "ecs",
  efs: "elasticfilesystem",
  egress_only_internet_gateway: "ec2",
  eip: "ec2",
  eks: "eks",
  elasticache: "elasticache",
  flow_log: "ec2",
  guardduty: "guardduty",
  iam: "iam",
  internet_gateway: "ec2",
  kms: "kms",
  lambda: "lambda",
  launch_template: "ec2",
  lb: "elasticloadbalancing",
  nat_gateway: "ec2",
  network_acl: "ec2",
  pipes: "pipes",
  resourcegroups: "resource-groups",
  route: "ec2",
  route53: "route53",
  route53recoverycontrolconfig: "route53-recovery-control-config",
  route_table: "ec2",
  s3: "s3",
  scheduler: "scheduler",
  schemas: "schemas",
  secretsmanager: "secretsmanager",
  security_group: "ec2",
  securityhub: "securityhub",
  service_discovery: "servicediscovery",
  shield: "shield",
  sns: "sns",
  sqs: "sqs",
  ssm: "ssm",
  subnet: "ec2",
  synthetics: "synthetics",
  vpc: "ec2",
  vpn: "ec2",
  wafv2: "wafv2",
  xray: "xray",
};

/** Prefix of the actions in IAM by which a resource of the type is made. Refuses a type that it does not know. */
export function iamService(type: string): string {
  const words = type.replace(/^aws_/, "").split("_");
  for (let count = words.length; count > 0; count--) {
    const service = SERVICES[words.slice(0, count).join("_")];
    if (service !== undefined) return service;
  }
  throw new Error(`say in ${__filename} which service of IAM ${type} belongs to`);
}
