import { z } from "zod";
import { acceleratorOf, architectureOf } from "../../catalog/aws-instance-types";
import { type CatalogColumn, catalogValue } from "../../catalog/catalog";
import { NODE_KINDS, type NodeKind } from "../../catalog/node-kinds";
import type { Profile } from "../deployment";
import { count, oneOf, slug } from "../fields";
import { regionName } from "./region-name";

/**
 * Nodes that a managed group can have.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html (2026-11)
 */
const MAX_NODES = 450;

/**
 * Types that a managed group can have.
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html (2026-11)
 */
const MAX_TYPES = 20;

const instanceType = z
  .string("an instance type; write it like t3.medium")
  .regex(/^[a-z][a-z0-9-]*\.[a-z0-9]+$/, "an instance type; write it like t3.medium");

export const nodeGroup = z.strictObject({
  name: slug("a name for the group", 20).describe("Name of the group."),
  kind: oneOf(NODE_KINDS).describe("What the nodes are for: decides their label, taint and defaults."),
  instanceTypes: z
    .array(instanceType, "a list of instance types; write it like [t3.medium]")
    .min(1, "not empty; remove it, or write a type")
    .max(MAX_TYPES, `at most ${MAX_TYPES} types; remove some`)
    .optional()
    .describe("Types of one architecture and size, the preferred one first. Default: the kind's."),
  amiType: z
    .string("an AMI type of EKS; write it like AL2023_x86_64_STANDARD")
    .optional()
    .describe("Image of the nodes. Default: Amazon Linux 2023 for the instance types."),
  min: count(0, MAX_NODES, "nodes").optional().describe("Nodes that are always there. A standby holds its share."),
  max: count(1, MAX_NODES, "nodes").optional().describe("Where scaling ends."),
  desired: count(0, MAX_NODES, "nodes")
    .optional()
    .describe("Nodes at the start, later the autoscaler's. Default: min."),
  zones: z
    .partialRecord(
      regionName,
      z
        .array(z.string("the name of a zone; write it like us-east-1a"), "a list of zones; write it like [us-east-1a]")
        .min(1, "not empty; remove it, or write a zone"),
      "a mapping of regions to zones; remove it or write one",
    )
    .default({})
    .describe("Zones that the nodes stand in, by region. Default: all. For GPUs, which not every zone has."),
  capacityReservations: z
    .partialRecord(
      regionName,
      z
        .string("the id of a capacity reservation; write it like cr-0123456789abcdef0")
        .regex(/^cr-[0-9a-f]{17}$/, "the id of a capacity reservation; write it like cr-0123456789abcdef0"),
      "a mapping of regions to reservations; remove it or write one",
    )
    .default({})
    .describe("On-demand capacity reservations that the nodes are started in, by region."),
});
export type ParsedNodeGroup = z.output<typeof nodeGroup>;

export interface AwsNodeGroup {
  readonly name: string;
  readonly kind: NodeKind;
  readonly instanceTypes: readonly string[];
  readonly amiType: string;
  readonly capacityType: "ON_DEMAND" | "SPOT";
  readonly min: number;
  readonly max: number;
  readonly desired: number;
  /** By region. */
  readonly zones: Readonly<Partial<Record<string, readonly string[]>>>;
  /** By region. */
  readonly capacityReservations: Readonly<Partial<Record<string, string>>>;
}

/** The groups of a cluster whose file names none. */
export function defaultNodeGroups(profile: Profile): ParsedNodeGroup[] {
  const kinds: NodeKind[] = profile.multiAz ? ["system", "cpu", "spot"] : ["system"];
  return kinds.map((kind) => ({ name: kind, kind, zones: {}, capacityReservations: {} }));
}

/** How many nodes a kind has. The documents say 2 to 3 at least for high availability, and 1 to 10. */
const SIZES: Readonly<Record<"lasting" | "passing", Readonly<Record<NodeKind, { min: number; max: number }>>>> = {
  lasting: { system: { min: 2, max: 3 }, cpu: { min: 2, max: 10 }, spot: { min: 0, max: 10 }, gpu: { min: 0, max: 4 } },
  passing: { system: { min: 1, max: 2 }, cpu: { min: 1, max: 10 }, spot: { min: 0, max: 10 }, gpu: { min: 0, max: 2 } },
};

/** Types of one size from several families: when Spot has no more of one, it has of another. */
const SPOT_TYPES = {
  x86_64: ["m5.large", "m6i.large", "m7i.large", "t3.large"],
  arm64: ["m6g.large", "m7g.large", "m8g.large", "t4g.large"],
} as const;

/** Fills in what a group leaves to defaults. */
export function resolveNodeGroup(group: ParsedNodeGroup, catalog: CatalogColumn, profile: Profile): AwsNodeGroup {
  const { name, kind, zones, capacityReservations } = group;
  const sizes = SIZES[profile.multiAz ? "lasting" : "passing"][kind];
  const reserved = Object.keys(capacityReservations).length > 0;
  const capacityType = !reserved && (kind === "spot" || profile.spotFirst) ? "SPOT" : "ON_DEMAND";
  const instanceTypes = group.instanceTypes ?? defaultTypes(kind, capacityType, catalog, profile);
  const min = group.min ?? Math.min(sizes.min, group.max ?? sizes.min);
  return {
    name,
    kind,
    instanceTypes,
    amiType: group.amiType ?? amiTypeOf(instanceTypes[0] ?? "", catalog),
    capacityType,
    min,
    max: group.max ?? Math.max(sizes.max, min),
    desired: group.desired ?? min,
    zones,
    capacityReservations,
  };
}

function defaultTypes(
  kind: NodeKind,
  capacityType: AwsNodeGroup["capacityType"],
  catalog: CatalogColumn,
  { architecture }: Profile,
): readonly string[] {
  // No current family joins Graviton with a GPU of today.
  if (kind === "gpu") return [catalogValue("eks-gpu-type", catalog)];
  if (capacityType === "SPOT") return SPOT_TYPES[architecture];
  return [catalogValue(architecture === "arm64" ? "eks-node-type-arm64" : "eks-node-type", catalog)];
}

/** Images of EKS nodes, and what they run on. */
export const AMI_TYPES = {
  AL2023_x86_64_STANDARD: { architecture: "x86_64", gpu: false },
  AL2023_ARM_64_STANDARD: { architecture: "arm64", gpu: false },
  AL2023_x86_64_NVIDIA: { architecture: "x86_64", gpu: true },
  AL2023_ARM_64_NVIDIA: { architecture: "arm64", gpu: true },
} as const;

/** The image for an instance type. The catalog knows the documented one, which is for x86 without GPU. */
function amiTypeOf(instanceType: string, catalog: CatalogColumn): string {
  const arm = architectureOf(instanceType) === "arm64";
  if (acceleratorOf(instanceType) === "nvidia") return arm ? "AL2023_ARM_64_NVIDIA" : "AL2023_x86_64_NVIDIA";
  return arm ? "AL2023_ARM_64_STANDARD" : catalogValue("eks-ami-type", catalog);
}
