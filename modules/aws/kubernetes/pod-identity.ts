import { EksPodIdentityAssociation } from "@cdktf/provider-aws/lib/eks-pod-identity-association";
import { Construct } from "constructs";
import { awsRoleArn, POD_IDENTITIES, type PodRoleName } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";

export interface PodIdentityProps {
  readonly names: Names;
  readonly clusterName: string;
  readonly role: PodRoleName;
}

/**
 * Gives the pods of a service account their role. The account need not be there yet: whatever installs it finds the
 * role waiting. @resource aws_eks_pod_identity_association
 */
export class PodIdentity extends Construct {
  readonly resource: EksPodIdentityAssociation;

  constructor(scope: Construct, id: string, { names, clusterName, role }: PodIdentityProps) {
    super(scope, id);
    this.resource = new EksPodIdentityAssociation(this, "Resource", {
      clusterName,
      ...POD_IDENTITIES[role],
      roleArn: awsRoleArn(names, role),
    });
  }
}
