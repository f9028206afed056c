import { closest, distance } from "fastest-levenshtein";

/** What the code knows of an AWS region without asking AWS. */
export interface AwsRegionFacts {
  /** Short name used in physical names, for example `use1`. */
  readonly short: string;
  /** Every zone that some account sees in the region. */
  readonly zones: readonly string[];
  /** Two zones that offer every service to every account. */
  readonly defaultZones: readonly string[];
  /** Zones that some accounts do not see, or that EKS refuses in most. */
  readonly unfitZones: readonly string[];
}

/** @param letters the zones; the first two that are not in `unfit` are the defaults */
function facts(name: string, short: string, letters = "abc", unfit = ""): AwsRegionFacts {
  const fit = [...letters].filter((letter) => !unfit.includes(letter));
  return {
    short,
    zones: [...letters].map((letter) => `${name}${letter}`),
    defaultZones: fit.slice(0, 2).map((letter) => `${name}${letter}`),
    unfitZones: [...unfit].map((letter) => `${name}${letter}`),
  };
}

const region = (name: string, short: string, letters?: string, unfit?: string): [string, AwsRegionFacts] => [
  name,
  facts(name, short, letters, unfit),
];

/**
 * The commercial regions. Short names follow the zone ids (`use1-az1`), without their zone.
 *
 * Letters are drawn anew for each account in the older regions, so a letter may be missing in one account; such
 * letters are accepted, but are no default. EKS refuses use1-az3 (in most accounts us-east-1e, in some us-east-1c),
 * usw1-az2 and cac1-az3.
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html (2026-11)
 * @see https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html (2026-11)
 */
export const AWS_REGIONS: Readonly<Record<string, AwsRegionFacts>> = Object.fromEntries([
  region("af-south-1", "afs1"),
  region("ap-east-1", "ape1"),
  region("ap-east-2", "ape2"),
  region("ap-northeast-1", "apne1", "abcd", "b"),
  region("ap-northeast-2", "apne2", "abcd", "bd"),
  region("ap-northeast-3", "apne3"),
  region("ap-south-1", "aps1"),
  region("ap-south-2", "aps2"),
  region("ap-southeast-1", "apse1"),
  region("ap-southeast-2", "apse2"),
  region("ap-southeast-3", "apse3"),
  region("ap-southeast-4", "apse4"),
  region("ap-southeast-5", "apse5"),
  region("ap-southeast-6", "apse6"),
  region("ap-southeast-7", "apse7"),
  region("ca-central-1", "cac1", "abcd", "c"),
  region("ca-west-1", "caw1"),
  region("eu-central-1", "euc1"),
  region("eu-central-2", "euc2"),
  region("eu-north-1", "eun1"),
  region("eu-south-1", "eus1"),
  region("eu-south-2", "eus2"),
  region("eu-west-1", "euw1"),
  region("eu-west-2", "euw2"),
  region("eu-west-3", "euw3"),
  region("il-central-1", "ilc1"),
  region("me-central-1", "mec1"),
  region("me-south-1", "mes1"),
  region("mx-central-1", "mxc1"),
  region("sa-east-1", "sae1"),
  region("us-east-1", "use1", "abcdef", "ce"),
  region("us-east-2", "use2"),
  // An account sees two of the three; a and c are the usual two.
  region("us-west-1", "usw1", "abc", "b"),
  region("us-west-2", "usw2", "abcd"),
]);

/** Most letters that may differ for a name to be taken as a slip. */
const SUGGESTION_DISTANCE = 3;

/** The region that was probably meant by a name that is none. */
export function regionSuggestion(name: string): string | undefined {
  const nearest = closest(name, Object.keys(AWS_REGIONS));
  return distance(name, nearest) <= SUGGESTION_DISTANCE ? nearest : undefined;
}
