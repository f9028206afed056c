import { ElasticacheUser } from "@cdktf/provider-aws/lib/elasticache-user";
import { ElasticacheUserGroup } from "@cdktf/provider-aws/lib/elasticache-user-group";
import { Construct } from "constructs";
import type { CacheEngine } from "../../../lib/catalog/aws-cache-engines";
import { cacheUserName } from "../../../lib/identifiers/aws-names";
import type { Names } from "../../../lib/names/names";

/**
 * What workloads may do: everything with keys and channels, nothing that administers the cache or stops it for others.
 * Clients ask for INFO when they connect.
 */
const WORKLOAD_ACCESS = "on ~* &* +@all -@admin -@dangerous +info";

/** No command, no key. */
const NO_ACCESS = "off ~* -@all";

export interface CacheUsersProps {
  readonly names: Names;
  /** What the cache is for; part of the names. */
  readonly cache: string;
  readonly engine: CacheEngine;
}

/**
 * Who may use a cache: one user, whom IAM authenticates, so there is no password to keep. The user `default`, whom a
 * client without a name is taken for, is not in a group of Valkey; a group of Redis must have it, so it gets one that is
 * switched off.
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html (2026-11)
 * @resource aws_elasticache_user, aws_elasticache_user_group
 */
export class CacheUsers extends Construct {
  readonly resource: ElasticacheUserGroup;

  constructor(scope: Construct, id: string, { names, cache, engine }: CacheUsersProps) {
    super(scope, id);
    const name = cacheUserName(names, cache);
    const users = [
      new ElasticacheUser(this, "App", {
        userId: name,
        // IAM authentication wants both alike.
        userName: name,
        engine,
        accessString: WORKLOAD_ACCESS,
        authenticationMode: { type: "iam" },
      }),
    ];
    if (engine === "redis") {
      users.push(
        new ElasticacheUser(this, "Default", {
          userId: names.of("cacheUser", `${cache}-default`),
          userName: "default",
          engine,
          accessString: NO_ACCESS,
          authenticationMode: { type: "no-password-required" },
        }),
      );
    }
    this.resource = new ElasticacheUserGroup(this, "Resource", {
      userGroupId: names.of("cacheUser", cache),
      engine,
      userIds: users.map(({ userId }) => userId),
    });
  }
}
