import { NetworkAcl } from "../../../../modules/aws/network/network-acl";
import { type AclRule, type AclRules, MAX_ACL_RULES } from "../../../../modules/aws/network/network-acl-rules";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const RULES: AclRules = {
  ingress: { network: { number: 100, cidr: "10.0.0.0/16", traffic: "all" } },
  egress: {
    answers: { number: 100, cidr: "0.0.0.0/0", traffic: { from: 1024, to: 65535 } },
    "path-mtu": { number: 110, cidr: "0.0.0.0/0", traffic: "path-mtu" },
  },
};

const build = (rules: AclRules = RULES) =>
  synthesize((scope) => {
    new NetworkAcl(scope, "Acl", {
      names: testNames(),
      purpose: "private",
      vpcId: "vpc-1",
      subnetIds: ["subnet-a"],
      rules,
    });
  });

const many = (count: number): AclRules => {
  const rule = (number: number): AclRule => ({ number, cidr: "10.0.0.0/16", traffic: "all" });
  return {
    ingress: Object.fromEntries(Array.from({ length: count }, (_, i) => [`rule-${i}`, rule(i + 1)])),
    egress: {},
  };
};
const numbered = (number: number): AclRules => ({
  ingress: { rule: { number, cidr: "10.0.0.0/16", traffic: "all" } },
  egress: {},
});

describe("NetworkAcl", () => {
  test("guards its subnets and has no rule inline", () => {
    const acl = build().resource("aws_network_acl");
    expect(acl).toMatchObject({ subnet_ids: ["subnet-a"], tags: { Name: "inferloop-production-use1-private" } });
    expect(acl).not.toHaveProperty("ingress");
    expect(acl).not.toHaveProperty("egress");
  });

  test("allows what its rules say, in their direction", () => {
    const common = { network_acl_id: "${aws_network_acl.acl.id}", rule_action: "allow" };
    expect(build().resources("aws_network_acl_rule")).toEqual([
      {
        ...common,
        address: "aws_network_acl_rule.acl_ingress_network",
        egress: false,
        rule_number: 100,
        protocol: "-1",
        cidr_block: "10.0.0.0/16",
      },
      {
        ...common,
        address: "aws_network_acl_rule.acl_egress_answers",
        egress: true,
        rule_number: 100,
        protocol: "tcp",
        from_port: 1024,
        to_port: 65535,
        cidr_block: "0.0.0.0/0",
      },
      {
        ...common,
        address: "aws_network_acl_rule.acl_egress_path_mtu",
        egress: true,
        rule_number: 110,
        protocol: "icmp",
        icmp_type: 3,
        icmp_code: 4,
        cidr_block: "0.0.0.0/0",
      },
    ]);
  });

  test("takes as many rules as AWS does", () => {
    expect(build(many(MAX_ACL_RULES)).resources("aws_network_acl_rule")).toHaveLength(MAX_ACL_RULES);
  });

  test("fails when there are more rules than AWS takes", () => {
    expect(() => build(many(MAX_ACL_RULES + 1))).toThrow(
      "'rules' must be at most 20 in one direction, got 21; join ranges of addresses",
    );
  });

  test.each([1, 32766])("takes the rule number %i", (number) => {
    expect(build(numbered(number)).resource("aws_network_acl_rule").rule_number).toBe(number);
  });

  test.each([0, 32767])("fails when a rule has the number %i", (number) => {
    expect(() => build(numbered(number))).toThrow(`'number' must be 1 to 32766 as a rule's number, got ${number}`);
  });

  test("minimal props", () => {
    expect(build().json).toMatchSnapshot();
  });
});
