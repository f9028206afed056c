import { SecurityGroups } from "../../../../modules/aws/network/security-groups";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const stack = synthesize((scope) => {
  new SecurityGroups(scope, "Groups", { names: testNames(), vpcId: "vpc-1", vpcCidr: "10.0.0.0/16" });
});

const WORKLOAD = "${aws_security_group.groups_workload.id}";
const rulesOf = (direction: "ingress" | "egress", group: string) =>
  stack
    .resources(`aws_vpc_security_group_${direction}_rule`)
    .filter((rule) => rule.security_group_id === `\${aws_security_group.groups_${group}.id}`);

describe("SecurityGroups", () => {
  test("lets workloads reach one another and nobody else reach them", () => {
    expect(rulesOf("ingress", "workload")).toMatchObject([
      { referenced_security_group_id: WORKLOAD, ip_protocol: "-1" },
    ]);
  });

  test("lets workloads out to the network, and to HTTPS elsewhere", () => {
    expect(rulesOf("egress", "workload")).toMatchObject([
      { cidr_ipv4: "10.0.0.0/16", ip_protocol: "-1" },
      { cidr_ipv4: "0.0.0.0/0", ip_protocol: "tcp", from_port: 443, to_port: 443 },
    ]);
  });

  test.each([
    ["database", 5432],
    ["file_system", 2049],
  ])("opens the %s group to workloads only, at port %i", (group, port) => {
    const rules = rulesOf("ingress", group);
    expect(rules).toMatchObject([{ referenced_security_group_id: WORKLOAD, from_port: port, to_port: port }]);
  });

  test("opens the endpoints to the network at 443", () => {
    expect(rulesOf("ingress", "endpoints")).toMatchObject([
      { cidr_ipv4: "10.0.0.0/16", ip_protocol: "tcp", from_port: 443, to_port: 443 },
    ]);
  });

  test.each(["database", "file_system", "endpoints"])("gives the %s group no way out", (group) => {
    expect(rulesOf("egress", group)).toEqual([]);
  });

  test("minimal props", () => {
    expect(stack.json).toMatchSnapshot();
  });
});
