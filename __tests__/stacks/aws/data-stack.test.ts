import { type AwsDeployment, awsRegion, type Deployment } from "../../../lib/config/deployment";
import { AWS_FOUNDATION } from "../../../lib/contracts/aws-foundation";
import { AWS_NETWORK } from "../../../lib/contracts/aws-network";
import { LINKS_TYPES } from "../../../lib/graph/links-types";
import { DataStack } from "../../../stacks/aws/data-stack";
import { swappedRoles } from "../../support/data";
import { testDeployment, testPlace, testProducer, testSurroundings } from "../../support/deployment";
import { TEST_EDGE } from "../../support/edge";
import { rendered } from "../../support/synth";

function data(regionName = "us-east-1", deployment: Deployment = testDeployment()) {
  const around = testSurroundings(deployment);
  const place = testPlace(around, regionName);
  const foundation = testProducer(around, place, "foundation", AWS_FOUNDATION);
  const network = testProducer(around, place, "network", AWS_NETWORK);
  return rendered(new DataStack(around, place, awsRegion(around.aws, regionName), { foundation, network }));
}

const aws = (overrides: Partial<AwsDeployment>) => testDeployment({ aws: overrides });

/** Types that know nothing of roles. */
const ROLELESS = /^aws_(s3_|efs_|backup_)/;

function roleless(json: ReturnType<typeof data>["json"]): object {
  return Object.fromEntries(Object.entries(json.resource ?? {}).filter(([type]) => ROLELESS.test(type)));
}

