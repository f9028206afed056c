import { joined, listed, say, type Text } from "./text";
import { equal, isList, isObject, listOf, type ObjectValue, type Value, Withheld } from "./values";

/** One statement of a policy, with every list sorted: its order says nothing. */
export interface Statement {
  readonly sid: string;
  readonly effect: string;
  /** `Action`, or `NotAction`; the same for the others. */
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  /** `<kind>:<name>`, for example `AWS:123456789012`; `*` is everybody. */
  readonly principals: readonly string[];
  readonly notPrincipals: readonly string[];
  readonly conditions: ObjectValue;
}

/** The document that a text is. Undefined if it is plain text. */
export function jsonDocument(text: string): Value | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as Value;
  } catch {
    return undefined;
  }
}

const LISTS = ["Action", "NotAction", "Resource", "NotResource"] as const;

/** A policy as one that can be compared: statements, actions, resources and principals are sorted lists. */
export function policyDocument(text: string): ObjectValue | undefined {
  const document = jsonDocument(text);
  if (!isObject(document) || document.Statement === undefined) return undefined;
  const statements = listOf(document.Statement).map((statement) => {
    if (!isObject(statement)) return statement;
    const lists = LISTS.filter((key) => key in statement).map((key) => [key, texts(statement[key])]);
    const principals = (["Principal", "NotPrincipal"] as const)
      .filter((key) => key in statement)
      .map((key) => [key, principalNames(statement[key])]);
    return { ...statement, ...Object.fromEntries([...lists, ...principals]) } as ObjectValue;
  });
  return { ...document, Statement: statements };
}

/** The statements of a policy. Undefined if the text is none. */
export function statementsOf(text: string): Statement[] | undefined {
  const document = policyDocument(text);
  if (document === undefined) return undefined;
  return listOf(document.Statement)
    .filter(isObject)
    .map((statement) => ({
      sid: typeof statement.Sid === "string" ? statement.Sid : "",
      effect: String(statement.Effect),
      actions: texts(statement.Action),
      notActions: texts(statement.NotAction),
      resources: texts(statement.Resource),
      notResources: texts(statement.NotResource),
      principals: texts(statement.Principal),
      notPrincipals: texts(statement.NotPrincipal),
      conditions: isObject(statement.Condition) ? statement.Condition : {},
    }));
}

const texts = (value: Value | undefined): string[] => listOf(value).map(String).sort();

function principalNames(value: Value | undefined): string[] {
  if (!isObject(value)) return texts(value);
  return Object.entries(value)
    .flatMap(([kind, names]) => texts(names).map((name) => (name === "*" && kind === "AWS" ? "*" : `${kind}:${name}`)))
    .sort();
}

/** The statements of a policy, or why they cannot be read. */
export type Policy = readonly Statement[] | Withheld;

/** Every policy in a value, by its path. */
export function policiesIn(value: Value | undefined, path = ""): Map<string, Policy> {
  const found = new Map<string, Policy>();
  if (typeof value === "string") {
    const statements = statementsOf(value);
    if (statements !== undefined) found.set(path, statements);
  } else if (value instanceof Withheld) {
    if (/(^|[._])policy$/.test(path)) found.set(path, value);
  } else if (isList(value) || isObject(value)) {
    for (const [key, member] of Object.entries(value)) {
      for (const [at, policy] of policiesIn(member as Value, path === "" ? key : `${path}.${key}`))
        found.set(at, policy);
    }
  }
  return found;
}

/** What differs between two policies. */
export interface PolicyChange {
  readonly added: readonly Statement[];
  readonly removed: readonly Statement[];
  readonly changed: readonly { readonly before: Statement; readonly after: Statement }[];
}

/** Matches statements by their Sid, then by their content. */
export function comparedPolicies(before: readonly Statement[], after: readonly Statement[]): PolicyChange {
  const rest = [...after];
  const changed: { before: Statement; after: Statement }[] = [];
  const removed = before.filter((statement) => {
    const same = rest.findIndex((other) => sameStatement(statement, other));
    const match = same >= 0 ? same : rest.findIndex(({ sid }) => sid !== "" && sid === statement.sid);
    const [found] = match < 0 ? [] : rest.splice(match, 1);
    if (found !== undefined && same < 0) changed.push({ before: statement, after: found });
    return found === undefined;
  });
  return { added: rest, removed, changed };
}

const sameStatement = (one: Statement, other: Statement): boolean =>
  equal(one as unknown as Value, other as unknown as Value);

/** The statement in one sentence. */
export function statementText(statement: Statement): Text {
  const { effect, actions, notActions, resources, notResources, principals, notPrincipals, conditions } = statement;
  const named = (words: string, names: readonly string[]): Text[] =>
    names.length === 0 ? [] : [[words, ...listed(some(names))]];
  return joined(
    [
      effect === "Allow" || effect === "Deny" ? [effect] : say`${effect}`,
      ...named("", actions),
      ...named("all but ", notActions),
      ...named("on ", resources),
      ...named("on all but ", notResources),
      ...named("for ", principals),
      ...named("for all but ", notPrincipals),
      ...(Object.keys(conditions).length === 0 ? [] : [say`if ${JSON.stringify(conditions)}`]),
      ...(statement.sid === "" ? [] : [say`(${statement.sid})`]),
    ],
    " ",
  );
}

/** Most names of a list that are written out. */
const NAMED = 4;

const some = (names: readonly string[]): readonly string[] =>
  names.length <= NAMED ? names : [...names.slice(0, NAMED), `and ${names.length - NAMED} more`];
