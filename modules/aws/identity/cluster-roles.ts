import { Construct } from "constructs";
import { awsArn } from "../../../lib/identifiers/aws";
import { GATE_METRIC, keyAlias } from "../../../lib/identifiers/aws-names";
import type { Names } from "../../../lib/names/names";
import { ClusterAutoscalerRole } from "./cluster-autoscaler-role";
import { ClusterNodeRole } from "./cluster-node-role";
import { ClusterRole } from "./cluster-role";
import { keyUse } from "./data-access";
import { KarpenterRole } from "./karpenter-role";
import { PodRole } from "./pod-role";
import type { Statement } from "./policy";
import { RunnerRole } from "./runner-role";
import {
  CLUSTER_FILES_POLICIES,
  CLUSTER_NETWORK_POLICIES,
  CLUSTER_OBSERVABILITY_POLICIES,
  CLUSTER_VOLUMES_POLICIES,
} from "./service-role-policies";

export interface ClusterRolesProps {
  readonly names: Names;
  readonly region: string;
  /** What adds and removes nodes. */
  readonly autoscaler: "cluster-autoscaler" | "karpenter";
  /** ARN of the region's connection to GitHub. @default - none yet */
  readonly runnerConnectionArn?: string;
}

/** Roles of the region's cluster: control plane, nodes, the add-ons that call AWS, the autoscaler and the CI runner. */
export class ClusterRoles extends Construct {
  constructor(scope: Construct, id: string, props: ClusterRolesProps) {
    super(scope, id);
    const { names, region, autoscaler, runnerConnectionArn } = props;
    new ClusterRole(this, "ControlPlane", { names, region });
    new ClusterNodeRole(this, "Node", { names, profile: autoscaler === "karpenter" });
    this.addons(names, region);
    if (autoscaler === "karpenter") new KarpenterRole(this, "Karpenter", { names, region });
    else new ClusterAutoscalerRole(this, "Autoscaler", { names, region });
    new RunnerRole(this, "Runner", {
      names,
      region,
      ...(runnerConnectionArn === undefined ? {} : { connectionArn: runnerConnectionArn }),
    });
  }

  private addons(names: Names, region: string): void {
    new PodRole(this, "Network", {
      names,
      region,
      role: "cluster-network",
      description: "VPC CNI: addresses for pods",
      managedPolicies: CLUSTER_NETWORK_POLICIES,
    });
    new PodRole(this, "Volumes", {
      names,
      region,
      role: "cluster-volumes",
      description: "EBS CSI driver: volumes for pods",
      managedPolicies: CLUSTER_VOLUMES_POLICIES,
      statements: volumeKeyUse(names, region),
    });
    new PodRole(this, "Files", {
      names,
      region,
      role: "cluster-files",
      description: "EFS CSI driver: access points for pods",
      managedPolicies: CLUSTER_FILES_POLICIES,
    });
    new PodRole(this, "Observability", {
      names,
      region,
      role: "cluster-observability",
      description: "CloudWatch agent: metrics, logs and traces of the cluster",
      managedPolicies: CLUSTER_OBSERVABILITY_POLICIES,
      statements: [
        {
          // The agent's policy allows every metric, also the one that closes the failover gate: no pod may.
          sid: "NeverTheGate",
          effect: "Deny",
          actions: ["cloudwatch:PutMetricData"],
          // Metrics have no ARN.
          resources: ["*"],
          conditions: { StringEquals: { "cloudwatch:namespace": GATE_METRIC.namespace } },
        },
      ],
    });
  }
}

/**
 * Volumes are encrypted with the account's own key, which AWS's policy does not know.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/ebs-csi.html (2026-11)
 */
function volumeKeyUse(names: Names, region: string): readonly Statement[] {
  const { account } = names.props;
  const aliases = [keyAlias(names, "volumes")];
  return [
    keyUse(
      "UseVolumesKey",
      { region, account, aliases },
      ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
      ["ec2"],
    ),
    {
      sid: "GrantVolumesKey",
      actions: ["kms:CreateGrant"],
      resources: [awsArn("kms", region, account, "key/*")],
      conditions: {
        Bool: { "kms:GrantIsForAWSResource": "true" },
        "ForAnyValue:StringEquals": { "kms:ResourceAliases": aliases },
      },
    },
  ];
}
