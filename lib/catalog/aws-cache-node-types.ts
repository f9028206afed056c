import { closest } from "fastest-levenshtein";
import { type Finding, shown } from "../errors/configuration-error";

interface Family {
  readonly sizes: readonly string[];
  /** Where the family exists. @default - everywhere, less `notIn` */
  readonly onlyIn?: readonly string[];
  readonly notIn?: readonly string[];
}

const words = (text: string) => text.split(" ");
const BURSTABLE = words("micro small medium");
const INTEL = words("large xlarge 2xlarge 4xlarge 12xlarge 24xlarge");
const GRAVITON = words("large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge");

const WITHOUT_5 = words("ap-east-2 ap-southeast-5 ap-southeast-6 ap-southeast-7 mx-central-1");
const WITHOUT_8 = words("ap-east-2 il-central-1 me-central-1 me-south-1");

/**
 * Families of node types that ElastiCache offers in commercial regions, with the sizes they come in. A family has all
 * its sizes wherever it exists. Previous generations (t2, m4, r4) are left out, because each has a cheaper successor;
 * so is r6gd, which keeps part of the data on disks and wants that asked for.
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html
 * Regions as in the data of cfn-lint 1.58.0 (aws_elasticache_cachecluster/cachenodetype_enum.json, 2026-11).
 */
const FAMILIES: Readonly<Record<string, Family>> = {
  t3: { sizes: BURSTABLE, notIn: ["ap-southeast-6"] },
  t4g: { sizes: BURSTABLE, notIn: words("me-central-1 me-south-1") },
  m5: { sizes: INTEL, notIn: WITHOUT_5 },
  m6g: { sizes: GRAVITON },
  m7g: { sizes: GRAVITON, notIn: words("ca-west-1 eu-south-1") },
  m8g: { sizes: GRAVITON, notIn: [...WITHOUT_8, ...words("ap-southeast-6 mx-central-1")] },
  r5: { sizes: INTEL, notIn: WITHOUT_5 },
  r6g: { sizes: GRAVITON },
  r7g: { sizes: GRAVITON },
  r8g: { sizes: GRAVITON, notIn: WITHOUT_8 },
  c7gn: { sizes: GRAVITON, onlyIn: words("eu-west-1 us-east-1 us-east-2 us-west-2") },
  c8gn: { sizes: GRAVITON, notIn: [...WITHOUT_8, ...words("ap-northeast-3 ap-southeast-6 eu-west-3 mx-central-1")] },
};

const offered = (family: Family, region: string): boolean =>
  family.onlyIn === undefined ? !(family.notIn ?? []).includes(region) : family.onlyIn.includes(region);

/** Every node type that ElastiCache offers in the region. */
export function cacheNodeTypes(region: string): string[] {
  return Object.entries(FAMILIES)
    .filter(([, family]) => offered(family, region))
    .flatMap(([name, family]) => family.sizes.map((size) => `cache.${name}.${size}`));
}

/** What is wrong with a node type in the region. */
export function cacheNodeTypeFinding(nodeType: string, region: string, prop: string): Finding | undefined {
  const types = cacheNodeTypes(region);
  if (types.includes(nodeType)) return undefined;
  const [, familyName = "", size = ""] = nodeType.split(".");
  const finding = { prop, rule: `a node type that ElastiCache offers in ${region}`, got: shown(nodeType) };
  if (FAMILIES[familyName]?.sizes.includes(size) !== true) {
    return { ...finding, fix: `did you mean ${closest(nodeType, types)}?` };
  }
  // The same use and size, as new as the region has.
  const fitting = types.filter((name) => name.startsWith(`cache.${familyName.charAt(0)}`) && name.endsWith(`.${size}`));
  const newest = fitting.at(-1);
  return {
    ...finding,
    fix: newest === undefined ? `pick one of ${types.slice(0, 3).join(", ")} ...` : `use ${newest}`,
  };
}
