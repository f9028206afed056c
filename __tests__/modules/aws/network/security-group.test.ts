import { SecurityGroup } from "../../../../modules/aws/network/security-group";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const build = (use: (group: SecurityGroup) => void = () => {}) =>
  synthesize((scope) => {
    use(
      new SecurityGroup(scope, "Group", {
        names: testNames(),
        purpose: "cache",
        description: "Caches",
        vpcId: "vpc-1",
      }),
    );
  });

describe("SecurityGroup", () => {
  test("can be replaced while it is in use", () => {
    const group = build().resource("aws_security_group");
    expect(group).toMatchObject({
      name_prefix: "inferloop-production-use1-cache-",
      description: "Caches",
      lifecycle: { create_before_destroy: true },
    });
    expect(group).not.toHaveProperty("name");
  });

  test("has no rule inline, which would remove those of other stacks", () => {
    const group = build().resource("aws_security_group");
    expect(group).not.toHaveProperty("ingress");
    expect(group).not.toHaveProperty("egress");
  });

  test("lets in a port from another group", () => {
    const stack = build((group) =>
      group.addIngress("from-workload", {
        peer: { securityGroupId: "sg-2" },
        traffic: { tcp: 6379 },
        description: "Redis from workloads",
      }),
    );
    expect(stack.resource("aws_vpc_security_group_ingress_rule")).toEqual({
      address: "aws_vpc_security_group_ingress_rule.group_from_workload",
      security_group_id: "${aws_security_group.group.id}",
      description: "Redis from workloads",
      referenced_security_group_id: "sg-2",
      ip_protocol: "tcp",
      from_port: 6379,
      to_port: 6379,
    });
  });

  test("lets out everything to a range, without ports, which AWS refuses there", () => {
    const stack = build((group) =>
      group.addEgress("to-network", {
        peer: { cidr: "10.0.0.0/16" },
        traffic: "all",
        description: "Everything inside the network",
      }),
    );
    expect(stack.resource("aws_vpc_security_group_egress_rule")).toEqual({
      address: "aws_vpc_security_group_egress_rule.group_to_network",
      security_group_id: "${aws_security_group.group.id}",
      description: "Everything inside the network",
      cidr_ipv4: "10.0.0.0/16",
      ip_protocol: "-1",
    });
  });

  test("minimal props", () => {
    expect(build().json).toMatchSnapshot();
  });
});
