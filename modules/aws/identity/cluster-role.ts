import type { Construct } from "constructs";
import { awsArn, eksClusterArn } from "../../../lib/identifiers/aws";
import { clusterName, keyAlias } from "../../../lib/identifiers/aws-names";
import { awsRoleName } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import { serviceTrust } from "./policy";
import { ServiceRole } from "./service-role";
import { CLUSTER_POLICIES } from "./service-role-policies";

export interface ClusterRoleProps {
  readonly names: Names;
  readonly region: string;
}

/**
 * The control plane of the region's Kubernetes cluster: it makes network interfaces, and encrypts Kubernetes secrets.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/cluster-iam-role.html (2026-11)
 */
export class ClusterRole extends ServiceRole {
  constructor(scope: Construct, id: string, { names, region }: ClusterRoleProps) {
    const { account } = names.props;
    super(scope, id, {
      name: awsRoleName(names, "cluster"),
      description: "EKS control plane",
      trust: serviceTrust("eks.amazonaws.com", {
        ArnLike: { "aws:SourceArn": eksClusterArn(region, account, clusterName(names)) },
      }),
      managedPolicies: CLUSTER_POLICIES,
      statements: [
        {
          // No service stands between the API server and the key, so nothing names one.
          sid: "EncryptSecrets",
          actions: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:ListGrants"],
          resources: [awsArn("kms", region, account, "key/*")],
          conditions: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": [keyAlias(names, "secrets")] } },
        },
      ],
    });
  }
}
