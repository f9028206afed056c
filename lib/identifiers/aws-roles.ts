import type { Names } from "../names/names";
import { iamPolicyArn, iamRoleArn } from "./aws";

/**
 * IAM roles of a region, all created by its `identity` stack. Every other stack uses them by ARN, because IAM's control
 * plane lives in one region and policies refuse principals that do not exist yet.
 */
export const AWS_ROLES = [
  "instance",
  "ecs-execution",
  "ecs-task",
  "lambda",
  "rds-monitoring",
  "flow-logs",
  "backup",
  "replication",
  "rotation",
  "shutdown",
  "ecs-instance",
  "ecs-infrastructure",
  "delivery-pipeline",
  "delivery-test",
  "delivery-build",
  "delivery-deploy",
  "delivery-start",
  "scheduler",
  "batch-instance",
  "batch-job",
  "watcher",
  "api-logs",
  "cluster",
  "cluster-node",
  "cluster-network",
  "cluster-volumes",
  "cluster-files",
  "cluster-observability",
  "cluster-autoscaler",
  "karpenter",
  "runner",
] as const;
export type AwsRole = (typeof AWS_ROLES)[number];

export const awsRoleName = (names: Names, role: AwsRole): string => names.of("iamRole", role);
export const awsRoleArn = (names: Names, role: AwsRole): string =>
  iamRoleArn(names.props.account, awsRoleName(names, role));
/** The outer limit of every one of them. */
export const boundaryPolicyName = (global: Names): string => global.of("iamPolicy", "boundary");
export const boundaryPolicyArn = (global: Names): string =>
  iamPolicyArn(global.props.account, boundaryPolicyName(global));
/** Profile by which instances of the region get the role `instance`. */
export const instanceProfileName = (names: Names): string => names.of("instanceProfile", "instance");
/** Profile by which nodes that Karpenter starts get the role `cluster-node`. */
export const nodeProfileName = (names: Names): string => names.of("instanceProfile", "cluster-node");

/** A service account of the cluster, whose pods act with a role. */
export interface PodIdentity {
  readonly namespace: string;
  readonly serviceAccount: string;
}

/** Roles of pods, and the service accounts that add-ons and charts give them. */
export const POD_IDENTITIES = {
  "cluster-network": { namespace: "kube-system", serviceAccount: "aws-node" },
  "cluster-volumes": { namespace: "kube-system", serviceAccount: "ebs-csi-controller-sa" },
  "cluster-files": { namespace: "kube-system", serviceAccount: "efs-csi-controller-sa" },
  "cluster-observability": { namespace: "amazon-cloudwatch", serviceAccount: "cloudwatch-agent" },
  "cluster-autoscaler": { namespace: "kube-system", serviceAccount: "cluster-autoscaler" },
  karpenter: { namespace: "kube-system", serviceAccount: "karpenter" },
} as const satisfies Partial<Record<AwsRole, PodIdentity>>;
export type PodRoleName = keyof typeof POD_IDENTITIES;

/** Profile by which machines of Batch get the role `batch-instance`. */
export const batchInstanceProfileName = (names: Names): string => names.of("instanceProfile", "batch-instance");

/** Profile by which instances of the ECS cluster get the role `ecs-instance`. */
export const ecsInstanceProfileName = (names: Names): string => names.of("instanceProfile", "ecs-instance");

/** What CI does with a role: `plan` reads, `apply` changes. */
export const CI_TASKS = ["plan", "apply"] as const;
export type CiTask = (typeof CI_TASKS)[number];

/** @param purpose `aws.ci.role` of the deployment file */
export const ciRoleName = (global: Names, purpose: string, task: CiTask): string =>
  global.of("iamRole", `${purpose}-${task}`);
