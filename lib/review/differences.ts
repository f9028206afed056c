import { jsonDocument, policyDocument } from "./policy";
import { equal, isList, isNone, isObject, listOf, type ObjectValue, type Value } from "./values";

/** One place in which two values differ. */
export interface Difference {
  /** For example `vpc_config[0].public_access_cidrs`, or `policy.Statement[Read].Action`. */
  readonly path: string;
  /** The last name on the way. */
  readonly name: string;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
  /** `before` holds the members that go, and `after` those that come. @default - both are the whole value */
  readonly members?: true;
}

/** Names by which members of a list are told apart, the strongest first. */
const IDENTITIES = [
  "Sid",
  "sid",
  "name",
  "id",
  "key",
  "rule_no",
  "rule_number",
  "device_name",
  "region_name",
  "priority",
];

/**
 * Every place in which two values differ, in alphabetical order. JSON documents are opened; of policies the order of
 * statements, actions and resources does not matter. Members of lists are matched by their name, then by their content.
 */
export function differences(before: Value | undefined, after: Value | undefined, path = "", name = path): Difference[] {
  if (equal(before, after)) return [];
  const [one, other] = [opened(before), opened(after)];
  if (isContainer(one, isNone(after) ? one : other) && isContainer(other, isNone(before) ? other : one)) {
    if (isList(one ?? other)) return listDifferences(listOf(one), listOf(other), path, name);
    return objectDifferences(asObject(one), asObject(other), path);
  }
  return [{ path, name, before, after }];
}

/** The document that a text is, or the value. */
const opened = (value: Value | undefined): Value | undefined =>
  typeof value === "string" ? (policyDocument(value) ?? jsonDocument(value) ?? value) : value;

/** Whether a value can be compared member by member with one of the shape of `other`. */
const isContainer = (value: Value | undefined, other: Value | undefined): boolean =>
  isNone(value) || (isList(value) && isList(other)) || (isObject(value) && isObject(other));

const asObject = (value: Value | undefined): ObjectValue => (isObject(value) ? value : {});

function objectDifferences(before: ObjectValue, after: ObjectValue, path: string): Difference[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key) => differences(before[key], after[key], below(path, key), key));
}

const below = (path: string, key: string): string => {
  const step = /^[\w-]+$/.test(key) ? key : JSON.stringify(key);
  return path === "" ? step : `${path}.${step}`;
};

function listDifferences(before: readonly Value[], after: readonly Value[], path: string, name: string): Difference[] {
  if (![...before, ...after].every(isObject)) return memberDifferences(before, after, path, name);
  const identity = IDENTITIES.find((key) => tellsApart(before, key) && tellsApart(after, key));
  if (identity !== undefined) {
    const [one, other] = [byIdentity(before, identity), byIdentity(after, identity)];
    const keys = [...new Set([...one.keys(), ...other.keys()])].sort();
    return keys.flatMap((key) => memberDifference(one.get(key), other.get(key), `${path}[${key}]`, name));
  }
  const [gone, come] = without(before, after);
  if (gone.length !== come.length && gone.length > 0 && come.length > 0) {
    return memberDifferences(before, after, path, name);
  }
  return Array.from({ length: Math.max(gone.length, come.length) }, (_, index) => index).flatMap((index) => {
    const place = (come.length > 0 ? after : before).indexOf((come.length > 0 ? come : gone)[index] ?? null);
    return memberDifference(gone[index], come[index], `${path}[${place}]`, name);
  });
}

/** A statement of a policy comes and goes as a whole: its parts say nothing by themselves. */
const memberDifference = (before: Value | undefined, after: Value | undefined, path: string, name: string) =>
  name === "Statement" && (isNone(before) || isNone(after))
    ? [{ path, name, before, after }]
    : differences(before, after, path, name);

function memberDifferences(
  before: readonly Value[],
  after: readonly Value[],
  path: string,
  name: string,
): Difference[] {
  const [gone, come] = without(before, after);
  // Only the order differs.
  if (gone.length === 0 && come.length === 0) return [{ path, name, before, after }];
  return [{ path, name, before: gone, after: come, members: true }];
}

/** What is only in one of two lists. */
function without(before: readonly Value[], after: readonly Value[]): readonly [Value[], Value[]] {
  const come = [...after];
  const gone = before.filter((member) => {
    const match = come.findIndex((other) => equal(member, other));
    if (match >= 0) come.splice(match, 1);
    return match < 0;
  });
  return [gone, come];
}

function tellsApart(list: readonly Value[], key: string): boolean {
  const names = list.map((member) => (isObject(member) ? member[key] : undefined));
  return (
    names.every((value) => (typeof value === "string" && value !== "") || typeof value === "number") &&
    new Set(names).size === names.length
  );
}

const byIdentity = (list: readonly Value[], key: string): Map<string, Value> =>
  new Map(list.map((member) => [String((member as ObjectValue)[key]), member]));
