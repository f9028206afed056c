import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { Construct } from "constructs";
import { awsRoleName, ecsInstanceProfileName } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import { serviceTrust } from "./policy";
import { ServiceRole } from "./service-role";
import { ECS_INSTANCE_POLICIES } from "./service-role-policies";

export interface EcsInstanceRoleProps {
  readonly names: Names;
}

/**
 * Instances of the ECS cluster, and the profile that gives them the role: the agent of ECS, and Session Manager. Tasks
 * on them have roles of their own.
 * @resource aws_iam_role, aws_iam_instance_profile
 */
export class EcsInstanceRole extends Construct {
  readonly resource: ServiceRole["resource"];
  readonly profile: IamInstanceProfile;

  constructor(scope: Construct, id: string, { names }: EcsInstanceRoleProps) {
    super(scope, id);
    this.resource = new ServiceRole(this, "Resource", {
      name: awsRoleName(names, "ecs-instance"),
      description: "Instances of the ECS cluster",
      trust: serviceTrust("ec2.amazonaws.com"),
      managedPolicies: ECS_INSTANCE_POLICIES,
    }).resource;
    this.profile = new IamInstanceProfile(this, "Profile", {
      name: ecsInstanceProfileName(names),
      role: this.resource.name,
    });
  }
}
