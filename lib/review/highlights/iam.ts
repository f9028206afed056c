import { pattern } from "../../acceptance/acceptance";
import type { Change } from "../change";
import { differences } from "../differences";
import { comparedPolicies, policiesIn, type Statement, statementText } from "../policy";
import { shownValue } from "../shown";
import { joined, listed, say, type Text } from "../text";
import { isNone, isObject, Withheld } from "../values";
import { changeText, type Finder, goes, type Highlight, remains } from "./highlight";

/** Resources that say who may do what. */
const isIam = (type: string): boolean =>
  type.startsWith("aws_iam_") || type.startsWith("aws_eks_access_") || type === "aws_lambda_permission";

/** Resources whose `policy` gives no rights. */
const RIGHTLESS = /_(lifecycle|scaling|backup)_policy$|^aws_autoscaling/;

/** Attributes that say nothing about rights. */
const SILENT = /^(arn|id|tags|tags_all|unique_id)\b|(^|[._])policy(\.|$)/;

/** Whether the change has a policy that cannot be read: it is unknown yet, or sensitive. */
export const hasHiddenPolicy = ({ after, type }: Change): boolean =>
  !RIGHTLESS.test(type) && [...policiesIn(after).values()].some((policy) => policy instanceof Withheld);

/** Who may do what: policies statement by statement, and everything else about identities. */
export const iamHighlights: Finder = (change) => {
  const policies = RIGHTLESS.test(change.type) ? [] : policyHighlights(change);
  if (!isIam(change.type)) return policies;
  if (goes(change)) return [{ what: [change.action === "destroy" ? "is destroyed" : "leaves the state"] }, ...policies];
  if (!remains(change)) return policies;
  if (change.action === "create") return policies.length > 0 ? policies : [{ what: ["is new", ...namesOf(change)] }];
  const others = change.differences.filter(({ path }) => !SILENT.test(path));
  return [...policies, ...others.map((difference) => ({ what: changeText(difference) }))];
};

/** Attributes that say who gets what. */
const NAMES = ["role", "user", "group", "policy_arn", "principal", "principal_arn", "url"] as const;

const namesOf = ({ after }: Change): Text =>
  isObject(after)
    ? NAMES.filter((name) => !isNone(after[name])).flatMap((name) => say`${[`, ${name} `]}${shownValue(after[name])}`)
    : [];

function policyHighlights(change: Change): Highlight[] {
  const [before, after] = [policiesIn(change.before), policiesIn(change.after)];
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((path) => {
    const [was, is] = [before.get(path) ?? [], after.get(path) ?? []];
    if (is instanceof Withheld) return [{ what: say`${path} cannot be read: it is ${[is.shown]}` }];
    // What it was is hidden, so all of it is told.
    if (was instanceof Withheld) return statementHighlights([], is);
    return goes(change) ? goneHighlights(was) : statementHighlights(was, is);
  });
}

const UNDENIED = "what was denied may be allowed";

/** A policy that goes as a whole. */
function goneHighlights(statements: readonly Statement[]): Highlight[] {
  if (statements.length === 0) return [];
  const denied = statements.filter(({ effect }) => effect === "Deny").length;
  const what = [`goes with ${statements.length} ${statements.length === 1 ? "statement" : "statements"}`];
  return [denied === 0 ? { what } : { alert: UNDENIED, what: [...what, `, ${denied} of them Deny`] }];
}

function statementHighlights(before: readonly Statement[], after: readonly Statement[]): Highlight[] {
  const { added, removed, changed } = comparedPolicies(before, after);
  return [
    ...added.map((statement) => granted(undefined, statement)),
    ...removed.map((statement) => ({
      what: ["removes ", ...statementText(statement)],
      ...(statement.effect === "Deny" ? { alert: UNDENIED } : {}),
    })),
    ...changed.map(({ before: was, after: is }) => granted(was, is)),
  ];
}

function granted(was: Statement | undefined, is: Statement): Highlight {
  const wider = widenings(was, is);
  const what = was === undefined ? ["adds ", ...statementText(is)] : changeWords(was, is);
  return wider.length === 0 ? { what } : { alert: `wider: ${wider.join(", ")}`, what };
}

