import type { Change } from "../change";
import type { Difference } from "../differences";
import { comparedPolicies, policiesIn, type Statement, statementText } from "../policy";
import { shownValue } from "../shown";
import { listed, say, type Text } from "../text";
import { isNone, isObject, listOf, type ObjectValue, type Value, Withheld } from "../values";
import { changes, changeText, type Finder, goes, type Highlight, plainPath, remains } from "./highlight";

const OPENS = "reachable by more";

/** Settings that let others in, and the value that does. */
const OPENING: Readonly<Record<string, readonly Value[]>> = {
  acl: ["authenticated-read", "public-read", "public-read-write"],
  assign_public_ip: [true],
  associate_public_ip_address: [true],
  authorization_type: ["NONE"],
  block_public_acls: [false],
  block_public_policy: [false],
  endpoint_public_access: [true],
  http_tokens: ["optional"],
  ignore_public_acls: [false],
  map_public_ip_on_launch: [true],
  publicly_accessible: [true],
  restrict_public_buckets: [false],
  scheme: ["internet-facing"],
};

const BALANCERS: ReadonlySet<string> = new Set(["aws_alb", "aws_elb", "aws_lb"]);

/** Resources that keep the public out. */
const BARRIERS: ReadonlySet<string> = new Set([
  "aws_ec2_image_block_public_access",
  "aws_ebs_snapshot_block_public_access",
  "aws_s3_account_public_access_block",
  "aws_s3_bucket_public_access_block",
]);

/** A network shorter than this is about as good as the internet: two halves of it are also everybody. Unit: bits. */
const WIDE_PREFIX = 8;

/** Who can reach what: ingress rules, public endpoints, policies for everybody. */
export const exposureHighlights: Finder = (change) => [
  ...(goes(change) && BARRIERS.has(change.type) ? [{ alert: OPENS, what: ["is destroyed"] }] : []),
  ...(isPublicBalancer(change) ? [{ alert: OPENS, what: ["is new, and not internal"] }] : []),
  ...ingressHighlights(change),
  ...(remains(change) ? change.differences.flatMap((difference) => opened(difference, change)) : []),
  ...publicStatements(change),
];

/** A load balancer that does not say that it is internal is not. */
const isPublicBalancer = ({ action, type, after }: Change): boolean =>
  action === "create" && BALANCERS.has(type) && isObject(after) && after.internal !== true;

function opened(difference: Difference, change: Change): Highlight[] {
  const { type } = change;
  const { name, path, before, after } = difference;
  const what = changeText(difference);
  if (name === "public_access_cidrs") return [addsWide(difference) ? { alert: OPENS, what } : { what }];
  // Attributes of other meaning have these names, too.
  const opening =
    (name === "internal" && BALANCERS.has(type) && changes(change) && [false]) ||
    (name === "principal" && type === "aws_lambda_permission" && ["*"]) ||
    (name === "acl" && plainPath(path) !== "acl" ? [] : (OPENING[name] ?? []));
  if (opening.includes(after ?? null)) return [{ alert: OPENS, what }];
  return opening.includes(before ?? null) ? [{ what }] : [];
}

const addsWide = ({ after }: Difference): boolean =>
  listOf(after).some((value) => typeof value === "string" && isWide(value));

/** Whether nearly everybody is in a network. */
export function isWide(cidr: string): boolean {
  const prefix = /^[0-9a-f.:]+\/(\d+)$/i.exec(cidr)?.[1];
  return prefix !== undefined && Number(prefix) < WIDE_PREFIX;
}

/** Rules for incoming traffic that come or go. */
function ingressHighlights(change: Change): Highlight[] {
  const [before, after] = [ingress(change.type, change.before), ingress(change.type, change.after)];
  const [was, is] = [before, after].map((rules) => new Set(rules.map(({ key }) => key)));
  return [
    ...after
      .filter(({ key }) => was?.has(key) !== true)
      .map(({ from, what }) => ({ ...(from.some(isWide) ? { alert: OPENS } : {}), what: ["admits ", ...what] })),
    ...before.filter(({ key }) => is?.has(key) !== true).map(({ what }) => ({ what: ["no longer admits ", ...what] })),
  ];
}

interface Ingress {
  readonly key: string;
  /** Networks, groups and lists that are admitted. */
  readonly from: readonly string[];
  readonly what: Text;
}

/** What a resource admits. */
function ingress(type: string, value: Value | undefined): Ingress[] {
  if (!isObject(value)) return [];
  switch (type) {
    case "aws_vpc_security_group_ingress_rule":
      return [rule(value)];
    case "aws_security_group_rule":
      return value.type === "ingress" ? [rule(value)] : [];
    case "aws_network_acl_rule":
      return value.egress !== true && value.rule_action === "allow" ? [rule(value)] : [];
    case "aws_security_group":
    case "aws_default_security_group":
      return listOf(value.ingress).filter(isObject).map(rule);
    case "aws_network_acl":
    case "aws_default_network_acl":
      return listOf(value.ingress)
        .filter(isObject)
        .filter(({ action }) => action === "allow")
        .map(rule);
    default:
      return [];
  }
}

/** Where rules name who is admitted. */
const SOURCES = [
  "cidr_ipv4",
  "cidr_ipv6",
  "cidr_block",
  "ipv6_cidr_block",
  "cidr_blocks",
  "ipv6_cidr_blocks",
  "prefix_list_id",
  "prefix_list_ids",
  "referenced_security_group_id",
  "source_security_group_id",
  "security_groups",
] as const;

function rule(value: ObjectValue): Ingress {
  const from = [
    ...SOURCES.flatMap((name) => listOf(value[name]))
      .filter((source) => source !== "")
      .map(shownValue),
    ...(value.self === true ? ["itself"] : []),
  ].sort();
  const to = ports(value);
  const names: Text = from.length === 0 ? ["nobody"] : listed(from);
  return { key: [...from, to].join(" "), from, what: say`${names} to ${to}` };
}

function ports(value: ObjectValue): string {
  const protocol = shownValue(value.ip_protocol ?? value.protocol);
  const [first, last] = [value.from_port, value.to_port].map((port) => (isNone(port) ? undefined : shownValue(port)));
  if (["-1", "all"].includes(protocol)) return "every port";
  if (first === undefined || last === undefined) return protocol;
  return first === last ? `${protocol} ${first}` : `${protocol} ${first}-${last}`;
}

/** Statements that let everybody in. */
function publicStatements(change: Change): Highlight[] {
  const [before, after] = [policiesIn(change.before), policiesIn(change.after)];
  return [...after].flatMap(([path, is]) => {
    if (is instanceof Withheld) return [];
    const was = before.get(path) ?? [];
    const { added, changed } = comparedPolicies(was instanceof Withheld ? [] : was, is);
    return [...added, ...changed.filter((pair) => !isPublic(pair.before)).map((pair) => pair.after)]
      .filter(isPublic)
      .map((statement) => ({ alert: "open to everybody", what: statementText(statement) }));
  });
}

const isPublic = ({ effect, principals, notPrincipals }: Statement): boolean =>
  effect === "Allow" && (principals.includes("*") || notPrincipals.length > 0);
