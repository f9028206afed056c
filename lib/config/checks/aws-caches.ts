import { cacheVersionFinding } from "../../catalog/aws-cache-engines";
import { cacheNodeTypeFinding } from "../../catalog/aws-cache-node-types";
import { type CatalogColumn, catalogFinding } from "../../catalog/catalog";
import { type Finding, shown } from "../../errors/configuration-error";
import { CACHE_LIMITS, catalogedCache, type ParsedCache, usualReplicas } from "../aws/caches";
import { type FileFinding, foundAt } from "../findings";
import type { Path } from "../positions";
import { profileOf } from "../profiles";
import type { Readable } from "../readable";
import { repeated } from "./names";

/** What the schema of `aws.caches` cannot see: it needs more than one value. */
export function checkCaches({ aws, environment, catalog, settings }: Readable): FileFinding[] {
  const caches = aws?.caches ?? [];
  const names = repeated(
    caches.map(({ name }) => name),
    (index) => ["aws", "caches", index, "name"],
  );
  if (environment === undefined || catalog === undefined) return names;
  const multiAz = settings?.multiAz ?? profileOf(environment, catalog).multiAz;
  const regions = (aws?.regions ?? []).map(({ name }) => name);
  const others = caches.flatMap((cache, index) => {
    const path = ["aws", "caches", index];
    return [
      ...checkVersion(cache, path, catalog),
      ...checkNodeType(cache, path, catalog, regions),
      ...checkNodes(cache, path, multiAz),
    ];
  });
  return [...names, ...others];
}

function checkVersion(cache: ParsedCache, path: Path, catalog: CatalogColumn): FileFinding[] {
  const here = [...path, "engineVersion"];
  const { engine, engineVersion } = catalogedCache(cache, catalog);
  if (engineVersion === undefined) {
    const rule = `given for ${engine}, which is not the catalog's engine`;
    return [{ path: here, rule, got: "nothing", fix: `write a version of ${engine}, or remove the engine` }];
  }
  const finding =
    catalogFinding("elasticache-version", engineVersion, "engineVersion") ??
    cacheVersionFinding(engine, engineVersion, "engineVersion");
  if (finding === undefined || cache.engineVersion !== undefined) return foundAt(here, finding);
  return [{ path: here, rule: finding.rule, got: `${shown(engineVersion)} from '${catalog}'`, fix: instead(finding) }];
}

/** What to write where the catalog's documented column gives a version that is refused. */
const instead = ({ fix }: Finding): string =>
  `write an explicit engine and engineVersion (${fix}), or catalog: current`;

function checkNodeType(
  cache: ParsedCache,
  path: Path,
  catalog: CatalogColumn,
  regions: readonly string[],
): FileFinding[] {
  const { nodeType } = catalogedCache(cache, catalog);
  return regions.flatMap((region) =>
    foundAt([...path, "nodeType"], cacheNodeTypeFinding(nodeType, region, "nodeType")),
  );
}

function checkNodes(cache: ParsedCache, path: Path, multiAz: boolean): FileFinding[] {
  const replicas = cache.replicas ?? usualReplicas(multiAz);
  const found: FileFinding[] = [];
  if (multiAz && replicas === 0) {
    const rule = "at least 1 where multiAz is true, a replica takes over when a zone is lost";
    found.push({ path: [...path, "replicas"], rule, fix: "raise it, or write multiAz: false under settings" });
  }
  const shards = cache.shards ?? 1;
  const most = Math.floor(CACHE_LIMITS.nodes / (replicas + 1));
  if (shards > most) {
    const rule = `at most ${most} with ${replicas} replicas each, a cache has at most ${CACHE_LIMITS.nodes} nodes`;
    found.push({ path: [...path, "shards"], rule, fix: "lower it, or lower replicas" });
  }
  return found;
}
