import type { OutputStack, SynthesizedOutput } from "../../lib/rules/output";
import type { Rule, Violation } from "../../lib/rules/rule";
import type { JsonObject, StackJson } from "../../lib/terraform/stack-files";
import { OUTPUT_NAMES, output } from "./outputs";

/** A stack that a test may change. */
export type Draft = { -readonly [Field in keyof OutputStack]: OutputStack[Field] };

/** A copy of an output. structuredClone would make objects of another realm than the test's. */
export const copyOf = (from: SynthesizedOutput): SynthesizedOutput =>
  JSON.parse(JSON.stringify(from)) as SynthesizedOutput;

/** A copy of an output in which one stack is changed. */
export function planted(from: SynthesizedOutput, stack: string, change: (draft: Draft) => void): SynthesizedOutput {
  const copy = copyOf(from);
  const found = copy.stacks.find(({ name }) => name === stack);
  if (found === undefined) throw new Error(`no stack ${stack}`);
  change(found);
  return copy;
}

/** The attributes of a resource, or with `data.` in front of a data source, to be changed. */
export function attributes({ json }: { readonly json: StackJson }, address: string): JsonObject {
  const [section, type = "", id = ""] = address.startsWith("data.")
    ? [json.data, ...address.split(".").slice(1)]
    : [json.resource, ...address.split(".")];
  const found = section?.[type]?.[id];
  if (found === undefined) throw new Error(`no ${address}`);
  return found;
}

/** Adds a resource to a stack. */
export function addResource({ json }: Draft, address: string, added: JsonObject): void {
  const [type = "", id = ""] = address.split(".");
  json.resource = { ...json.resource, [type]: { ...json.resource?.[type], [id]: added } };
}

/** Adds a data source to a stack. */
export function addData({ json }: Draft, address: string, added: JsonObject): void {
  const [type = "", id = ""] = address.split(".");
  json.data = { ...json.data, [type]: { ...json.data?.[type], [id]: added } };
}

/** One test for each deployment: the rule finds nothing. */
export function testHolds(rule: Rule): void {
  test.each(OUTPUT_NAMES)("holds in %s", async (name) => {
    expect(rule.check(await output(name))).toEqual([]);
  });
}

/** A fault: what is wrong, the stack it is planted in, how, and what the rule must say; the rest of it is free. */
export type Fault = readonly [
  what: string,
  stack: string,
  change: (draft: Draft) => void,
  expected: Partial<Violation> | readonly Partial<Violation>[],
];

/** One test for each fault, planted into production: the rule finds that and nothing else. */
export function testFaults(rule: Rule, faults: readonly Fault[]): void {
  const named = faults.map(([what, stack, change, expected]) => ({ what, stack, change, expected }));
  test.each(named)("finds $what", async ({ stack, change, expected }) => {
    const violations = rule.check(planted(await output("production"), stack, change));
    const list = "length" in expected ? expected : [expected];
    expect(violations).toEqual(list.map((violation) => expect.objectContaining({ stack, ...violation })));
    for (const { what, fix } of violations) expect([what, fix]).not.toContain("");
  });
}
