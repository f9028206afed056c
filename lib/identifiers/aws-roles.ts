import type { Names } from "../names/names";
import { iamRoleArn } from "./aws";

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
] as const;
export type AwsRole = (typeof AWS_ROLES)[number];

export const awsRoleName = (names: Names, role: AwsRole): string => names.of("iamRole", role);
export const awsRoleArn = (names: Names, role: AwsRole): string =>
  iamRoleArn(names.props.account, awsRoleName(names, role));
/** Profile by which instances of the region get the role `instance`. */
export const instanceProfileName = (names: Names): string => names.of("instanceProfile", "instance");

/** What CI does with a role: `plan` reads, `apply` changes. */
export const CI_TASKS = ["plan", "apply"] as const;
export type CiTask = (typeof CI_TASKS)[number];

/** @param purpose `aws.ci.role` of the deployment file */
export const ciRoleName = (global: Names, purpose: string, task: CiTask): string =>
  global.of("iamRole", `${purpose}-${task}`);
