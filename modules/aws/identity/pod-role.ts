import type { Construct } from "constructs";
import { eksClusterArn } from "../../../lib/identifiers/aws";
import { clusterName } from "../../../lib/identifiers/aws-names";
import { awsRoleName, POD_IDENTITIES, type PodRoleName } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import type { Statement } from "./policy";
import { ServiceRole } from "./service-role";

export interface PodRoleProps {
  readonly names: Names;
  readonly region: string;
  readonly role: PodRoleName;
  readonly description: string;
  /** Policies of AWS, by the path in their ARN. @default - none */
  readonly managedPolicies?: readonly string[];
  /** @default - none */
  readonly statements?: readonly Statement[];
}

/**
 * A role for the pods of one service account of the region's cluster. EKS says in the tags of the session whose pod it
 * is, so no association in the account can give the role to another.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html (2026-11)
 */
export class PodRole extends ServiceRole {
  constructor(scope: Construct, id: string, props: PodRoleProps) {
    const { names, region, role, description, managedPolicies, statements } = props;
    const { namespace, serviceAccount } = POD_IDENTITIES[role];
    super(scope, id, {
      name: awsRoleName(names, role),
      description,
      trust: {
        sid: "Pods",
        actions: ["sts:AssumeRole", "sts:TagSession"],
        resources: [],
        principals: { Service: ["pods.eks.amazonaws.com"] },
        conditions: {
          StringEquals: {
            "aws:RequestTag/eks-cluster-arn": eksClusterArn(region, names.props.account, clusterName(names)),
            "aws:RequestTag/kubernetes-namespace": namespace,
            "aws:RequestTag/kubernetes-service-account": serviceAccount,
          },
        },
      },
      ...(managedPolicies === undefined ? {} : { managedPolicies }),
      ...(statements === undefined ? {} : { statements }),
    });
  }
}
