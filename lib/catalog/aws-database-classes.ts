import { closest } from "fastest-levenshtein";
import { type Finding, shown } from "../errors/configuration-error";

interface Family {
  readonly sizes: readonly string[];
  /** Where the family exists. @default - everywhere, less `notIn` */
  readonly onlyIn?: readonly string[];
  readonly notIn?: readonly string[];
}

const sizes = (names: string) => names.split(" ");
const BURSTABLE = sizes("micro small medium large xlarge 2xlarge");
const TO_16 = sizes("large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge");
const TO_24 = [...TO_16, "24xlarge"];
const TO_32 = [...TO_24, "32xlarge"];
const TO_48 = [...TO_24, "48xlarge"];

const regions = (names: string) => names.split(" ");
const NEWEST = regions("ap-east-2 ap-southeast-5 ap-southeast-6 ap-southeast-7 ca-west-1 mx-central-1");
const NEWER = [...NEWEST, ...regions("ap-south-2 ap-southeast-4 eu-central-2 eu-south-2 il-central-1")];
const LARGEST = regions("ap-northeast-1 eu-west-1 us-east-1 us-east-2 us-west-2");
const WITH_LOCAL_DISKS = regions("ap-northeast-1 eu-central-1 eu-south-2 us-east-1 us-east-2 us-west-2");
const INTEL_LOCAL_DISKS = [...NEWEST, ...LARGEST, "ap-southeast-2", "eu-central-1"];
const WITHOUT_7I = regions(
  "af-south-1 ap-east-1 ap-northeast-3 ap-south-2 ap-southeast-7 ca-west-1 eu-central-2 il-central-1 me-central-1 me-south-1",
);

/**
 * Instance families that RDS offers for PostgreSQL 14 and newer in commercial regions, with the sizes they come in.
 * A family has all its sizes wherever it exists. Older families (t2, m4, r4 and before) end at PostgreSQL 12.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Support.html
 * Regions as in the data of cfn-lint 1.51.0 (aws_rds_dbinstance/dbinstanceclass_enum.json, 2026-05).
 */
const FAMILIES: Readonly<Record<string, Family>> = {
  t3: { sizes: BURSTABLE },
  t4g: { sizes: BURSTABLE, notIn: ["ca-west-1"] },
  m5: { sizes: TO_24, notIn: NEWEST },
  m5d: { sizes: TO_24, notIn: NEWER },
  m6g: { sizes: TO_16 },
  m6gd: { sizes: TO_16, notIn: ["af-south-1", "sa-east-1"] },
  m6i: { sizes: TO_32, notIn: regions("ap-southeast-4 eu-central-2 eu-south-2 me-central-1") },
  m6id: { sizes: TO_32, onlyIn: INTEL_LOCAL_DISKS },
  m6idn: { sizes: TO_32, onlyIn: LARGEST },
  m6in: { sizes: TO_32, onlyIn: LARGEST },
  m7g: { sizes: TO_16, notIn: regions("af-south-1 ap-east-1 ca-west-1 eu-south-1") },
  m7i: { sizes: TO_48, notIn: [...WITHOUT_7I, "eu-south-1"] },
  m8g: {
    sizes: TO_48,
    onlyIn: [...LARGEST, ...regions("ap-south-2 eu-central-1 eu-north-1 eu-south-2 eu-west-2")],
  },
  m8gd: { sizes: TO_48, onlyIn: WITH_LOCAL_DISKS },
  r5: { sizes: TO_24, notIn: NEWEST },
  r5b: {
    sizes: TO_24,
    onlyIn: regions("ap-northeast-1 ap-southeast-1 eu-central-1 us-east-1 us-east-2 us-west-2"),
  },
  r5d: { sizes: TO_24, notIn: NEWER },
  r6g: { sizes: TO_16 },
  r6gd: {
    sizes: TO_16,
    notIn: regions(
      "af-south-1 ap-east-1 ap-northeast-2 ap-south-2 ap-southeast-4 ap-southeast-6 ca-west-1 eu-north-1 eu-south-1 eu-west-2 me-central-1 me-south-1 sa-east-1",
    ),
  },
  r6i: {
    sizes: TO_32,
    notIn: regions("ap-south-2 ap-southeast-3 ap-southeast-4 eu-central-2 eu-south-2 me-central-1"),
  },
  r6id: { sizes: TO_32, onlyIn: [...INTEL_LOCAL_DISKS, "il-central-1"] },
  r6idn: { sizes: TO_32, onlyIn: LARGEST },
  r6in: { sizes: TO_32, onlyIn: LARGEST },
  r7g: { sizes: TO_16, notIn: regions("af-south-1 ap-southeast-4 eu-west-3 me-central-1") },
  r7i: { sizes: TO_48, notIn: [...WITHOUT_7I, "ap-southeast-4"] },
  r8g: {
    sizes: TO_48,
    notIn: [
      ...NEWEST,
      ...regions("af-south-1 ap-south-2 ap-southeast-4 eu-central-2 eu-south-1 eu-west-2 eu-west-3 il-central-1"),
      ...regions("me-central-1 me-south-1 sa-east-1"),
    ],
  },
  r8gd: { sizes: TO_48, onlyIn: WITH_LOCAL_DISKS },
  x2g: { sizes: TO_16, onlyIn: regions("eu-west-1 us-east-1 us-east-2 us-west-2") },
  x2idn: {
    sizes: sizes("16xlarge 24xlarge 32xlarge"),
    onlyIn: regions("ap-southeast-2 ca-central-1 eu-central-1 eu-north-1 eu-south-1 eu-west-1"),
  },
  x2iedn: {
    sizes: sizes("xlarge 2xlarge 4xlarge 8xlarge 16xlarge 24xlarge 32xlarge"),
    onlyIn: regions("ap-southeast-2 ca-central-1 eu-central-1 eu-north-1 eu-south-1 eu-west-1 us-east-1 us-west-2"),
  },
};

const offered = (family: Family, region: string): boolean =>
  family.onlyIn === undefined ? !(family.notIn ?? []).includes(region) : family.onlyIn.includes(region);

/** Every class that RDS offers for PostgreSQL in the region. */
export function databaseClasses(region: string): string[] {
  return Object.entries(FAMILIES)
    .filter(([, family]) => offered(family, region))
    .flatMap(([name, family]) => family.sizes.map((size) => `db.${name}.${size}`));
}

/** What is wrong with an instance class for PostgreSQL in the region. */
export function databaseClassFinding(instanceClass: string, region: string, prop: string): Finding | undefined {
  const classes = databaseClasses(region);
  if (classes.includes(instanceClass)) return undefined;
  const [, familyName = "", size = ""] = instanceClass.split(".");
  const known = FAMILIES[familyName]?.sizes.includes(size) === true;
  if (!known) {
    return {
      prop,
      rule: `an instance class that RDS offers for PostgreSQL in ${region}`,
      got: shown(instanceClass),
      fix: `did you mean ${closest(instanceClass, classes)}?`,
    };
  }
  // The same use and size, as new as the region has: Graviton first, because it is the cheaper one.
  const kind = familyName.charAt(0);
  const fitting = classes.filter((name) => name.startsWith(`db.${kind}`) && name.endsWith(`.${size}`));
  const plain = fitting.filter((name) => /^db\.[a-z]\d+g\./.test(name)).at(-1) ?? fitting.at(-1);
  return {
    prop,
    rule: `an instance class that RDS offers for PostgreSQL in ${region}`,
    got: shown(instanceClass),
    fix: plain === undefined ? `pick one of ${classes.slice(0, 3).join(", ")} ...` : `use ${plain}`,
  };
}
