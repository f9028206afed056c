import { IamServiceLinkedRole } from "@cdktf/provider-aws/lib/iam-service-linked-role";
import { Construct } from "constructs";
import type { ServiceLinkedRole } from "../../../lib/config/schema";

/**
 * The service that acts with each role.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html (2026-11)
 */
export const LINKED_SERVICES: Readonly<Record<ServiceLinkedRole, string>> = {
  autoscaling: "autoscaling.amazonaws.com",
  spot: "spot.amazonaws.com",
  elasticache: "elasticache.amazonaws.com",
  rds: "rds.amazonaws.com",
  ecs: "ecs.amazonaws.com",
  backup: "backup.amazonaws.com",
  config: "config.amazonaws.com",
  batch: "batch.amazonaws.com",
};

export interface ServiceLinkedRolesProps {
  /** Roles that the account does not have yet. A service makes its own at its first use, so an older account has some. */
  readonly roles: readonly ServiceLinkedRole[];
}

/**
 * Roles that AWS allows once per account. They exist before anything else: a key policy refuses to name a role that is
 * not there yet.
 * @resource aws_iam_service_linked_role
 */
export class ServiceLinkedRoles extends Construct {
  constructor(scope: Construct, id: string, props: ServiceLinkedRolesProps) {
    super(scope, id);
    for (const role of props.roles) {
      new IamServiceLinkedRole(this, role, { awsServiceName: LINKED_SERVICES[role] });
    }
  }
}
