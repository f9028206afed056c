import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { Construct } from "constructs";
import { awsRoleName, nodeProfileName } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import { serviceTrust } from "./policy";
import { ServiceRole } from "./service-role";
import { CLUSTER_NODE_POLICIES } from "./service-role-policies";

export interface ClusterNodeRoleProps {
  readonly names: Names;
  /** A profile for nodes that no node group starts. @default false */
  readonly profile?: boolean;
}

/**
 * Nodes of the region's cluster: they join it, pull images and are reached by Session Manager. Pods have roles of their
 * own.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/create-node-role.html (2026-11)
 * @resource aws_iam_role, aws_iam_instance_profile
 */
export class ClusterNodeRole extends Construct {
  readonly resource: ServiceRole["resource"];

  constructor(scope: Construct, id: string, { names, profile }: ClusterNodeRoleProps) {
    super(scope, id);
    this.resource = new ServiceRole(this, "Resource", {
      name: awsRoleName(names, "cluster-node"),
      description: "Nodes of the EKS cluster",
      trust: serviceTrust("ec2.amazonaws.com"),
      managedPolicies: CLUSTER_NODE_POLICIES,
    }).resource;
    if (profile === true) {
      new IamInstanceProfile(this, "Profile", { name: nodeProfileName(names), role: this.resource.name });
    }
  }
}
