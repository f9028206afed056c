import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { WARM_PREFIXES } from "../../../lib/addresses/eks";
import type { Names } from "../../../lib/names/names";
import { Addon, type AddonProps } from "./addon";

interface AddonSettings extends Pick<AddonProps, "name" | "role" | "configuration"> {
  /** It writes to the log groups of Container Insights. @default false */
  readonly writesLogs?: true;
}

/**
 * What a node needs to become ready: addresses for pods, routes to services, roles for pods. Nodes that come before the
 * network keep another mode of it for life.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/cni-increase-ip-addresses.html (2026-11)
 */
const BEFORE_NODES: readonly AddonSettings[] = [
  { name: "eks-pod-identity-agent" },
  {
    name: "vpc-cni",
    role: "cluster-network",
    configuration: {
      // Prefixes in place of single addresses: 110 pods on a node that has 17 single ones.
      env: { ENABLE_PREFIX_DELEGATION: "true", WARM_PREFIX_TARGET: `${WARM_PREFIXES}` },
      enableNetworkPolicy: "true",
    },
  },
  { name: "kube-proxy" },
];

/** What runs on nodes, and is found to be broken without any. */
const ON_NODES: readonly AddonSettings[] = [
  {
    name: "coredns",
    configuration: { autoScaling: { enabled: true, minReplicas: 2, maxReplicas: 10 } },
  },
  { name: "metrics-server" },
  { name: "aws-ebs-csi-driver", role: "cluster-volumes" },
  { name: "aws-efs-csi-driver", role: "cluster-files" },
  // Tells node repair what a node does not say itself: full disks, kernels that hang, GPUs that fail.
  { name: "eks-node-monitoring-agent" },
  // Container Insights.
  { name: "amazon-cloudwatch-observability", role: "cluster-observability", writesLogs: true },
];

export interface AddonsProps {
  readonly names: Names;
  readonly clusterName: string;
  /** By the name of the add-on. @default - AWS's choice */
  readonly versions: Readonly<Partial<Record<string, string>>>;
}

/** The cluster's add-ons, in the order in which they find what they need. @resource aws_eks_addon */
export class Addons extends Construct {
  /** What nodes wait for. */
  readonly beforeNodes: readonly ITerraformDependable[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: AddonsProps,
  ) {
    super(scope, id);
    this.beforeNodes = BEFORE_NODES.map((settings) => this.add(settings).resource);
  }

  /** The add-ons that wait for nodes. @param logGroups of Container Insights */
  addOnNodes(nodes: readonly ITerraformDependable[], logGroups: readonly ITerraformDependable[]): void {
    for (const settings of ON_NODES) {
      this.add(settings, [...nodes, ...(settings.writesLogs === true ? logGroups : [])]);
    }
  }

  private add({ writesLogs: _writesLogs, ...settings }: AddonSettings, dependsOn?: ITerraformDependable[]): Addon {
    const { names, clusterName, versions } = this.props;
    const version = versions[settings.name];
    return new Addon(this, settings.name, {
      names,
      clusterName,
      ...settings,
      ...(version === undefined ? {} : { version }),
      ...(dependsOn === undefined ? {} : { dependsOn }),
    });
  }
}
