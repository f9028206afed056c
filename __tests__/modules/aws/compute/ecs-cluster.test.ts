import { EcsCluster, type EcsClusterProps } from "../../../../modules/aws/compute/ecs-cluster";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const key = (name: string) => `arn:aws:kms:us-east-1:123456789012:key/${name}`;
const PROPS: EcsClusterProps = {
  names: testNames(),
  instanceCapacityProvider: "instances",
  dataKeyArn: key("data"),
  logsKeyArn: key("logs"),
  volumesKeyArn: key("volumes"),
  logRetentionDays: 90,
};
const cluster = () => synthesize((scope) => new EcsCluster(scope, "Ecs", PROPS));

describe("EcsCluster", () => {
  test("minimal props", () => {
    expect(cluster().json.resource).toMatchSnapshot();
  });

  test("mixes Fargate, Fargate Spot and instances", () => {
    expect(cluster().resource("aws_ecs_cluster_capacity_providers")).toMatchObject({
      capacity_providers: ["FARGATE", "FARGATE_SPOT", "instances"],
      default_capacity_provider_strategy: [{ capacity_provider: "FARGATE", weight: 1 }],
    });
  });

  test("is watched by enhanced Container Insights", () => {
    expect(cluster().resource("aws_ecs_cluster").setting).toEqual([{ name: "containerInsights", value: "enhanced" }]);
  });

  test("encrypts shells in tasks, and logs them into an encrypted group that is kept as long as audits", () => {
    expect(cluster().resource("aws_ecs_cluster").configuration).toMatchObject({
      execute_command_configuration: {
        kms_key_id: key("data"),
        logging: "OVERRIDE",
        log_configuration: {
          cloud_watch_encryption_enabled: true,
          cloud_watch_log_group_name: "${aws_cloudwatch_log_group.ecs_sessions.name}",
        },
      },
    });
    expect(cluster().resource("aws_cloudwatch_log_group")).toMatchObject({
      name: "/inferloop/production/use1/ecs-sessions",
      kms_key_id: key("logs"),
      retention_in_days: 90,
    });
  });

  test("encrypts the storage of Fargate with the volume key", () => {
    expect(cluster().resource("aws_ecs_cluster").configuration).toMatchObject({
      managed_storage_configuration: { fargate_ephemeral_storage_kms_key_id: key("volumes") },
    });
  });

  test("lets services find each other without a Route 53 zone", () => {
    const built = cluster();
    expect(built.resource("aws_ecs_cluster").service_connect_defaults).toEqual({
      namespace: "${aws_service_discovery_http_namespace.ecs_namespace.arn}",
    });
    expect(built.resource("aws_service_discovery_http_namespace").name).toBe("inferloop-production-use1-services");
    expect(built.addresses().filter((address) => /route53|private_dns/.test(address))).toEqual([]);
  });
});
