import { CloudwatchLogResourcePolicy } from "@cdktf/provider-aws/lib/cloudwatch-log-resource-policy";
import { TerraformOutput } from "cdktf";
import { ConfigurationError } from "../../../../lib/errors/configuration-error";
import { ReplicationGroup, type ReplicationGroupProps } from "../../../../modules/aws/cache/replication-group";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const KEY = "arn:aws:kms:us-east-1:123456789012:key/1";

const stack = (props: Partial<ReplicationGroupProps> = {}) =>
  synthesize((scope) => {
    const logDelivery = new CloudwatchLogResourcePolicy(scope, "LogDelivery", {
      policyName: "logs",
      policyDocument: "{}",
    });
    const endpoint = new ReplicationGroup(scope, "Main", {
      names: testNames(),
      region: "us-east-1",
      cache: "main",
      cacheKeyArn: KEY,
      engine: "valkey",
      engineVersion: "8.2",
      logDelivery,
      logRetentionDays: 30,
      logsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/2",
      multiAz: true,
      nodeType: "cache.t3.micro",
      protect: true,
      replicas: 1,
      shards: undefined,
      subnetIds: ["subnet-1", "subnet-2"],
      vpcId: "vpc-1",
      workloadSecurityGroupId: "sg-1",
      ...props,
    }).toCacheEndpoint();
    for (const [field, value] of Object.entries(endpoint)) new TerraformOutput(scope, field, { value, staticId: true });
  });
const group = (props: Partial<ReplicationGroupProps> = {}) =>
  stack(props).resource("aws_elasticache_replication_group");

describe("ReplicationGroup", () => {
  test("minimal props", () => {
    expect(stack().json.resource).toMatchSnapshot();
  });

  test("is encrypted at rest and on the way, for users of its group", () => {
    expect(group()).toMatchObject({
      at_rest_encryption_enabled: "true",
      kms_key_id: KEY,
      transit_encryption_enabled: true,
      transit_encryption_mode: "required",
      user_group_ids: ["${aws_elasticache_user_group.main_users.user_group_id}"],
    });
    expect(group().auth_token).toBeUndefined();
  });

  test("survives the loss of a zone", () => {
    expect(group()).toMatchObject({
      automatic_failover_enabled: true,
      multi_az_enabled: true,
      num_cache_clusters: 2,
    });
  });

  test("is a single node where nothing takes over", () => {
    expect(group({ replicas: 0, multiAz: false })).toMatchObject({
      automatic_failover_enabled: false,
      multi_az_enabled: false,
      num_cache_clusters: 1,
    });
  });

  test("spreads keys over shards in cluster mode, which never goes without failover", () => {
    const clustered = group({ shards: 3, replicas: 2 });
    expect(clustered).toMatchObject({ cluster_mode: "enabled", num_node_groups: 3, replicas_per_node_group: 2 });
    // AWS refuses both ways of counting together.
    expect(clustered.num_cache_clusters).toBeUndefined();
    expect(group()).not.toHaveProperty("num_node_groups");
    expect(group({ shards: 2, replicas: 0, multiAz: false }).automatic_failover_enabled).toBe(true);
  });

  test("takes snapshots, and a last one before it goes", () => {
    expect(group()).toMatchObject({
      snapshot_retention_limit: 7,
      final_snapshot_identifier: "inferloop-production-use1-main-final",
      lifecycle: { prevent_destroy: true },
    });
    expect(group({ protect: false })).not.toHaveProperty("final_snapshot_identifier");
    expect(group({ protect: false })).not.toHaveProperty("lifecycle");
  });

  test("takes its snapshots apart from its maintenance, as AWS wants it", () => {
    const { snapshot_window, maintenance_window } = group();
    expect(String(maintenance_window).slice(4, 9) > String(snapshot_window).slice(6)).toBe(true);
  });

  test("changes its size in place, at once", () => {
    expect(group().apply_immediately).toBe(true);
    const fixed = ({ node_type, num_cache_clusters, address, ...others }: ReturnType<typeof group>) => others;
    expect(fixed(group({ nodeType: "cache.m7g.large", replicas: 3 }))).toEqual(fixed(group()));
  });

  test("writes its logs to encrypted groups that exist before it, by name", () => {
    const groups = stack().resources("aws_cloudwatch_log_group");
    expect(groups.map(({ name }) => name).sort()).toEqual([
      "/inferloop/production/use1/cache/main/engine-log",
      "/inferloop/production/use1/cache/main/slow-log",
    ]);
    expect(group().log_delivery_configuration).toEqual(
      ["slow-log", "engine-log"].map((log) => ({
        log_type: log,
        log_format: "json",
        destination_type: "cloudwatch-logs",
        destination: `\${aws_cloudwatch_log_group.main_${log.replace("-", "_")}.name}`,
      })),
    );
    expect(group().depends_on).toEqual(["aws_cloudwatch_log_resource_policy.log_delivery"]);
  });

  test("is reached by workloads only, on its port", () => {
    expect(stack().resource("aws_vpc_security_group_ingress_rule")).toMatchObject({
      referenced_security_group_id: "sg-1",
      from_port: 6379,
      to_port: 6379,
      ip_protocol: "tcp",
    });
    expect(stack().resources("aws_vpc_security_group_egress_rule")).toEqual([]);
    expect(stack().resource("aws_elasticache_subnet_group").subnet_ids).toEqual(["subnet-1", "subnet-2"]);
  });

  test("tells other stacks its host, and that there is no secret", () => {
    expect(stack().json.output).toEqual({
      engine: { value: "valkey" },
      host: { value: "${aws_elasticache_replication_group.main.primary_endpoint_address}" },
      port: { value: 6379 },
      secret: { value: "" },
    });
    expect(stack({ shards: 2 }).json.output).toMatchObject({
      host: { value: "${aws_elasticache_replication_group.main.configuration_endpoint_address}" },
    });
  });

  test.each([
    ["replicas", { replicas: 0 }, "'replicas' must be 1 to 5 replicas, got 0"],
    ["replicas", { replicas: 6 }, "'replicas' must be 1 to 5 replicas, got 6"],
    ["shards", { shards: 501 }, "'shards' must be 1 to 500 shards, got 501"],
    ["nodeType", { nodeType: "cache.t9.micro" }, "'nodeType' must be a node type that ElastiCache offers in us-east-1"],
    ["engineVersion", { engineVersion: "6.2" }, "'engineVersion' must be a version of valkey with IAM authentication"],
  ])("fails for wrong %s: %p", (_prop, props, message) => {
    expect(() => stack(props)).toThrow(ConfigurationError);
    expect(() => stack(props)).toThrow(message);
  });
});