const LISTS = [
  { key: "actions", word: "actions" },
  { key: "notActions", word: "excluded actions" },
  { key: "resources", word: "resources" },
  { key: "notResources", word: "excluded resources" },
  { key: "principals", word: "principals" },
  { key: "notPrincipals", word: "excluded principals" },
] as const;

/** The names of one statement that the other has not. */
const missing = (key: (typeof LISTS)[number]["key"], from: Statement, other: Statement): string[] =>
  from[key].filter((name) => !other[key].includes(name));

function changeWords(was: Statement, is: Statement): Text {
  const parts = LISTS.flatMap(({ key, word }): Text[] => {
    const [gone, come] = [missing(key, was, is), missing(key, is, was)];
    return [
      ...(come.length === 0 ? [] : [[`gains ${word} `, ...listed(come)]]),
      ...(gone.length === 0 ? [] : [[`loses ${word} `, ...listed(gone)]]),
    ];
  });
  parts.push(...differences(was.conditions, is.conditions).map((found): Text => ["condition ", ...changeText(found)]));
  if (was.effect !== is.effect) parts.push(say`${was.effect} → ${is.effect}`);
  const name = is.sid === "" ? statementText(is) : say`${is.effect} (${is.sid})`;
  return [...name, " ", ...joined(parts, ", ")];
}

/** The root of an account, to which AWS gives every right over a key. @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html */
const ROOT = /^AWS:arn:[\w-]+:iam::\d{12}:root$/;

/** In which ways a statement gives more than the one before it; a new one is held against none. */
export function widenings(was: Statement | undefined, is: Statement): string[] {
  if (is.effect !== "Allow") return was !== undefined && deniesLess(was, is) ? ["denies less"] : [];
  const allowed = was?.effect === "Allow" ? was : undefined;
  const fresh = (key: "actions" | "resources" | "principals") =>
    is[key].filter((name) => name.includes("*") && allowed?.[key].includes(name) !== true);
  const swallows = (key: "actions" | "resources") =>
    fresh(key).some((glob) => glob !== "*" && allowed?.[key].some((name) => pattern(glob).test(name)));
  // In the policy of a resource, `*` is that resource.
  const ownResource = is.principals.length + is.notPrincipals.length > 0;
  if (was === undefined && is.principals.length > 0 && is.principals.every((name) => ROOT.test(name))) return [];
  const exceptions = (["notActions", "notResources", "notPrincipals"] as const).filter((key) => is[key].length > 0);
  const ways: readonly (readonly [name: string, holds: boolean])[] = [
    ["every action", fresh("actions").includes("*")],
    ["every action of a service", fresh("actions").some((name) => /^[^*]+:\*$/.test(name))],
    ["actions by a wildcard", swallows("actions")],
    ["every resource", fresh("resources").includes("*") && !ownResource],
    ["resources by a wildcard", swallows("resources")],
    ["every principal", fresh("principals").some((name) => name === "*" || name.endsWith(":*"))],
    ["everything but exceptions", allowed === undefined && exceptions.length > 0],
    ["fewer exceptions", allowed !== undefined && exceptions.some((key) => missing(key, allowed, is).length > 0)],
    ["fewer conditions", allowed !== undefined && lostConditions(allowed, is)],
    ["what was denied is allowed", was?.effect === "Deny"],
  ];
  return ways.filter(([, holds]) => holds).map(([name]) => name);
}

/** Whether a Deny holds in fewer cases than before. */
function deniesLess(was: Statement, is: Statement): boolean {
  if (was.effect !== "Deny") return false;
  const named = (["actions", "resources", "principals"] as const).some((key) => missing(key, was, is).length > 0);
  return named || conditionNames(is).some((name) => !conditionNames(was).includes(name));
}

const lostConditions = (was: Statement, is: Statement): boolean =>
  conditionNames(was).some((name) => !conditionNames(is).includes(name));

const conditionNames = ({ conditions }: Statement): string[] =>
  Object.entries(conditions).flatMap(([operator, keys]) => Object.keys(keys ?? {}).map((key) => `${operator} ${key}`));
