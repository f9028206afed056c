import { databaseClassFinding } from "../../catalog/aws-database-classes";
import type { Profile } from "../deployment";
import { type FileFinding, foundAt } from "../findings";
import { type ParsedDatabase, type ParsedMember, writerOf } from "../members";
import type { Path } from "../positions";
import { profileOf } from "../profiles";
import type { Readable } from "../readable";
import type { ParsedAws } from "../schema";

type Regions = ParsedAws["regions"];

/**
 * How much more than the storage its limit must be, or RDS refuses it. Unit: per cent.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html (2026-11)
 */
const LEAST_GROWTH_PERCENT = 10;

/** A size, and where the file has it. */
interface Sized<T> {
  readonly value: T;
  readonly path: Path;
}

/** Instance classes exist where they are wanted, and storage has room to grow and is the same on both ends. */
export function checkDatabaseSizes({ environment, catalog, aws }: Readable): FileFinding[] {
  const { regions, databases } = aws ?? {};
  if (environment === undefined || catalog === undefined || regions === undefined) return [];
  const profile = profileOf(environment, catalog);
  const primary = regions.find(({ role }) => role === "primary")?.name ?? "";
  return (databases ?? []).flatMap((database, index) => {
    const path = ["aws", "databases", index];
    const live = database.members.filter(({ retired }) => retired !== true);
    const classes = live.flatMap(({ region }) => {
      const size = classOf(database, path, regions, region, profile);
      return foundAt(size.path, databaseClassFinding(size.value, region, "instanceClass"));
    });
    const writer = writerOf(database, primary);
    const storage = live.map((member) => storageOf(database, path, regions, member, profile));
    const written = writer === undefined ? undefined : storageOf(database, path, regions, writer, profile);
    return [...classes, ...checkSame(storage, written, primary), ...checkGrowth(database, path, storage)];
  });
}

const sizesOf = (regions: Regions, name: string) => {
  const index = regions.findIndex((region) => region.name === name);
  return { sizes: regions[index]?.sizes, path: ["aws", "regions", index, "sizes"] };
};

function classOf(
  database: ParsedDatabase,
  path: Path,
  regions: Regions,
  region: string,
  profile: Profile,
): Sized<string> {
  const { sizes, path: ofRegion } = sizesOf(regions, region);
  if (sizes?.databaseInstanceClass !== undefined) {
    return { value: sizes.databaseInstanceClass, path: [...ofRegion, "databaseInstanceClass"] };
  }
  return { value: database.instanceClass ?? profile.databaseInstanceClass, path: [...path, "instanceClass"] };
}

function storageOf(
  database: ParsedDatabase,
  path: Path,
  regions: Regions,
  { region }: ParsedMember,
  profile: Profile,
): Sized<number> {
  const { sizes, path: ofRegion } = sizesOf(regions, region);
  if (sizes?.databaseStorageGiB !== undefined) {
    return { value: sizes.databaseStorageGiB, path: [...ofRegion, "databaseStorageGiB"] };
  }
  return { value: database.storageGiB ?? profile.databaseStorageGiB, path: [...path, "storageGiB"] };
}

/** RDS gives a replica the storage of its source, whatever is asked for; another value would never come true. */
function checkSame(
  storage: readonly Sized<number>[],
  written: Sized<number> | undefined,
  primary: string,
): FileFinding[] {
  if (written === undefined) return [];
  return storage
    .filter(({ value }) => value !== written.value)
    .map(({ value, path }) => {
      const rule = `${written.value} as in ${primary}, a replica has the storage of its source`;
      return { path, rule, got: String(value), fix: "write the same storage for both regions" };
    });
}

function checkGrowth(database: ParsedDatabase, path: Path, storage: readonly Sized<number>[]): FileFinding[] {
  const most = Math.max(...storage.map(({ value }) => value), 0);
  const least = Math.ceil((most * (100 + LEAST_GROWTH_PERCENT)) / 100);
  if (database.maxStorageGiB === undefined || database.maxStorageGiB >= least) return [];
  const rule = `at least ${least}, ${LEAST_GROWTH_PERCENT} % more than the storage (${most} GiB)`;
  return [{ path: [...path, "maxStorageGiB"], rule, fix: "raise it, or lower storageGiB" }];
}