describe("DataStack", () => {
  test("renders production's home region", () => {
    expect(data().json).toMatchSnapshot();
  });

  test("keeps its addresses", () => {
    expect(data().addresses()).toMatchSnapshot();
  });

  test.each(["us-east-1", "us-west-2"])("changes no object, file or backup plan of %s when roles swap", (name) => {
    expect(roleless(data(name, swappedRoles(testDeployment())).json)).toEqual(roleless(data(name).json));
  });

  test("publishes what other layers read", () => {
    expect(Object.keys(data().json.output ?? {}).sort()).toEqual([
      "database_synthdata_admin_secret",
      "database_synthdata_database",
      "database_synthdata_engine",
      "database_synthdata_host",
      "database_synthdata_port",
      "file_system_access_point_id",
      "file_system_id",
      "objects_data_bucket",
      "objects_data_endpoint",
      "objects_data_protocol",
      "secrets_endpoint",
      "secrets_prefix",
      "secrets_protocol",
    ]);
  });

  test("has the applications' secrets in the home region only", () => {
    expect(data().resources("aws_secretsmanager_secret")).toHaveLength(4);
    const secrets = data("us-west-2").resources("aws_secretsmanager_secret");
    expect(secrets.map(({ address }) => address)).toEqual([
      "aws_secretsmanager_secret.database_synthdata_g1_admin_secret",
    ]);
  });

  test("copies backups to the partner's vault, by a name that needs no state", () => {
    for (const plan of data("us-west-2").resources("aws_backup_plan")) {
      expect(plan.rule).toMatchObject([
        {
          copy_action: [
            {
              destination_vault_arn:
                "arn:aws:backup:us-east-1:123456789012:backup-vault:inferloop-production-use1-backup",
            },
          ],
        },
      ]);
    }
  });

  test("backs a database up where it is written", () => {
    const tags = (name: string, deployment?: Deployment) => data(name, deployment).resource("aws_db_instance").tags;
    expect(tags("us-east-1")).toEqual({ Backup: "databases" });
    expect(tags("us-west-2")).toBeUndefined();
    expect(tags("us-west-2", swappedRoles(testDeployment()))).toEqual({ Backup: "databases" });
  });

  test("backs databases up well after RDS's own windows, near which RDS refuses", () => {
    const stack = data();
    const schedules = stack
      .resources("aws_backup_plan")
      .filter(({ address }) => address === "aws_backup_plan.backup_databases")
      .map((plan) => (plan.rule as [{ readonly schedule: string }])[0].schedule);
    const start = Number(/^cron\(0 (\d+) /.exec(schedules.join())?.[1]);
    const { backup_window, maintenance_window } = stack.resource("aws_db_instance");
    for (const window of [backup_window, maintenance_window]) {
      const end = Number(/(\d\d):00$/.exec(window as string)?.[1]);
      expect(start - end).toBeGreaterThan(1);
    }
  });

  test("sets what exists once per account and region only where the deployment owns the account", () => {
    expect(data().resources("aws_backup_region_settings")).toHaveLength(1);
    expect(data("us-east-1", aws({ ownsAccount: false })).resources("aws_backup_region_settings")).toEqual([]);
  });

  test("mounts the file system in every zone", () => {
    expect(data().resources("aws_efs_mount_target")).toMatchObject([
      { subnet_id: expect.stringMatching(/private_subnet_ids, 0\)/) },
      { subnet_id: expect.stringMatching(/private_subnet_ids, 1\)/) },
    ]);
  });

  test("says by tags what recovery of files and of other tiers is", () => {
    const critical = { name: "critical", rtoMinutes: 30, rpoMinutes: 15 };
    const stack = data(
      "us-east-1",
      aws({ buckets: [{ name: "data", tier: critical, acceleration: false, intelligentTiering: false }] }),
    );
    const tagged = stack.resources("aws_s3_bucket").map(({ address, tags }) => [address, tags]);
    expect(tagged).toEqual([
      ["aws_s3_bucket.access_logs", undefined],
      ["aws_s3_bucket.bucket_data", { RTO: "30m", RPO: "15m" }],
    ]);
    expect(stack.resource("aws_efs_file_system").tags).toMatchObject({ RTO: "4h", RPO: "3h" });
    const patient = { name: "standard", rtoMinutes: 480, rpoMinutes: 240 };
    const relaxed = data("us-east-1", testDeployment({ tiers: [patient] }));
    expect(relaxed.resource("aws_efs_file_system").tags).not.toHaveProperty("RPO");
  });

  describe("with caches", () => {
    const CACHE = {
      name: "main",
      engine: "valkey",
      engineVersion: "8.2",
      nodeType: "cache.t3.micro",
      replicas: 2,
      shards: undefined,
    } as const;
    const deployment = aws({ caches: [CACHE, { ...CACHE, name: "sessions", replicas: 3, shards: 4 }] });
    const groups = (name: string) =>
      Object.fromEntries(
        data(name, deployment)
          .resources("aws_elasticache_replication_group")
          .map(({ address, ...group }) => [address.split(".")[1], group]),
      );

    test("publishes each under its name", () => {
      const outputs = Object.keys(data("us-east-1", deployment).json.output ?? {});
      expect(outputs.filter((name) => name.startsWith("cache_")).sort()).toEqual(
        ["main", "sessions"].flatMap((name) =>
          ["engine", "host", "port", "secret"].map((field) => `cache_${name}_${field}`),
        ),
      );
    });

    test("holds all shards and half of the replicas in the standby", () => {
      expect(groups("us-east-1")).toMatchObject({
        cache_main: { num_cache_clusters: 3 },
        cache_sessions: { num_node_groups: 4, replicas_per_node_group: 3 },
      });
      expect(groups("us-west-2")).toMatchObject({
        cache_main: { num_cache_clusters: 2, multi_az_enabled: true },
        cache_sessions: { num_node_groups: 4, replicas_per_node_group: 2 },
      });
    });

    test.each(["us-east-1", "us-west-2"])("changes only the number of nodes in %s when roles swap", (name) => {
      const sized = (of: Deployment) =>
        data(name, of)
          .resources("aws_elasticache_replication_group")
          .map(({ num_cache_clusters, replicas_per_node_group, ...fixed }) => fixed);
      expect(sized(swappedRoles(deployment))).toEqual(sized(deployment));
    });

    test("needs no other region, so each fills by itself", () => {
      for (const group of Object.values(groups("us-west-2"))) {
        expect(group).not.toHaveProperty("global_replication_group_id");
        expect(JSON.stringify(group)).not.toMatch(/us-east-1|use1/);
      }
    });

    test("lets one policy deliver the logs of all", () => {
      const { policy_document } = data("us-east-1", deployment).resource("aws_cloudwatch_log_resource_policy");
      expect(JSON.parse(String(policy_document)).Statement[0].Resource).toHaveLength(4);
      expect(data().resources("aws_cloudwatch_log_resource_policy")).toEqual([]);
    });
  });

  test("archives nothing in the bucket that the CDN serves, in both regions", () => {
    const served = aws({ edge: { ...TEST_EDGE, cdn: { bucket: "data", priceClass: "PriceClass_100" } } });
    const transitions = (stack: ReturnType<typeof data>) =>
      stack
        .resources("aws_s3_bucket_lifecycle_configuration")
        .filter(({ address }) => address.endsWith("bucket_data_lifecycle"))
        .map(({ rule }) => JSON.stringify(rule).includes("transition"));
    expect(transitions(data())).toEqual([true]);
    expect(transitions(data("us-east-1", served))).toEqual([false]);
    expect(transitions(data("us-west-2", served))).toEqual([false]);
  });

  test("has no bucket for access logs without buckets that write there", () => {
    expect(data("us-east-1", aws({ buckets: [] })).resources("aws_s3_bucket")).toEqual([]);
  });

  test("leaves what needs two regions to the links", () => {
    const types = Object.keys(data().json.resource ?? {});
    expect(types.filter((type) => LINKS_TYPES.has(type))).toEqual([]);
  });

  test("protects everything that holds data", () => {
    const stack = data();
    for (const type of ["aws_s3_bucket", "aws_efs_file_system", "aws_db_instance"]) {
      for (const { address, lifecycle } of stack.resources(type)) {
        expect([address, lifecycle]).toEqual([address, expect.objectContaining({ prevent_destroy: true })]);
      }
    }
  });
});
