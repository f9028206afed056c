import type { FileFinding } from "../findings";
import { memberName, nextGeneration, type ParsedDatabase, type ParsedMember, parsedOrigin, writerOf } from "../members";
import type { Path } from "../positions";
import type { Readable } from "../readable";
import type { ParsedAws } from "../schema";
import { namedOnce } from "./regions";

type Regions = ParsedAws["regions"];

/** A database, and what its findings need to know. */
interface Case {
  readonly database: ParsedDatabase;
  readonly path: Path;
  readonly regions: Regions;
  readonly primary: string;
}

const inService = ({ retired }: ParsedMember): boolean => retired !== true;
const list = (members: readonly ParsedMember[]): string => members.map(memberName).join(", ");

/**
 * Members of databases. A replica is born from an origin and can be promoted; never can a database that was written
 * to become a replica again. So a failover retires the lost member, and a new generation follows the new writer.
 */
export function checkDatabases({ aws }: Readable): FileFinding[] {
  const { regions = [], databases = [] } = aws ?? {};
  const [primary, second] = regions.filter(({ role }) => role === "primary");
  // Without one primary nobody knows the writer, and that is a finding of its own.
  if (primary === undefined || second !== undefined || !namedOnce(regions)) return [];
  return databases.flatMap((database, index) => {
    const one = { database, path: ["aws", "databases", index, "members"], regions, primary: primary.name };
    const basics = [...checkRegions(one), ...checkGenerations(one), ...checkOrigins(one)];
    return basics.length > 0 ? basics : [...checkService(one), ...checkWriter(one), ...checkReplicas(one)];
  });
}

function checkRegions({ database, path, regions }: Case): FileFinding[] {
  const names = regions.map(({ name }) => name);
  return database.members.flatMap(({ region }, index) => {
    if (names.includes(region)) return [];
    const rule = `one of the deployment's regions (${names.join(", ")})`;
    return [{ path: [...path, index, "region"], rule, fix: "write one of them, or add the region" }];
  });
}

/** In each region they count up in the order of the list. One that was torn down leaves a gap: no name is used twice. */
function checkGenerations({ database, path }: Case): FileFinding[] {
  return database.members.flatMap(({ region, generation }, index) => {
    const next = nextGeneration(region, database.members.slice(0, index));
    if (generation >= next) return [];
    const rule = `at least ${next}, after the generations of ${region} before it`;
    return [{ path: [...path, index, "generation"], rule, fix: `write generation: ${next}` }];
  });
}

function checkOrigins({ database, path }: Case): FileFinding[] {
  const { members } = database;
  const byName = new Map(members.map((member) => [memberName(member), member]));
  return members.flatMap((member, index) => {
    const { origin } = member;
    if (origin === undefined) return [];
    const here = [...path, index, "origin"];
    if (parsedOrigin(origin)?.region === member.region) {
      const fix = "write the member it was created from, or remove it if it was created empty";
      return [{ path: here, rule: `a member in another region than ${member.region}`, fix }];
    }
    // Told once for each circle: at its first member.
    const circle = circleOf(member, byName);
    if (circle === undefined || circle.some((other) => members.indexOf(other) < index)) return [];
    const rule = `older than the member itself, but ${list(circle)} come from each other`;
    return [{ path: here, rule, fix: "remove the origin of the one that was created empty" }];
  });
}

/** The members on the way from origin to origin, if it leads back to the first. */
function circleOf(first: ParsedMember, byName: ReadonlyMap<string, ParsedMember>): ParsedMember[] | undefined {
  const way = [first];
  for (;;) {
    const next = byName.get(way.at(-1)?.origin ?? "");
    if (next === undefined) return undefined;
    if (next === first) return way;
    if (way.includes(next)) return undefined;
    way.push(next);
  }
}

/** At most one member in service in each region. */
function checkService({ database, path }: Case): FileFinding[] {
  return database.members.flatMap((member, index) => {
    const newer = database.members.slice(index + 1).find((other) => other.region === member.region && inService(other));
    if (!inService(member) || newer === undefined) return [];
    const rule = `true, ${memberName(newer)} is in service in ${member.region} after it`;
    return [{ path: [...path, index, "retired"], rule, fix: "write retired: true" }];
  });
}

function checkWriter({ database, path, primary }: Case): FileFinding[] {
  if (writerOf(database, primary) !== undefined) return [];
  const live = database.members.filter(inService);
  const generation = nextGeneration(primary, database.members);
  const others = live.map(({ region }) => region);
  const fix =
    live.length > 0
      ? `write role: primary for ${others.join(" or ")}, or add a member in ${primary}`
      : `add {region: ${primary}, generation: ${generation}}`;
  const got = live.length > 0 ? list(live) : "none";
  return [{ path, rule: `a list with a member in service in ${primary}, the primary region`, got, fix }];
}

/** Outside the primary region, what is in service follows the writer, and never wrote itself. */
function checkReplicas({ database, path, regions, primary }: Case): FileFinding[] {
  const { members } = database;
  const writer = writerOf(database, primary);
  if (writer === undefined) return [];
  return members.flatMap((member, index): FileFinding[] => {
    if (!inService(member) || member.region === primary) return [];
    const [name, source] = [memberName(member), memberName(writer)];
    const where = `${member.region} (${regions.find((region) => region.name === member.region)?.role})`;
    const next = nextGeneration(member.region, members);
    const successor = `{region: ${member.region}, generation: ${next}, origin: ${source}}`;
    const fix = `write retired: true, and add ${successor} once ${source} takes writes`;
    // Only what takes writes can be an origin.
    if (members.some(({ origin }) => origin === name)) {
      const rule = `true in ${where}, ${name} took writes and cannot become a replica`;
      return [{ path: [...path, index, "retired"], rule, fix }];
    }
    if (member.origin === source) return [];
    if (member.origin === undefined) {
      const rule = `given for a member in service in ${where}`;
      return [{ path: [...path, index, "origin"], rule, fix: `write origin: ${source}; if it took writes, ${fix}` }];
    }
    const rule = `${source}, the writer, for a member in service in ${where}`;
    const known = members.some((other) => memberName(other) === member.origin);
    const mend = known ? `a replica keeps its origin: ${fix}` : `write origin: ${source}`;
    return [{ path: [...path, index, "origin"], rule, fix: mend }];
  });
}
