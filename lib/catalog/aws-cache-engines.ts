import { type Finding, shown } from "../errors/configuration-error";

export const CACHE_ENGINES = ["valkey", "redis"] as const;
export type CacheEngine = (typeof CACHE_ENGINES)[number];

/**
 * Versions that ElastiCache offers and that know IAM authentication, which begins with 7. The older versions of Redis
 * know passwords only, and a password would stand in the state.
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html (2026-11)
 * Versions as in the data of cfn-lint 1.58.0 (aws_elasticache_cachecluster/engine_version.json, 2026-11).
 */
const VERSIONS: Readonly<Record<CacheEngine, readonly string[]>> = {
  valkey: ["7.2", "8.0", "8.1", "8.2", "9.0", "9.1"],
  redis: ["7.0", "7.1"],
};

/** What is wrong with a version of an engine. */
export function cacheVersionFinding(engine: CacheEngine, version: string, prop: string): Finding | undefined {
  const versions = VERSIONS[engine];
  if (versions.includes(version)) return undefined;
  const other = CACHE_ENGINES.find((candidate) => VERSIONS[candidate].includes(version));
  if (other !== undefined) {
    const fix = `write engine: ${other}, or a version of ${engine}`;
    return { prop, rule: `a version of ${engine} (${versions.join(", ")})`, got: shown(version), fix };
  }
  const rule = `a version of ${engine} with IAM authentication (${versions.join(", ")}), a password would stand in the state`;
  return { prop, rule, got: shown(version), fix: `use '${versions.at(-1)}'` };
}

/** The family of parameter groups that fits a version, for example `valkey8`. */
export function cacheParameterFamily(engine: CacheEngine, version: string): string {
  return `${engine}${version.split(".")[0]}`;
}
