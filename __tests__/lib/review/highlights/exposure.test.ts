import { exposureHighlights, isWide } from "../../../../lib/review/highlights/exposure";
import type { ObjectValue } from "../../../../lib/review/values";
import { change, told, update } from "../../../support/reviews";

const OPEN = "0.0.0.0/0";
const created = (type: string, after: ObjectValue) =>
  told(exposureHighlights(change(`${type}.it`, "create", undefined, after)));
const updated = (type: string, before: ObjectValue, after: ObjectValue) =>
  told(exposureHighlights(update(type, before, after)));

describe("ingress", () => {
  const port = { from_port: 443, to_port: 443, ip_protocol: "tcp" };
  const old = { from_port: 0, to_port: 65535, protocol: "tcp" };

  test.each<[string, string, ObjectValue, string]>([
    [
      "a rule",
      "aws_vpc_security_group_ingress_rule",
      { ...port, cidr_ipv4: "10.0.0.0/16" },
      "admits 10.0.0.0/16 to tcp 443",
    ],
    [
      "a rule for everybody",
      "aws_vpc_security_group_ingress_rule",
      { ...port, cidr_ipv4: OPEN },
      `reachable by more: admits ${OPEN} to tcp 443`,
    ],
    [
      "IPv6",
      "aws_vpc_security_group_ingress_rule",
      { ip_protocol: "-1", cidr_ipv6: "::/0" },
      "reachable by more: admits ::/0 to every port",
    ],
    [
      "a group",
      "aws_vpc_security_group_ingress_rule",
      { ...port, referenced_security_group_id: "sg-1" },
      "admits sg-1 to tcp 443",
    ],
    [
      "an old rule",
      "aws_security_group_rule",
      { ...old, type: "ingress", cidr_blocks: ["10.0.0.0/8", OPEN] },
      `reachable by more: admits ${OPEN}, 10.0.0.0/8 to tcp 0-65535`,
    ],
    [
      "a rule inside a group",
      "aws_security_group",
      { ingress: [{ ...old, self: true, cidr_blocks: [] }] },
      "admits itself to tcp 0-65535",
    ],
    [
      "an ACL's rule",
      "aws_network_acl_rule",
      { ...old, rule_action: "allow", egress: false, cidr_block: OPEN },
      `reachable by more: admits ${OPEN} to tcp 0-65535`,
    ],
    [
      "a rule inside an ACL",
      "aws_default_network_acl",
      { ingress: { ...old, action: "allow", cidr_block: OPEN } },
      `reachable by more: admits ${OPEN} to tcp 0-65535`,
    ],
  ])("that comes is told: %s", (_, type, after, expected) => {
    expect(created(type, after)).toEqual([expected]);
  });

  test.each<[string, string, ObjectValue]>([
    ["egress", "aws_security_group_rule", { ...old, type: "egress", cidr_blocks: [OPEN] }],
    ["an ACL's egress", "aws_network_acl_rule", { ...old, rule_action: "allow", egress: true, cidr_block: OPEN }],
    ["what an ACL denies", "aws_network_acl_rule", { ...old, rule_action: "deny", egress: false, cidr_block: OPEN }],
    ["what an ACL denies inside", "aws_network_acl", { ingress: [{ ...old, action: "deny", cidr_block: OPEN }] }],
  ])("is not %s", (_, type, after) => {
    expect(created(type, after)).toEqual([]);
  });

  test("that changes is told with what was there, and a new description is no change", () => {
    const before = { ...port, cidr_ipv4: "10.0.0.0/16", description: "a" };
    expect(updated("aws_vpc_security_group_ingress_rule", before, { ...before, description: "b" })).toEqual([]);
    expect(updated("aws_vpc_security_group_ingress_rule", before, { ...before, cidr_ipv4: OPEN })).toEqual([
      `reachable by more: admits ${OPEN} to tcp 443`,
      "no longer admits 10.0.0.0/16 to tcp 443",
    ]);
  });

  test("that goes is told", () => {
    const gone = change("aws_vpc_security_group_ingress_rule.it", "destroy", { ...port, cidr_ipv4: OPEN }, undefined);
    expect(told(exposureHighlights(gone))).toEqual([`no longer admits ${OPEN} to tcp 443`]);
  });
});

test.each([
  ["0.0.0.0/0", true],
  ["128.0.0.0/1", true],
  ["2000::/3", true],
  ["10.0.0.0/8", false],
  ["203.0.113.7/32", false],
  ["sg-1/0", false],
])("%s is nearly everybody: %s", (cidr, expected) => {
  expect(isWide(cidr)).toBe(expected);
});

