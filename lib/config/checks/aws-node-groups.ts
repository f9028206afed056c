import { CLUSTER_ADDRESSES_IN_ZONE, nodeAddresses } from "../../addresses/eks";
import { acceleratorOf, architectureOf, gpuZones, memoryGibOf, vcpusOf } from "../../catalog/aws-instance-types";
import { AWS_REGIONS } from "../../catalog/aws-regions";
import { catalogFinding } from "../../catalog/catalog";
import { shown } from "../../errors/configuration-error";
import { nodeGroupsOf } from "../aws/cluster";
import { AMI_TYPES, type AwsNodeGroup } from "../aws/node-groups";
import type { FileFinding } from "../findings";
import type { Path } from "../positions";
import { resolvedProfile } from "../profiles";
import type { Readable } from "../readable";
import type { ParsedAws } from "../schema";
import { checkInstanceTypes } from "./instance-types";
import { repeated } from "./names";

type ParsedCluster = NonNullable<ParsedAws["cluster"]>;
type Regions = ParsedAws["regions"];

/** Least memory of a node. Unit: GiB. The kubelet alone keeps 1.5 for 110 pods. */
const LEAST_MEMORY_GIB = 4;

/** Groups of nodes that AWS can start, whether the file or a default gives their values. */
export function checkNodeGroups(cluster: ParsedCluster, deployment: Readable): FileFinding[] {
  const { environment, catalog, settings, retentionDays, aws } = deployment;
  if (environment === undefined || catalog === undefined) return [];
  const regions = aws?.regions ?? [];
  const profile = resolvedProfile({ environment, catalog, settings, retentionDays });
  const groups = nodeGroupsOf(cluster, catalog, profile);
  const list: Path = ["aws", "cluster", "nodeGroups"];
  return [
    ...repeated(
      groups.map(({ name }) => name),
      (index) => [...list, index, "name"],
    ),
    ...checkSystem(groups, list),
    ...groups.flatMap((group, index) => {
      const path = [...list, index];
      return [
        ...checkSizes(group, path),
        ...checkTypes(group, [...path, "instanceTypes"], cluster, regions),
        ...checkImage(group, [...path, "amiType"], catalog),
        ...checkPlaces(group, path, regions),
      ];
    }),
    ...checkAddresses(groups, list, regions),
  ];
}

/** Add-ons wait for nodes on which everything may run. */
function checkSystem(groups: readonly AwsNodeGroup[], list: Path): FileFinding[] {
  const system = groups.findIndex(({ kind }) => kind === "system");
  if (system < 0) {
    const rule = "a list with a group of kind system, for the cluster's own programs";
    return [{ path: list, rule, got: "none", fix: "add {name: system, kind: system}" }];
  }
  if (groups[system]?.min !== 0) return [];
  return [{ path: [...list, system, "min"], rule: "at least 1 for the cluster's own programs", fix: "raise it" }];
}

function checkSizes({ min, max, desired }: AwsNodeGroup, path: Path): FileFinding[] {
  if (min > max) return [{ path: [...path, "min"], rule: `at most 'max' (${max})`, fix: "lower min or raise max" }];
  if (desired >= min && desired <= max) return [];
  return [{ path: [...path, "desired"], rule: `'min' (${min}) to 'max' (${max})`, fix: "change it, or leave it out" }];
}

function checkTypes(
  { kind, instanceTypes }: AwsNodeGroup,
  path: Path,
  { autoscaler }: ParsedCluster,
  regions: Regions,
): FileFinding[] {
  const wrong = checkInstanceTypes(
    instanceTypes,
    path,
    regions.map(({ name }) => name),
  );
  if (wrong.length > 0) return wrong;
  const [first = ""] = instanceTypes;
  return instanceTypes.flatMap((type, index): FileFinding[] => {
    const at = { path: [...path, index], got: shown(type) };
    if (instanceTypes.indexOf(type) !== index) {
      return [{ ...at, rule: "a type that is not in the list yet", fix: "remove it" }];
    }
    const gpu = acceleratorOf(type) === "nvidia";
    if (kind === "gpu" && !gpu) {
      return [{ ...at, rule: "a type with an NVIDIA GPU in a group of kind gpu", fix: "write a type like g5.xlarge" }];
    }
    if (kind !== "gpu" && acceleratorOf(type) !== undefined) {
      const rule = `a type without accelerator in a group of kind ${kind}`;
      return [{ ...at, rule, fix: gpu ? "write kind: gpu" : "write another type" }];
    }
    if ((memoryGibOf(type) ?? 0) < LEAST_MEMORY_GIB) {
      const rule = `a type with at least ${LEAST_MEMORY_GIB} GiB of memory, of which the node itself keeps a third`;
      return [{ ...at, rule, fix: "write a larger size" }];
    }
    if (autoscaler !== "cluster-autoscaler" || sizeOf(type) === sizeOf(first)) return [];
    const rule = `as large as ${first} (${sizeOf(first)}), the autoscaler takes all types of a group for equal`;
    return [{ ...at, rule, fix: "move it to a group of its own" }];
  });
}

