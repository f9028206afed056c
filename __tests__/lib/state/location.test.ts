import { Names } from "../../../lib/names/names";
import { acrossRegions, stateBucketName, stateKeyAlias, stateReplicaBucketName } from "../../../lib/state/location";

const SHORTS = ["use1", "usw2", "apse1"];

const names = (project: string) => new Names({ project, environment: "production", account: "123456789012" });

/** The state buckets of three regions, with a replica of each in the next one. */
const buckets = (project: string): string[] =>
  SHORTS.flatMap((short, index) => [
    stateBucketName(names(project).in(short)),
    stateReplicaBucketName(names(project).in(SHORTS[(index + 1) % SHORTS.length] ?? ""), short),
  ]);

const matches = (pattern: string, name: string): boolean => new RegExp(`^${pattern.replaceAll("*", ".*")}$`).test(name);

test("one pattern stands for the buckets of all regions, and one for their replicas", () => {
  const patterns = acrossRegions(buckets("inferloop"), SHORTS);
  expect(patterns).toHaveLength(2);
  for (const name of buckets("inferloop")) expect(patterns.some((pattern) => matches(pattern, name))).toBe(true);
});

test("one pattern stands for the keys of all regions", () => {
  const aliases = SHORTS.map((short) => stateKeyAlias(names("inferloop").in(short)));
  expect(acrossRegions(aliases, SHORTS)).toEqual(["alias/inferloop-production-*-state"]);
});

test("names that had to be cut have a hash each: their patterns stay apart", () => {
  const all = buckets("a-project-of-thirty-two-characters".slice(0, 32));
  const patterns = acrossRegions(all, SHORTS);
  for (const name of all) expect(patterns.some((pattern) => matches(pattern, name))).toBe(true);
});

test("a pattern covers no bucket of another environment or purpose", () => {
  const patterns = acrossRegions(buckets("inferloop"), SHORTS);
  const others = [
    names("inferloop").in("use1").of("s3Bucket", "data"),
    new Names({ project: "inferloop", environment: "development", account: "123456789012", regionShort: "use1" }).of(
      "s3Bucket",
      "state",
    ),
  ];
  for (const name of others) expect(patterns.some((pattern) => matches(pattern, name))).toBe(false);
});