describe("settings", () => {
  test.each<[string, string, ObjectValue, ObjectValue]>([
    ["a database", "aws_db_instance", { publicly_accessible: false }, { publicly_accessible: true }],
    [
      "a public access block",
      "aws_s3_bucket_public_access_block",
      { block_public_policy: true },
      { block_public_policy: false },
    ],
    ["a load balancer", "aws_lb", { internal: true }, { internal: false }],
    [
      "a cluster's endpoint",
      "aws_eks_cluster",
      { vpc_config: [{ endpoint_public_access: false }] },
      { vpc_config: [{ endpoint_public_access: true }] },
    ],
    [
      "who reaches a cluster's endpoint",
      "aws_eks_cluster",
      { vpc_config: [{ public_access_cidrs: ["10.0.0.0/8"] }] },
      { vpc_config: [{ public_access_cidrs: [OPEN] }] },
    ],
    ["a bucket's ACL", "aws_s3_bucket_acl", { acl: "private" }, { acl: "public-read" }],
    [
      "instances without sessions",
      "aws_launch_template",
      { metadata_options: [{ http_tokens: "required" }] },
      { metadata_options: [{ http_tokens: "optional" }] },
    ],
    ["a function for everybody", "aws_lambda_permission", { principal: "sns.amazonaws.com" }, { principal: "*" }],
  ])("that open alert: %s", (_, type, before, after) => {
    expect(updated(type, before, after)).toEqual([expect.stringMatching(/^reachable by more: /)]);
  });

  test.each<[string, string, ObjectValue, ObjectValue, number]>([
    ["a database that closes", "aws_db_instance", { publicly_accessible: true }, { publicly_accessible: false }, 1],
    [
      "a cluster's narrower endpoint",
      "aws_eks_cluster",
      { public_access_cidrs: [OPEN] },
      { public_access_cidrs: ["203.0.113.7/32"] },
      1,
    ],
    ["another `internal`", "aws_lb_target_group", { internal: true }, { internal: false }, 0],
    ["another `principal`", "aws_backup_vault", { principal: "a" }, { principal: "*" }, 0],
    ["another `acl`", "aws_wafv2_web_acl", { rule: { acl: "a" } }, { rule: { acl: "public-read" } }, 0],
  ])("that do not open do not alert: %s", (_, type, before, after, count) => {
    const found = updated(type, before, after);
    expect(found).toHaveLength(count);
    expect(found.filter((line) => line.startsWith("reachable"))).toEqual([]);
  });

  test("of what is new alert as well", () => {
    expect(created("aws_db_instance", { publicly_accessible: true })).toEqual([
      "reachable by more: publicly_accessible: true",
    ]);
    expect(created("aws_lb", { name: "api" })).toEqual(["reachable by more: is new, and not internal"]);
    expect(created("aws_lb", { name: "api", internal: false })).toEqual([
      "reachable by more: is new, and not internal",
    ]);
    expect(created("aws_lb", { name: "api", internal: true })).toEqual([]);
  });

  test("a block that goes lets others in", () => {
    const gone = change("aws_s3_bucket_public_access_block.it", "destroy", { bucket: "b" }, undefined);
    expect(told(exposureHighlights(gone))).toEqual(["reachable by more: is destroyed"]);
  });
});

describe("policies for everybody", () => {
  const statement = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::b/*" };
  const policy = (rest: object) => ({ policy: JSON.stringify({ Statement: [{ ...statement, ...rest }] }) });
  const OPENED = "open to everybody: Allow s3:GetObject on arn:aws:s3:::b/* for *";

  test.each([
    ["*", OPENED],
    [{ AWS: "*" }, OPENED],
    [{ AWS: ["1", "*"] }, "open to everybody: Allow s3:GetObject on arn:aws:s3:::b/* for *, AWS:1"],
  ])("alert: %j", (principal, expected) => {
    expect(created("aws_s3_bucket_policy", policy({ Principal: principal }))).toEqual([expected]);
    const before = policy({ Principal: { AWS: "1" } });
    expect(updated("aws_s3_bucket_policy", before, policy({ Principal: principal }))).toEqual([expected]);
  });

  test("show their condition", () => {
    const [found] = created(
      "aws_sqs_queue_policy",
      policy({ Principal: "*", Condition: { ArnEquals: { "aws:SourceArn": "a" } } }),
    );
    expect(found).toBe(`${OPENED} if {"ArnEquals":{"aws:SourceArn":"a"}}`);
  });

  test.each([
    ["a Deny", { Effect: "Deny", Principal: "*" }],
    ["a service", { Principal: { Service: "sns.amazonaws.com" } }],
    ["no principal at all", {}],
  ])("are not: %s", (_, rest) => {
    expect(created("aws_s3_bucket_policy", policy(rest))).toEqual([]);
  });

  test("that were open before are not told again", () => {
    const before = policy({ Principal: "*" });
    expect(updated("aws_s3_bucket_policy", before, policy({ Principal: "*", Action: "s3:PutObject" }))).toEqual([
      "open to everybody: Allow s3:PutObject on arn:aws:s3:::b/* for *",
    ]);
    const named = (rest: object) => policy({ Sid: "All", Principal: "*", ...rest });
    expect(updated("aws_s3_bucket_policy", named({}), named({ Condition: { Bool: { a: "1" } } }))).toEqual([]);
  });
});
