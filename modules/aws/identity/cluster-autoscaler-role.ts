import type { Construct } from "constructs";
import { awsArn } from "../../../lib/identifiers/aws";
import { clusterName } from "../../../lib/identifiers/aws-names";
import type { Names } from "../../../lib/names/names";
import { PodRole } from "./pod-role";

export interface ClusterAutoscalerRoleProps {
  readonly names: Names;
  readonly region: string;
}

/**
 * The cluster autoscaler: it looks at all groups of nodes, and resizes those of its own cluster, which EKS tags.
 * @see https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/cloudprovider/aws/README.md
 */
export class ClusterAutoscalerRole extends PodRole {
  constructor(scope: Construct, id: string, { names, region }: ClusterAutoscalerRoleProps) {
    const cluster = clusterName(names);
    super(scope, id, {
      names,
      region,
      role: "cluster-autoscaler",
      description: "Cluster autoscaler",
      statements: [
        {
          sid: "Look",
          actions: [
            "autoscaling:DescribeAutoScalingGroups",
            "autoscaling:DescribeAutoScalingInstances",
            "autoscaling:DescribeLaunchConfigurations",
            "autoscaling:DescribeScalingActivities",
            "ec2:DescribeImages",
            "ec2:DescribeInstanceTypes",
            "ec2:DescribeLaunchTemplateVersions",
            "ec2:GetInstanceTypesFromInstanceRequirements",
          ],
          // None of these knows resources.
          resources: ["*"],
        },
        {
          sid: "LookAtNodeGroups",
          actions: ["eks:DescribeNodegroup"],
          resources: [awsArn("eks", region, names.props.account, `nodegroup/${cluster}/*`)],
        },
        {
          sid: "Resize",
          actions: ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"],
          resources: [awsArn("autoscaling", region, names.props.account, "autoScalingGroup:*")],
          conditions: { StringEquals: { [`aws:ResourceTag/k8s.io/cluster-autoscaler/${cluster}`]: "owned" } },
        },
      ],
    });
  }
}
