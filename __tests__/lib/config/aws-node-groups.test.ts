import { CLUSTER_TEXT, groups, setting } from "../../support/cluster-text";
import { type Edit, type RefusedCase, testRefusals } from "../../support/deployment-text";

const AT = "aws.cluster.nodeGroups";
const RESERVED = "capacityReservations: { us-east-1: cr-0123456789abcdef0 }";

/** The standby in eu-west-1. */
const IN_IRELAND: readonly Edit[] = [
  ["partner: us-west-2", "partner: eu-west-1"],
  ["name: us-west-2", "name: eu-west-1"],
  ["region: us-west-2", "region: eu-west-1"],
];

const NODE_GROUPS: readonly RefusedCase[] = [
  [
    "no group",
    [setting("nodeGroups: []")],
    `d.yaml:31:17 ${AT}: 'nodeGroups' must be not empty, got an empty list; remove it, or write a group`,
  ],
  [
    "no group for the cluster's own programs",
    [setting("nodeGroups: [{ name: cpu, kind: cpu }]")],
    `d.yaml:31:17 ${AT}: 'nodeGroups' must be a list with a group of kind system, for the cluster's own programs, got none; add {name: system, kind: system}`,
  ],
  [
    "no node for the cluster's own programs",
    [setting("nodeGroups: [{ name: system, kind: system, min: 0 }]")],
    `d.yaml:31:53 ${AT}[0].min: 'min' must be at least 1 for the cluster's own programs, got 0; raise it`,
  ],
  [
    "more groups than EKS has room for",
    [
      setting(
        `nodeGroups: [${Array.from({ length: 31 }, (_, index) => `{ name: n${index}, kind: system }`).join(", ")}]`,
      ),
    ],
    `d.yaml:31:17 ${AT}: 'nodeGroups' must be at most 30 groups, EKS's quota, got a list; remove some`,
  ],
  [
    "a name twice",
    [groups("name: system, kind: cpu")],
    `d.yaml:33:17 ${AT}[1].name: 'name' must be a name that is not in the list yet, got "system"; rename one of the two`,
  ],
  [
    "an unknown kind",
    [groups("name: a, kind: large")],
    `d.yaml:33:26 ${AT}[1].kind: 'kind' must be one of system, cpu, spot, gpu, got "large"; pick one of them`,
  ],
  [
    "min above max",
    [groups("name: a, kind: cpu, min: 4, max: 3")],
    `d.yaml:33:36 ${AT}[1].min: 'min' must be at most 'max' (3), got 4; lower min or raise max`,
  ],
  [
    "desired outside",
    [groups("name: a, kind: cpu, min: 2, max: 3, desired: 1")],
    `d.yaml:33:56 ${AT}[1].desired: 'desired' must be 'min' (2) to 'max' (3), got 1; change it, or leave it out`,
  ],
  [
    "more nodes than a group can have",
    [groups("name: a, kind: cpu, max: 451")],
    `d.yaml:33:36 ${AT}[1].max: 'max' must be at most 450 nodes, got 451; lower it`,
  ],
  [
    "more nodes than there are addresses",
    [groups("name: a, kind: cpu, max: 300")],
    `d.yaml:31:5 ${AT}: 'nodeGroups' must be groups of at most 247 nodes together, for whose addresses 2 zones have room, got 303; lower max of a group`,
  ],
  [
    "a type that is none",
    [groups("name: a, kind: cpu, instanceTypes: [t9.huge]")],
    `d.yaml:33:47 ${AT}[1].instanceTypes[0]: 'instanceTypes[0]' must be an instance type that EC2 offers in us-east-1, got "t9.huge"; did you mean t3.large?`,
  ],
  [
    "a type that one of the regions lacks",
    [groups("name: a, kind: cpu, instanceTypes: [x8aedz.large]")],
    `d.yaml:33:47 ${AT}[1].instanceTypes[0]: 'instanceTypes[0]' must be an instance type that EC2 offers in us-east-1, got "x8aedz.large"; use x8i.large there`,
  ],
  [
    "a type without GPU in a group for GPUs",
    [groups("name: a, kind: gpu, instanceTypes: [t3.medium]")],
    `d.yaml:33:47 ${AT}[1].instanceTypes[0]: 'instanceTypes[0]' must be a type with an NVIDIA GPU in a group of kind gpu, got "t3.medium"; write a type like g5.xlarge`,
  ],
  [
    "a GPU in a group of another kind",
    [groups("name: a, kind: cpu, instanceTypes: [g5.xlarge]")],
    `d.yaml:33:47 ${AT}[1].instanceTypes[0]: 'instanceTypes[0]' must be a type without accelerator in a group of kind cpu, got "g5.xlarge"; write kind: gpu`,
  ],
  [
    "an accelerator that no image is for",
    [groups("name: a, kind: cpu, instanceTypes: [inf2.xlarge]")],
    `d.yaml:33:47 ${AT}[1].instanceTypes[0]: 'instanceTypes[0]' must be a type without accelerator in a group of kind cpu, got "inf2.xlarge"; write another type`,
  ],
  [
    "two architectures in one group",
    [groups("name: a, kind: cpu, instanceTypes: [t3.medium, t4g.medium]")],
    `d.yaml:33:58 ${AT}[1].instanceTypes[1]: 'instanceTypes[1]' must be x86_64, as t3.medium is: one image runs on all of them, got "t4g.medium"; remove it, or the x86_64 ones`,
  ],
  [
    "two sizes in one group of the cluster autoscaler",
    [groups("name: a, kind: cpu, instanceTypes: [t3.medium, t3.large]")],
    `d.yaml:33:58 ${AT}[1].instanceTypes[1]: 'instanceTypes[1]' must be as large as t3.medium (2 vCPU, 4 GiB), the autoscaler takes all types of a group for equal, got "t3.large"; move it to a group of its own`,
  ],
  [
    "a type twice",
    [groups("name: a, kind: cpu, instanceTypes: [t3.medium, t3.medium]")],
    `d.yaml:33:58 ${AT}[1].instanceTypes[1]: 'instanceTypes[1]' must be a type that is not in the list yet, got "t3.medium"; remove it`,
  ],
  [
    "a type that its pods do not fit on",
    [groups("name: a, kind: cpu, instanceTypes: [t3.small]")],
    `d.yaml:33:47 ${AT}[1].instanceTypes[0]: 'instanceTypes[0]' must be a type with at least 4 GiB of memory, of which the node itself keeps a third, got "t3.small"; write a larger size`,
  ],
  [
    "the documented image, which EKS does not create any more",
    [groups("name: a, kind: cpu, amiType: AL2_x86_64")],
    `d.yaml:33:40 ${AT}[1].amiType: 'amiType' must be an AMI type of EKS nodes that can still be created (this one cannot since 2025-11-26), got "AL2_x86_64"; use 'AL2023_x86_64_STANDARD'`,
  ],
  [
    "an image that is none",
    [groups("name: a, kind: cpu, amiType: AL2023")],
    `d.yaml:33:40 ${AT}[1].amiType: 'amiType' must be one of AL2023_x86_64_STANDARD, AL2023_ARM_64_STANDARD, AL2023_x86_64_NVIDIA, AL2023_ARM_64_NVIDIA, got "AL2023"; write one of them, or leave it out`,
  ],
  [
    "an image for other types",
    [groups("name: a, kind: cpu, amiType: AL2023_x86_64_NVIDIA")],
    `d.yaml:33:40 ${AT}[1].amiType: 'amiType' must be an image for t3.medium, got "AL2023_x86_64_NVIDIA"; leave it out, it follows from the types`,
  ],
  [
    "more zones than have the GPU",
    [...IN_IRELAND, groups("name: a, kind: gpu, instanceTypes: [p4d.24xlarge]")],
    `d.yaml:33:9 ${AT}[1].zones.eu-west-1: 'zones' must be at most 1 of the zones in eu-west-1, only euw1-az2 has p4d.24xlarge, got eu-west-1a, eu-west-1b; write zones: {eu-west-1: [...]} with the account's letters (aws ec2 describe-availability-zones)`,
  ],
  [
    "a zone that the network has not",
    [groups("name: a, kind: gpu, zones: { us-east-1: [us-east-1d] }")],
    `d.yaml:33:52 ${AT}[1].zones.us-east-1[0]: 'us-east-1[0]' must be a zone of the network in us-east-1 (us-east-1a, us-east-1b), got "us-east-1d"; write one of them`,
  ],
  [
    "zones of a region that the deployment has not",
    [groups("name: a, kind: gpu, zones: { eu-west-1: [eu-west-1a] }")],
    `d.yaml:33:40 ${AT}[1].zones.eu-west-1: 'zones' must be one of the deployment's regions (us-east-1, us-west-2), got eu-west-1; remove it, or add the region`,
  ],
  [
    "a reservation that is none",
    [groups("name: a, kind: gpu, capacityReservations: { us-east-1: mine }")],
    `d.yaml:33:66 ${AT}[1].capacityReservations.us-east-1: 'us-east-1' must be the id of a capacity reservation, got "mine"; write it like cr-0123456789abcdef0`,
  ],
  [
    "a reservation without its zone",
    [groups(`name: a, kind: gpu, ${RESERVED}`)],
    `d.yaml:33:9 ${AT}[1].zones.us-east-1: 'zones' must be one zone, the one of the capacity reservation, got nothing; write zones: {us-east-1: [us-east-1a]}`,
  ],
  [
    "a reservation for Spot capacity",
    [groups(`name: a, kind: spot, ${RESERVED}`)],
    `d.yaml:33:67 ${AT}[1].capacityReservations.us-east-1: 'capacityReservations' must be left out in a group of kind spot, a reservation is on-demand capacity, got "cr-0123456789abcdef0"; remove it, or write another kind`,
  ],
];

describe("node groups", () => testRefusals(CLUSTER_TEXT, NODE_GROUPS));
