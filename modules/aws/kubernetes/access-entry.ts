import { EksAccessEntry } from "@cdktf/provider-aws/lib/eks-access-entry";
import { EksAccessPolicyAssociation } from "@cdktf/provider-aws/lib/eks-access-policy-association";
import { Construct } from "constructs";
import { eksAccessPolicyArn } from "../../../lib/identifiers/aws";

/**
 * EKS's own policies, by what they allow in the whole cluster: everything, or to look at namespaced objects but secrets.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html (2026-11)
 */
const POLICIES = { admin: "AmazonEKSClusterAdminPolicy", view: "AmazonEKSViewPolicy" } as const;

export interface AccessEntryProps {
  readonly clusterName: string;
  /** A role that exists: EKS refuses others. */
  readonly roleArn: string;
  readonly access: keyof typeof POLICIES;
  /** Kubernetes groups, to which the cluster's own roles give more. @default - none */
  readonly groups?: readonly string[];
}

/** Lets an IAM role into the cluster. @resource aws_eks_access_entry, aws_eks_access_policy_association */
export class AccessEntry extends Construct {
  readonly resource: EksAccessEntry;

  constructor(scope: Construct, id: string, { clusterName, roleArn, access, groups }: AccessEntryProps) {
    super(scope, id);
    this.resource = new EksAccessEntry(this, "Resource", {
      clusterName,
      principalArn: roleArn,
      type: "STANDARD",
      ...(groups === undefined ? {} : { kubernetesGroups: [...groups] }),
    });
    new EksAccessPolicyAssociation(this, "Policy", {
      clusterName,
      principalArn: this.resource.principalArn,
      policyArn: eksAccessPolicyArn(POLICIES[access]),
      accessScope: { type: "cluster" },
    });
  }
}
