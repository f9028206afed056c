import { ElasticacheParameterGroup } from "@cdktf/provider-aws/lib/elasticache-parameter-group";
import { Construct } from "constructs";
import { type CacheEngine, cacheParameterFamily } from "../../../lib/catalog/aws-cache-engines";
import type { Names } from "../../../lib/names/names";

export interface CacheParametersProps {
  readonly names: Names;
  /** What the cache is for; part of the name. */
  readonly cache: string;
  readonly engine: CacheEngine;
  readonly engineVersion: string;
  readonly clusterMode: boolean;
}

/**
 * Parameters of a cache. A group belongs to one family of versions and to one cluster mode, so both are in its name:
 * the next one stands beside it before a cache changes over.
 * @resource aws_elasticache_parameter_group
 */
export class CacheParameters extends Construct {
  readonly resource: ElasticacheParameterGroup;

  constructor(
    scope: Construct,
    id: string,
    { names, cache, engine, engineVersion, clusterMode }: CacheParametersProps,
  ) {
    super(scope, id);
    const family = cacheParameterFamily(engine, engineVersion);
    this.resource = new ElasticacheParameterGroup(this, "Resource", {
      name: names.of("cacheGroup", `${cache}-${family}${clusterMode ? "-cluster" : ""}`),
      description: `Parameters of ${cache}.`,
      family,
      parameter: [
        // As the design documents have it. What a cache drops, its services fetch again.
        { name: "maxmemory-policy", value: "allkeys-lru" },
        ...(clusterMode ? [{ name: "cluster-enabled", value: "yes" }] : []),
      ],
      lifecycle: { createBeforeDestroy: true },
    });
  }
}
