import { z } from "zod";
import { CACHE_ENGINES, type CacheEngine } from "../../catalog/aws-cache-engines";
import { type CatalogColumn, catalogValue } from "../../catalog/catalog";
import { count, oneOf, slug } from "../fields";
import type { ResolveContext } from "./context";

/**
 * What a replication group may have. With more than 90 nodes AWS wants to be asked first.
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Replication.Redis-RedisCluster.html (2026-11)
 */
export const CACHE_LIMITS = { shards: 500, replicas: 5, nodes: 500 } as const;

const entry = z.strictObject({
  name: slug("a name for the cache", 20).describe("Name of the cache."),
  engine: oneOf(CACHE_ENGINES).optional().describe("Default: the catalog's."),
  engineVersion: z
    .string("a version in quotes; write it like '8.2'")
    .regex(/^\d{1,2}\.\d{1,2}$/, "a major and a minor version; write it like '8.2'")
    .optional()
    .describe("Version of the engine. Default: the catalog's."),
  nodeType: z
    .string("an ElastiCache node type; write it like cache.t3.micro")
    .regex(/^cache\.[a-z0-9]+\.[a-z0-9]+$/, "an ElastiCache node type; write it like cache.t3.micro")
    .optional()
    .describe("Size of a node. Default: the catalog's, which is the documented one."),
  replicas: count(0, CACHE_LIMITS.replicas, "replicas")
    .optional()
    .describe("Copies of each primary in other zones, one of which takes over. Default: 1 with multiAz, else 0."),
  shards: count(1, CACHE_LIMITS.shards, "shards")
    .optional()
    .describe("Cluster mode: keys are spread over so many primaries. Never left out again. Default: no cluster mode."),
});

/** Caches on ElastiCache. */
export const cachesSchema = z
  .array(entry, "a list of caches; remove it or write one")
  .default([])
  .describe("Caches on ElastiCache. Each region has its own, which fills by itself.");
export type ParsedCaches = z.output<typeof cachesSchema>;
export type ParsedCache = ParsedCaches[number];

export interface AwsCache {
  readonly name: string;
  readonly engine: CacheEngine;
  readonly engineVersion: string;
  readonly nodeType: string;
  readonly replicas: number;
  /** None: cluster mode is off. */
  readonly shards: number | undefined;
}

/** What the file says of a cache, with the catalog's values. No version: the file's engine is not the catalog's. */
export function catalogedCache(
  { engine, engineVersion, nodeType }: ParsedCache,
  catalog: CatalogColumn,
): Pick<AwsCache, "engine" | "nodeType"> & { readonly engineVersion: string | undefined } {
  const usual = catalogValue("elasticache-engine", catalog) as CacheEngine;
  const version = engine === undefined || engine === usual ? catalogValue("elasticache-version", catalog) : undefined;
  return {
    engine: engine ?? usual,
    engineVersion: engineVersion ?? version,
    nodeType: nodeType ?? catalogValue("elasticache-node-type", catalog),
  };
}

/** Replicas of a cache that says nothing of them. */
export const usualReplicas = (multiAz: boolean): number => (multiAz ? 1 : 0);

export function resolveCaches(parsed: ParsedCaches, { catalog, profile }: ResolveContext): AwsCache[] {
  return parsed.map((cache) => {
    const { engine, engineVersion, nodeType } = catalogedCache(cache, catalog);
    if (engineVersion === undefined) throw new Error(`a checked deployment has a version of ${cache.name}`);
    return {
      name: cache.name,
      engine,
      engineVersion,
      nodeType,
      replicas: cache.replicas ?? usualReplicas(profile.multiAz),
      shards: cache.shards,
    };
  });
}
