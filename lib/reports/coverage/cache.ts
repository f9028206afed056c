import type { CoverageRow } from "./row";

const CACHE = {
  seed: "003",
  section: "3. Storage Services: Amazon ElastiCache (Redis)",
  stack: "data",
  address: "aws_elasticache_replication_group.cache_main",
} as const;

/** The cache of the AWS design. */
export const CACHE_COVERAGE: readonly CoverageRow[] = [
  {
    ...CACHE,
    documented: "Engine: Redis 6.2",
    attribute: "engine",
    built: "valkey",
    why: "the open successor of Redis, which AWS develops further; engine: redis is there to choose",
  },
  {
    ...CACHE,
    documented: "Engine: Redis 6.2",
    attribute: "engine_version",
    built: "8.2",
    why: "6.2 knows no IAM authentication, and a password would stand in the state",
  },
  { ...CACHE, documented: "Node type: cache.t3.micro", attribute: "node_type", built: "cache.t3.micro" },
  {
    ...CACHE,
    documented: "Node type (scalable)",
    attribute: "apply_immediately",
    built: true,
    why: "another node type or number of nodes comes in place, at once",
  },
  { ...CACHE, documented: "Automatic failover enabled", attribute: "automatic_failover_enabled", built: true },
  {
    ...CACHE,
    documented: "Automatic failover enabled",
    attribute: "num_cache_clusters",
    built: 2,
    why: "a replica in another zone takes over",
  },
  {
    ...CACHE,
    documented: "Backup and restore capabilities",
    attribute: "snapshot_retention_limit",
    built: 7,
  },
  {
    ...CACHE,
    documented: "Backup and restore capabilities",
    attribute: "final_snapshot_identifier",
    built: "inferloop-production-use1-main-final",
  },
];
