import { EcsService, type EcsServiceProps } from "../../../../modules/aws/compute/ecs-service";
import { EcsServiceEntry } from "../../../../modules/aws/compute/ecs-service-entry";
import { SecurityGroup } from "../../../../modules/aws/network/security-group";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const names = testNames();
const PROPS: EcsServiceProps = {
  names,
  service: "synthdata",
  region: "us-east-1",
  clusterArn: "arn:aws:ecs:us-east-1:123456789012:cluster/main",
  namespaceArn: "arn:aws:servicediscovery:us-east-1:123456789012:namespace/ns-1",
  taskDefinitionArn: "arn:aws:ecs:us-east-1:123456789012:task-definition/synthdata:1",
  capacity: { kind: "fargate", spot: false },
  deployment: { kind: "rolling" },
  delivered: false,
  desiredCount: 2,
  executeCommand: false,
  logGroup: "logs",
  port: 8000,
  securityGroupIds: ["sg-1", "sg-2"],
  subnetIds: ["subnet-1", "subnet-2"],
  waitFor: [],
};
const ROLE = "arn:aws:iam::123456789012:role/ecs-infrastructure";

/** The service, with an entry where it has a load balancer. */
function service(props: Partial<EcsServiceProps> = {}, entryOf?: "rolling" | "blue-green") {
  return synthesize((scope) => {
    if (entryOf === undefined) return new EcsService(scope, "Service", { ...PROPS, ...props });
    const securityGroup = new SecurityGroup(scope, "Group", { names, purpose: "s", description: "s", vpcId: "vpc-1" });
    const entry = new EcsServiceEntry(scope, "Entry", {
      names,
      securityGroup,
      service: "synthdata",
      blueGreen: entryOf === "blue-green",
      port: 8000,
      healthPath: "/health",
      paths: ["/*"],
      priority: 1,
      httpsListenerArn: "listener",
      loadBalancerSecurityGroupId: "sg-lb",
      vpcId: "vpc-1",
    });
    const deployment =
      entryOf === "rolling"
        ? ({ kind: "rolling", entry } as const)
        : ({ kind: "blue-green", entry, infrastructureRoleArn: ROLE } as const);
    return new EcsService(scope, "Service", { ...PROPS, ...props, deployment });
  }).resource("aws_ecs_service");
}

describe("EcsService", () => {
  test("minimal props", () => {
    expect(service()).toMatchSnapshot();
  });

  test("rolls as documented, and goes back by itself", () => {
    expect(service()).toMatchObject({
      deployment_minimum_healthy_percent: 100,
      deployment_maximum_percent: 200,
      deployment_circuit_breaker: { enable: true, rollback: true },
    });
    expect(service().deployment_configuration).toBeUndefined();
  });

  test("gives new tasks behind a load balancer the documented 300 seconds", () => {
    const built = service({}, "rolling");
    expect(built.health_check_grace_period_seconds).toBe(300);
    expect(built.load_balancer).toEqual([
      {
        target_group_arn: "${aws_lb_target_group.entry.arn}",
        container_name: "synthdata",
        container_port: 8000,
      },
    ]);
    expect(built.depends_on).toEqual(["aws_lb_listener_rule.entry_rule"]);
    expect(service().health_check_grace_period_seconds).toBeUndefined();
  });

  test("switches between two target groups for blue/green, which Terraform then leaves to ECS", () => {
    const built = service({}, "blue-green");
    expect(built).toMatchObject({
      deployment_configuration: { strategy: "BLUE_GREEN", bake_time_in_minutes: "10" },
      deployment_circuit_breaker: { enable: true, rollback: true },
      load_balancer: [
        {
          target_group_arn: "${aws_lb_target_group.entry.arn}",
          advanced_configuration: {
            alternate_target_group_arn: "${aws_lb_target_group.entry_alternate.arn}",
            production_listener_rule: "${aws_lb_listener_rule.entry_rule.arn}",
            role_arn: ROLE,
          },
        },
      ],
    });
    expect(built.lifecycle).toEqual({ ignore_changes: ["desired_count", "load_balancer"] });
  });

  test("leaves the count to scaling, and the revision to a pipeline", () => {
    expect(service().lifecycle).toEqual({ ignore_changes: ["desired_count"] });
    expect(service({ delivered: true }).lifecycle).toEqual({ ignore_changes: ["desired_count", "task_definition"] });
  });

  test.each([
    ["Fargate", { kind: "fargate", spot: false }, [{ capacity_provider: "FARGATE", weight: 1 }]],
    [
      "Fargate Spot beside one task on demand",
      { kind: "fargate", spot: true },
      [
        { base: 1, capacity_provider: "FARGATE", weight: 0 },
        { capacity_provider: "FARGATE_SPOT", weight: 1 },
      ],
    ],
    ["instances", { kind: "ec2", capacityProvider: "instances" }, [{ capacity_provider: "instances", weight: 1 }]],
  ] as const)("runs on %s", (_what, capacity, strategy) => {
    expect(service({ capacity }).capacity_provider_strategy).toEqual(strategy);
  });

  test("is spread over the zones, wherever it runs", () => {
    expect(service().availability_zone_rebalancing).toBe("ENABLED");
    expect(service().ordered_placement_strategy).toBeUndefined();
    expect(service({ capacity: { kind: "ec2", capacityProvider: "instances" } }).ordered_placement_strategy).toEqual([
      { type: "spread", field: "attribute:ecs.availability-zone" },
      { type: "binpack", field: "memory" },
    ]);
  });

  test("changes its capacity without being replaced", () => {
    expect(service().force_new_deployment).toBe(true);
  });

  test("has no public address", () => {
    expect(service().network_configuration).toEqual({
      subnets: ["subnet-1", "subnet-2"],
      security_groups: ["sg-1", "sg-2"],
      assign_public_ip: false,
    });
  });

  test("is found by its name", () => {
    expect(service().service_connect_configuration).toMatchObject({
      enabled: true,
      namespace: PROPS.namespaceArn,
      service: [
        {
          port_name: "synthdata",
          discovery_name: "synthdata",
          client_alias: { dns_name: "synthdata", port: 8000 },
        },
      ],
    });
  });

  test("tags its tasks, which the provider's tags do not reach", () => {
    expect(service()).toMatchObject({ propagate_tags: "SERVICE", enable_ecs_managed_tags: true });
  });

  test("opens shells only where it is asked to", () => {
    expect(service().enable_execute_command).toBe(false);
    expect(service({ executeCommand: true }).enable_execute_command).toBe(true);
  });
});