const sizeOf = (type: string): string => `${vcpusOf(type)} vCPU, ${memoryGibOf(type)} GiB`;

/** An image that can still be created, for the processors of the types. */
function checkImage(
  { amiType, instanceTypes }: AwsNodeGroup,
  path: Path,
  catalog: "current" | "documented",
): FileFinding[] {
  const retired = catalogFinding("eks-ami-type", amiType, "amiType");
  if (retired !== undefined) {
    const fix = catalog === "documented" ? `${retired.fix}, or write catalog: current` : retired.fix;
    return [{ path, rule: retired.rule, got: retired.got, fix }];
  }
  const known: Readonly<Record<string, { readonly architecture: string; readonly gpu: boolean }>> = AMI_TYPES;
  const image = known[amiType];
  if (image === undefined) {
    return [{ path, rule: `one of ${Object.keys(known).join(", ")}`, fix: "write one of them, or leave it out" }];
  }
  const [type = ""] = instanceTypes;
  const fits = image.architecture === architectureOf(type) && image.gpu === (acceleratorOf(type) === "nvidia");
  if (architectureOf(type) === undefined || fits) return [];
  return [{ path, rule: `an image for ${type}`, fix: "leave it out, it follows from the types" }];
}

/** The zones of a region: the file's, or their defaults. */
const zonesOf = ({ name, zones }: Regions[number]): readonly string[] => zones ?? AWS_REGIONS[name]?.defaultZones ?? [];

/** Zones and reservations belong to regions of the deployment, and GPUs are where the nodes stand. */
function checkPlaces(group: AwsNodeGroup, path: Path, regions: Regions): FileFinding[] {
  const names = regions.map(({ name }) => name);
  const foreign = (["zones", "capacityReservations"] as const).flatMap((setting) =>
    Object.keys(group[setting])
      .filter((region) => !names.includes(region))
      .map((region) => {
        const rule = `one of the deployment's regions (${names.join(", ")})`;
        return {
          path: [...path, setting, region],
          prop: setting,
          rule,
          got: region,
          fix: "remove it, or add the region",
          atKey: true,
        };
      }),
  );
  return [...foreign, ...regions.flatMap((region) => checkPlace(group, path, region))];
}

function checkPlace(group: AwsNodeGroup, path: Path, region: Regions[number]): FileFinding[] {
  const { name } = region;
  const chosen = group.zones[name];
  const known = zonesOf(region);
  const at = [...path, "zones", name];
  const unknown = (chosen ?? []).flatMap((zone, index) =>
    known.includes(zone)
      ? []
      : [
          {
            path: [...at, index],
            rule: `a zone of the network in ${name} (${known.join(", ")})`,
            fix: "write one of them",
          },
        ],
  );
  const twice = repeated(chosen ?? [], (index) => [...at, index]);
  if (unknown.length + twice.length > 0) return [...unknown, ...twice];
  const zones = chosen ?? known;
  if (group.capacityReservations[name] !== undefined) {
    if (group.kind === "spot") {
      const rule = "left out in a group of kind spot, a reservation is on-demand capacity";
      return [
        {
          path: [...path, "capacityReservations", name],
          prop: "capacityReservations",
          rule,
          fix: "remove it, or write another kind",
        },
      ];
    }
    if (zones.length !== 1) {
      const rule = "one zone, the one of the capacity reservation";
      return [
        {
          path: at,
          prop: "zones",
          rule,
          got: chosen === undefined ? "nothing" : `${zones.length}`,
          fix: `write zones: {${name}: [${known[0]}]}`,
        },
      ];
    }
  }
  // Letters say nothing of ids, but more zones than have the type cannot all have it.
  const scarce = group.instanceTypes.find((type) => (gpuZones(type, name)?.length ?? zones.length) < zones.length);
  if (scarce === undefined) return [];
  const ids = gpuZones(scarce, name) ?? [];
  const rule = `at most ${ids.length} of the zones in ${name}, only ${ids.join(", ")} ${ids.length === 1 ? "has" : "have"} ${scarce}`;
  const fix = `write zones: {${name}: [...]} with the account's letters (aws ec2 describe-availability-zones)`;
  return [{ path: at, prop: "zones", rule, got: zones.join(", "), fix }];
}

/** All nodes together, with a few pods each, find addresses in the cluster's subnets. */
function checkAddresses(groups: readonly AwsNodeGroup[], list: Path, regions: Regions): FileFinding[] {
  const zones = Math.min(...regions.map((region) => zonesOf(region).length));
  const most = Math.floor((zones * CLUSTER_ADDRESSES_IN_ZONE) / nodeAddresses(1));
  const nodes = groups.reduce((sum, { max }) => sum + max, 0);
  if (regions.length === 0 || nodes <= most) return [];
  const rule = `groups of at most ${most} nodes together, for whose addresses ${zones} zones have room`;
  return [{ path: list, rule, got: `${nodes}`, fix: "lower max of a group" }];
}
