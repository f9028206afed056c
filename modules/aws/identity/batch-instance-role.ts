import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { Construct } from "constructs";
import { awsRoleName, batchInstanceProfileName } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import { serviceTrust } from "./policy";
import { ServiceRole } from "./service-role";
import { ECS_INSTANCE_POLICIES } from "./service-role-policies";

/**
 * Machines that Batch runs jobs on, and the profile that gives them the role: to pull images, write logs and be looked
 * at by Session Manager. Jobs have a role of their own.
 * @resource aws_iam_role, aws_iam_instance_profile
 */
export class BatchInstanceRole extends Construct {
  readonly resource: ServiceRole["resource"];

  constructor(scope: Construct, id: string, { names }: { readonly names: Names }) {
    super(scope, id);
    this.resource = new ServiceRole(this, "Resource", {
      name: awsRoleName(names, "batch-instance"),
      description: "Machines of Batch",
      trust: serviceTrust("ec2.amazonaws.com"),
      // Batch runs its jobs by the agent of ECS.
      managedPolicies: ECS_INSTANCE_POLICIES,
    }).resource;
    new IamInstanceProfile(this, "Profile", {
      name: batchInstanceProfileName(names),
      role: this.resource.name,
    });
  }
}
