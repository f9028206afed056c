import { AutoscalingGroupTagA } from "@cdktf/provider-aws/lib/autoscaling-group-tag";
import { EksNodeGroup } from "@cdktf/provider-aws/lib/eks-node-group";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { type ITerraformDependable, Token } from "cdktf";
import { Construct } from "constructs";
import { NODE_KIND_LABEL, NODE_TAINTS, type NodeKind, type NodeTaint } from "../../../lib/catalog/node-kinds";
import type { RestHours } from "../../../lib/config/aws/governance";
import { ConfigurationError } from "../../../lib/errors/configuration-error";
import { nodeGroupPrefix } from "../../../lib/identifiers/aws-names";
import { awsRoleArn } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import type { TagSet } from "../../../lib/tags/tags";
import { NodeGroupRest } from "./node-group-rest";

/** The documented size of a node's volume. Unit: GiB. */
export const NODE_VOLUME_GIB = 100;

/** Device of the root volume of Amazon Linux 2023. */
const ROOT_DEVICE = "/dev/xvda";

/** What the API of EKS calls the effects of taints. */
const EFFECTS: Readonly<Record<NodeTaint["effect"], string>> = {
  NoSchedule: "NO_SCHEDULE",
  PreferNoSchedule: "PREFER_NO_SCHEDULE",
  NoExecute: "NO_EXECUTE",
};

export interface NodeGroupProps {
  readonly names: Names;
  readonly clusterName: string;
  /** Kubernetes version of the nodes: the control plane's, so that an upgrade of the one upgrades the other after it. */
  readonly version: string;
  readonly name: string;
  /** Decides label and taint. */
  readonly kind: NodeKind;
  readonly instanceTypes: readonly string[];
  readonly amiType: string;
  readonly capacityType: "ON_DEMAND" | "SPOT";
  /**
   * Nodes that are always there. EKS refuses more than there are nodes: where the autoscaler has gone below, ask for
   * more nodes first (`aws eks update-nodegroup-config --scaling-config desiredSize=...`).
   */
  readonly minSize: number;
  readonly maxSize: number;
  /** Nodes at the start. Later the autoscaler's. */
  readonly desiredSize: number;
  /** When there are no nodes; none: always. */
  readonly restHours?: RestHours | undefined;
  readonly subnetIds: string[];
  /** The cluster's own, and that of workloads, by which nodes and pods reach stores. */
  readonly securityGroupIds: string[];
  /** Encrypts the volumes. Its policy must let Auto Scaling use it. */
  readonly volumesKeyArn: string;
  /** Capacity that is paid for already. @default - none */
  readonly capacityReservationId?: string;
  /** Of the instances and what belongs to them; the provider's do not reach what Auto Scaling starts. */
  readonly tags: TagSet;
  /** Add-ons that nodes need. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/**
 * A group of managed nodes. Instances have encrypted volumes, answer IMDSv2 only, and that only to themselves: pods have
 * roles of their own. Session Manager reaches them, no SSH key does.
 *
 * What cannot change in place makes a new group beside the old one, which is then drained: so the name has a suffix.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html (2026-11)
 * @resource aws_eks_node_group, aws_launch_template, aws_autoscaling_group_tag
 */
export class NodeGroup extends Construct {
  readonly resource: EksNodeGroup;

  constructor(scope: Construct, id: string, props: NodeGroupProps) {
    super(scope, id);
    const { clusterName, name, kind, minSize, maxSize, desiredSize, restHours } = props;
    if (minSize > desiredSize || desiredSize > maxSize) {
      throw new ConfigurationError(this, {
        prop: "desiredSize",
        rule: `'minSize' (${minSize}) to 'maxSize' (${maxSize})`,
        got: `${desiredSize}`,
        fix: "change it",
      });
    }
    const template = this.launchTemplate(props);
    this.resource = new EksNodeGroup(this, "Resource", {
      clusterName,
      nodeGroupNamePrefix: nodeGroupPrefix(props.names, name),
      version: props.version,
      nodeRoleArn: awsRoleArn(props.names, "cluster-node"),
      subnetIds: props.subnetIds,
      instanceTypes: [...props.instanceTypes],
      amiType: props.amiType,
      capacityType: props.capacityType,
      scalingConfig: { minSize, maxSize, desiredSize },
      // One at a time: whatever the size of the group, most of it goes on working.
      updateConfig: { maxUnavailable: 1 },
      nodeRepairConfig: { enabled: true },
      labels: { [NODE_KIND_LABEL]: kind },
      taint: NODE_TAINTS[kind].map(({ key, value, effect }) => ({ key, value, effect: EFFECTS[effect] })),
      launchTemplate: { id: template.id, version: Token.asString(template.latestVersion) },
      dependsOn: [...props.dependsOn],
      lifecycle: {
        createBeforeDestroy: true,
        // A plan at night must not bring the nodes back.
        ignoreChanges: [
          "scaling_config[0].desired_size",
          ...(restHours === undefined ? [] : ["scaling_config[0].min_size"]),
        ],
      },
    });
    this.autoscalerHints(kind);
    if (restHours === undefined) return;
    new NodeGroupRest(this, "Rest", {
      names: props.names,
      hours: restHours,
      clusterName: this.resource.clusterName,
      nodeGroupName: this.resource.nodeGroupName,
      name,
      minSize,
      desiredSize,
    });
  }

  private launchTemplate(props: NodeGroupProps): LaunchTemplate {
    const { names, name, securityGroupIds, volumesKeyArn, capacityReservationId } = props;
    const tags = { ...props.tags, Name: names.of("nameTag", `node-${name}`) };
    return new LaunchTemplate(this, "Template", {
      name: names.of("launchTemplate", `node-${name}`),
      description: `Nodes of the group ${name}`,
      updateDefaultVersion: true,
      vpcSecurityGroupIds: securityGroupIds,
      blockDeviceMappings: [
        {
          deviceName: ROOT_DEVICE,
          ebs: {
            volumeType: "gp3",
            volumeSize: NODE_VOLUME_GIB,
            encrypted: "true",
            kmsKeyId: volumesKeyArn,
            deleteOnTermination: "true",
          },
        },
      ],
      metadataOptions: {
        httpEndpoint: "enabled",
        httpTokens: "required",
        // One hop ends at the node. What an agent must know of its node it asks from the node's own network.
        httpPutResponseHopLimit: 1,
        instanceMetadataTags: "disabled",
      },
      ...(capacityReservationId === undefined
        ? {}
        : { capacityReservationSpecification: { capacityReservationTarget: { capacityReservationId } } }),
      tagSpecifications: ["instance", "volume", "network-interface"].map((resourceType) => ({ resourceType, tags })),
    });
  }

  /**
   * What the autoscaler cannot see while the group has no node: which pods a node of it would take. By which tags it
   * finds the group EKS sees to.
   * @see https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html (2026-11)
   */
  private autoscalerHints(kind: NodeKind): void {
    const template = "k8s.io/cluster-autoscaler/node-template";
    this.hint("LabelHint", `${template}/label/${NODE_KIND_LABEL}`, kind);
    for (const { key, value, effect } of NODE_TAINTS[kind]) {
      this.hint(`TaintHint-${key}`, `${template}/taint/${key}`, `${value}:${effect}`);
    }
  }

  private hint(id: string, key: string, value: string): void {
    new AutoscalingGroupTagA(this, id, {
      autoscalingGroupName: this.resource.resources.get(0).autoscalingGroups.get(0).name,
      tag: { key, value, propagateAtLaunch: false },
    });
  }
}
