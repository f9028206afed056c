import { closest } from "fastest-levenshtein";
import { type Finding, shown } from "../errors/configuration-error";
import { INSTANCE_FAMILIES, SCARCE_GPU_ZONES } from "./aws-instance-families";
import { AWS_REGIONS } from "./aws-regions";

export type Architecture = "x86_64" | "arm64";
export type Accelerator = "nvidia" | "amd" | "neuron";

interface InstanceType {
  readonly name: string;
  readonly family: string;
  readonly size: string;
  readonly architecture: Architecture;
  readonly accelerator?: Accelerator;
  readonly vcpus: number;
  readonly memoryGib: number;
  /** Whether the region of that short name has it. */
  readonly standsIn: (short: string) => boolean;
}

/** Unit: GiB. Burstable types share their two vCPUs, so memory goes by size. */
const BURSTABLE_MEMORY: Readonly<Record<string, number>> = { nano: 0.5, micro: 1, small: 2, medium: 4 };

const TYPES: ReadonlyMap<string, InstanceType> = new Map(
  INSTANCE_FAMILIES.trim()
    .split("\n")
    .flatMap(parseLine)
    .map((type) => [type.name, type]),
);

function parseLine(line: string): InstanceType[] {
  const [family = "", architecture, accelerator, memory, sizes = "", ...regions] = line.split(" ");
  const excluded = regions[1] === "but";
  const listed = new Set(regions);
  return sizes.split(",").map((short) => {
    const size = /^\d+$/.test(short) ? `${short}xlarge` : short;
    const vcpus = vcpusOfSize(size, memory === "burstable");
    const memoryGib = memory === "burstable" ? (BURSTABLE_MEMORY[size] ?? vcpus * 4) : quarters(vcpus * Number(memory));
    return {
      name: `${family}.${size}`,
      family,
      size,
      architecture: architecture as Architecture,
      ...(accelerator === "-" ? {} : { accelerator: accelerator as Accelerator }),
      vcpus,
      memoryGib,
      standsIn: (region) => (listed.has("all") ? !excluded || !listed.has(region) : listed.has(region)),
    };
  });
}

function vcpusOfSize(size: string, burstable: boolean): number {
  if (size === "medium") return burstable ? 2 : 1;
  const factor = /^(\d*)xlarge$/.exec(size)?.[1];
  return factor === undefined ? 2 : 4 * Number(factor || 1);
}

/** The table has three decimals; AWS counts in quarters of a GiB. */
function quarters(gib: number): number {
  return Math.round(gib * 4) / 4;
}

const shortOf = (region: string): string => AWS_REGIONS[region]?.short ?? region;

/** Every instance type of the region that a node can have. */
export function instanceTypes(region: string): string[] {
  const short = shortOf(region);
  return [...TYPES.values()].filter((type) => type.standsIn(short)).map(({ name }) => name);
}

/** Processor architecture of a type. Undefined for a type that is in no region. */
export function architectureOf(type: string): Architecture | undefined {
  return TYPES.get(type)?.architecture;
}

/** Virtual processors of a type. Undefined for a type that is in no region. */
export function vcpusOf(type: string): number | undefined {
  return TYPES.get(type)?.vcpus;
}

/** Memory of a type. Unit: GiB. Undefined for a type that is in no region. */
export function memoryGibOf(type: string): number | undefined {
  return TYPES.get(type)?.memoryGib;
}

/** What the type has beside its processor. Undefined where it has nothing. */
export function acceleratorOf(type: string): Accelerator | undefined {
  return TYPES.get(type)?.accelerator;
}

/** What is wrong with an instance type in the region. */
export function instanceTypeFinding(type: string, region: string, prop: string): Finding | undefined {
  const known = TYPES.get(type);
  if (known?.standsIn(shortOf(region)) === true) return undefined;
  const offered = instanceTypes(region);
  const finding = { prop, rule: `an instance type that EC2 offers in ${region}`, got: shown(type) };
  if (known === undefined) return { ...finding, fix: `did you mean ${closest(type, offered)}?` };
  const instead = successor(known, region);
  if (instead !== undefined) return { ...finding, fix: `use ${instead} there` };
  const families = familiesLike(known, region);
  return {
    ...finding,
    fix: families.length === 0 ? "the region has no family of its kind, leave it out" : `use ${families.join(", ")}`,
  };
}

/** Families of the region with the same architecture and accelerator, the newest of a long list. */
function familiesLike({ architecture, accelerator }: InstanceType, region: string): string[] {
  const alike = instanceTypes(region)
    .map((name) => TYPES.get(name))
    .filter((type) => type?.architecture === architecture && type.accelerator === accelerator)
    .map((type) => type?.family ?? "");
  return [...new Set(alike)].slice(-4);
}

/** The newest type of the region with the same use, size, architecture and accelerator. */
function successor({ family, size, architecture, accelerator }: InstanceType, region: string): string | undefined {
  const use = /^[a-z]+/.exec(family)?.[0];
  const plain = use?.charAt(0) === "t" ? "t" : use;
  return instanceTypes(region)
    .filter((name) => {
      const other = TYPES.get(name);
      return (
        other?.size === size &&
        other.architecture === architecture &&
        other.accelerator === accelerator &&
        // Letters after the generation are local disks, faster networks and the like, which cost extra.
        new RegExp(`^${plain}\\d+[agi]?$`).test(other.family)
      );
    })
    .at(-1);
}

/** Ids of the region's zones that have a GPU type. Undefined where every zone has it. */
export function gpuZones(type: string, region: string): string[] | undefined {
  const short = shortOf(region);
  const family = type.split(".")[0] ?? type;
  return scarceZones(type, short) ?? scarceZones(family, short);
}

function scarceZones(type: string, short: string): string[] | undefined {
  const line = SCARCE_GPU_ZONES.split("\n").find((candidate) => candidate.startsWith(`${type} `));
  const entry = line?.split(" ").find((candidate) => candidate.startsWith(`${short}:`));
  return entry
    ?.slice(short.length + 1)
    .split(",")
    .map((zone) => `${short}-az${zone}`);
}
