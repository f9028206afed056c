import type { Construct } from "constructs";
import { awsArn, eksClusterArn, sqsQueueArn } from "../../../lib/identifiers/aws";
import { clusterName, interruptionQueueName } from "../../../lib/identifiers/aws-names";
import { awsRoleArn, nodeProfileName } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import { PodRole } from "./pod-role";
import type { Statement } from "./policy";

export interface KarpenterRoleProps {
  readonly names: Names;
  readonly region: string;
}

/**
 * Karpenter's controller: it starts and ends instances that carry its cluster's tag, with the profile of the nodes. It
 * makes no profiles: IAM's control plane, in one region, must not decide whether a node can start.
 * @see https://karpenter.sh/docs/reference/cloudformation/ (2026-11)
 */
export class KarpenterRole extends PodRole {
  constructor(scope: Construct, id: string, { names, region }: KarpenterRoleProps) {
    super(scope, id, {
      names,
      region,
      role: "karpenter",
      description: "Karpenter",
      statements: [...launching(names, region), ...looking(names, region)],
    });
  }
}

/** What a launch makes. Each of these carries the tags from the first moment. */
const MADE = ["fleet", "instance", "launch-template", "network-interface", "volume"] as const;

function launching(names: Names, region: string): Statement[] {
  const { account } = names.props;
  const cluster = `kubernetes.io/cluster/${clusterName(names)}`;
  const nodePool = "karpenter.sh/nodepool";
  const made = MADE.map((kind) => awsArn("ec2", region, account, `${kind}/*`));
  const requested = {
    StringEquals: { [`aws:RequestTag/${cluster}`]: "owned" },
    StringLike: { [`aws:RequestTag/${nodePool}`]: "*" },
  };
  const owned = {
    StringEquals: { [`aws:ResourceTag/${cluster}`]: "owned" },
    StringLike: { [`aws:ResourceTag/${nodePool}`]: "*" },
  };
  return [
    {
      sid: "LaunchFrom",
      actions: ["ec2:CreateFleet", "ec2:RunInstances"],
      resources: [
        awsArn("ec2", region, "", "image/*"),
        awsArn("ec2", region, "", "snapshot/*"),
        ...["capacity-reservation", "launch-template", "security-group", "spot-instances-request", "subnet"].map(
          (kind) => awsArn("ec2", region, account, `${kind}/*`),
        ),
      ],
    },
    {
      sid: "Launch",
      actions: ["ec2:CreateFleet", "ec2:CreateLaunchTemplate", "ec2:RunInstances"],
      resources: made,
      conditions: requested,
    },
    {
      sid: "TagAtLaunch",
      actions: ["ec2:CreateTags"],
      resources: made,
      conditions: {
        StringEquals: {
          ...requested.StringEquals,
          "ec2:CreateAction": ["CreateFleet", "CreateLaunchTemplate", "RunInstances"],
        },
        StringLike: requested.StringLike,
      },
    },
    {
      sid: "TagNodes",
      actions: ["ec2:CreateTags"],
      resources: [awsArn("ec2", region, account, "instance/*")],
      conditions: {
        ...owned,
        "ForAllValues:StringEquals": { "aws:TagKeys": ["eks:eks-cluster-name", "karpenter.sh/nodeclaim", "Name"] },
      },
    },
    {
      sid: "End",
      actions: ["ec2:DeleteLaunchTemplate", "ec2:TerminateInstances"],
      resources: ["instance", "launch-template"].map((kind) => awsArn("ec2", region, account, `${kind}/*`)),
      conditions: owned,
    },
    {
      sid: "PassNodeRole",
      actions: ["iam:PassRole"],
      resources: [awsRoleArn(names, "cluster-node")],
      conditions: { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } },
    },
  ];
}

function looking(names: Names, region: string): Statement[] {
  const { account } = names.props;
  return [
    {
      sid: "Look",
      actions: [
        "ec2:DescribeAvailabilityZones",
        "ec2:DescribeCapacityReservations",
        "ec2:DescribeImages",
        "ec2:DescribeInstances",
        "ec2:DescribeInstanceStatus",
        "ec2:DescribeInstanceTypeOfferings",
        "ec2:DescribeInstanceTypes",
        "ec2:DescribeLaunchTemplates",
        "ec2:DescribePlacementGroups",
        "ec2:DescribeSecurityGroups",
        "ec2:DescribeSpotPriceHistory",
        "ec2:DescribeSubnets",
      ],
      // None of these knows resources.
      resources: ["*"],
      conditions: { StringEquals: { "aws:RequestedRegion": region } },
    },
    // Prices are served from another region and know no resources.
    { sid: "LookAtPrices", actions: ["pricing:GetProducts"], resources: ["*"] },
    {
      sid: "LookAtImages",
      actions: ["ssm:GetParameter"],
      resources: [awsArn("ssm", region, "", "parameter/aws/service/*")],
    },
    {
      sid: "LookAtCluster",
      actions: ["eks:DescribeCluster"],
      resources: [eksClusterArn(region, account, clusterName(names))],
    },
    {
      sid: "LookAtProfile",
      actions: ["iam:GetInstanceProfile"],
      resources: [awsArn("iam", "", account, `instance-profile/${nodeProfileName(names)}`)],
    },
    {
      sid: "HearOfInterruptions",
      actions: ["sqs:DeleteMessage", "sqs:GetQueueUrl", "sqs:ReceiveMessage"],
      resources: [sqsQueueArn(region, account, interruptionQueueName(names))],
    },
  ];
}
