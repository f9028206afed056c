import { EcsServiceEntry, type EcsServiceEntryProps } from "../../../../modules/aws/compute/ecs-service-entry";
import { SecurityGroup } from "../../../../modules/aws/network/security-group";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const names = testNames();
const PROPS: Omit<EcsServiceEntryProps, "securityGroup"> = {
  names,
  service: "synthdata",
  blueGreen: false,
  port: 8000,
  healthPath: "/health",
  paths: ["/api/synthdata/*"],
  priority: 100,
  httpsListenerArn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/api/1/2",
  loadBalancerSecurityGroupId: "sg-lb",
  vpcId: "vpc-1",
};
const entry = (props: Partial<EcsServiceEntryProps> = {}) =>
  synthesize((scope) => {
    const securityGroup = new SecurityGroup(scope, "Group", { names, purpose: "s", description: "s", vpcId: "vpc-1" });
    new EcsServiceEntry(scope, "Entry", { ...PROPS, securityGroup, ...props });
  });

describe("EcsServiceEntry", () => {
  test("minimal props", () => {
    expect(entry().json.resource).toMatchSnapshot();
  });

  test("takes tasks by their addresses, and asks them as the container's check is documented", () => {
    expect(entry().resource("aws_lb_target_group")).toMatchObject({
      target_type: "ip",
      port: 8000,
      protocol: "HTTP",
      health_check: { path: "/health", matcher: "200", interval: 30, timeout: 5, unhealthy_threshold: 3 },
      lifecycle: { create_before_destroy: true },
    });
  });

  test("takes the requests of its paths and hosts, in its place", () => {
    expect(entry().resource("aws_lb_listener_rule")).toMatchObject({
      listener_arn: PROPS.httpsListenerArn,
      priority: 100,
      condition: [{ path_pattern: { values: ["/api/synthdata/*"] } }],
      action: [{ type: "forward", target_group_arn: "${aws_lb_target_group.entry.arn}" }],
    });
    expect(entry({ hosts: ["a.io"] }).resource("aws_lb_listener_rule").condition).toEqual([
      { path_pattern: { values: ["/api/synthdata/*"] } },
      { host_header: { values: ["a.io"] } },
    ]);
  });

  test("opens its port to the load balancer only, on both sides", () => {
    const built = entry();
    expect(built.resource("aws_vpc_security_group_ingress_rule")).toMatchObject({
      security_group_id: "${aws_security_group.group.id}",
      referenced_security_group_id: "sg-lb",
      from_port: 8000,
      to_port: 8000,
    });
    expect(built.resource("aws_vpc_security_group_egress_rule")).toMatchObject({
      security_group_id: "sg-lb",
      referenced_security_group_id: "${aws_security_group.group.id}",
      from_port: 8000,
      to_port: 8000,
    });
  });

  test("has a second group for blue/green, and leaves the weights to ECS", () => {
    const built = entry({ blueGreen: true });
    expect(built.resources("aws_lb_target_group")).toHaveLength(2);
    expect(built.resource("aws_lb_listener_rule")).toMatchObject({
      action: [
        {
          type: "forward",
          forward: {
            target_group: [
              { arn: "${aws_lb_target_group.entry.arn}", weight: 100 },
              { arn: "${aws_lb_target_group.entry_alternate.arn}", weight: 0 },
            ],
          },
        },
      ],
      lifecycle: { ignore_changes: ["action"] },
    });
  });

  test.each([0, 50_001])("fails for the priority %i, which a listener does not have", (priority) => {
    expect(() => entry({ priority })).toThrow("'priority' must be 1 to 50000");
  });

  test.each([1, 50_000])("takes the priority %i", (priority) => {
    expect(entry({ priority }).resource("aws_lb_listener_rule").priority).toBe(priority);
  });
});
