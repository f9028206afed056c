import type { Construct } from "constructs";
import { EcsApplication, type EcsApplicationProps } from "../../../../modules/aws/compute/ecs-application";
import { EcsCluster } from "../../../../modules/aws/compute/ecs-cluster";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const names = testNames();
const key = (name: string) => `arn:aws:kms:us-east-1:123456789012:key/${name}`;
const cluster = (scope: Construct) =>
  new EcsCluster(scope, "Ecs", {
    names,
    instanceCapacityProvider: "instances",
    dataKeyArn: key("data"),
    logsKeyArn: key("logs"),
    volumesKeyArn: key("volumes"),
    logRetentionDays: 90,
  });
const PROPS: Omit<EcsApplicationProps, "cluster"> = {
  names,
  service: "synthdata",
  region: "us-east-1",
  architecture: "x86_64",
  image: "registry/synthdata:1.0.0",
  cpu: 1024,
  memoryMiB: 2048,
  port: 8000,
  healthPath: "/health",
  user: "1000:1000",
  environment: {},
  secrets: {},
  sidecars: [],
  executeCommand: false,
  capacity: { kind: "fargate", spot: false },
  deployment: "rolling",
  delivered: false,
  min: 2,
  max: 10,
  cpuPercent: 70,
  memoryPercent: 75,
  schedules: [],
  logRetentionDays: 30,
  logsKeyArn: key("logs"),
  subnetIds: ["subnet-1"],
  vpcId: "vpc-1",
  workloadSecurityGroupId: "sg-workload",
};
const ENTRY = {
  paths: ["/api/*"],
  priority: 1,
  httpsListenerArn: "listener",
  loadBalancerSecurityGroupId: "sg-lb",
};

function application(
  props: Partial<EcsApplicationProps> = {},
  more: (built: EcsApplication) => void = () => {},
): ReturnType<typeof synthesize> {
  return synthesize((scope) =>
    more(new EcsApplication(scope, "Service-synthdata", { ...PROPS, cluster: cluster(scope), ...props })),
  );
}

describe("EcsApplication", () => {
  test("minimal props", () => {
    expect(application().addresses()).toMatchSnapshot();
  });

  test("logs into an encrypted group of its own", () => {
    expect(application().resources("aws_cloudwatch_log_group")).toContainEqual(
      expect.objectContaining({
        name: "/inferloop/production/use1/ecs/synthdata",
        kms_key_id: key("logs"),
        retention_in_days: 30,
      }),
    );
  });

  test("has a security group of its own beside that of all workloads", () => {
    const network = application().resource("aws_ecs_service").network_configuration;
    expect(network).toMatchObject({
      security_groups: ["${aws_security_group.service_synthdata_security_group.id}", "sg-workload"],
    });
  });

  test("waits for the capacity that it names", () => {
    expect(application().resource("aws_ecs_service").depends_on).toEqual([
      "aws_ecs_cluster_capacity_providers.ecs_capacity_providers",
    ]);
  });

  test("starts with the tasks that scaling starts with", () => {
    expect(application({ min: 4 }).resource("aws_ecs_service").desired_count).toBe(4);
    expect(application({ min: 4 }).resource("aws_appautoscaling_target").min_capacity).toBe(4);
  });

  test("stands behind the load balancer only where it has an entry", () => {
    expect(application().resources("aws_lb_target_group")).toEqual([]);
    expect(application({ entry: ENTRY }).resource("aws_ecs_service").load_balancer).toHaveLength(1);
  });

  test("is switched with the region's own role for blue/green", () => {
    const built = application({ entry: ENTRY, deployment: "blue-green" });
    expect(built.resource("aws_ecs_service").load_balancer).toMatchObject([
      {
        advanced_configuration: {
          role_arn: "arn:aws:iam::123456789012:role/inferloop-production-use1-ecs-infrastructure",
        },
      },
    ]);
  });

  test("toEcsService() names its target groups, and nothing where it has none", () => {
    const contracts: unknown[] = [];
    const collect = (built: EcsApplication) => contracts.push(built.toEcsService());
    application({}, collect);
    application({ entry: ENTRY }, collect);
    application({ entry: ENTRY, deployment: "blue-green" }, collect);
    const [none, one, two] = contracts;
    const token = expect.stringMatching(/./);
    expect(none).toEqual({ target_group_arn_suffix: "", alternate_target_group_arn_suffix: "" });
    expect(one).toEqual({ target_group_arn_suffix: token, alternate_target_group_arn_suffix: "" });
    expect(two).toEqual({ target_group_arn_suffix: token, alternate_target_group_arn_suffix: token });
  });
});
