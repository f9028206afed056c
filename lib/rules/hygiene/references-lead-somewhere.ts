import type { OutputStack } from "../output";
import { type Block, dataSources, resources, texts } from "../parts";
import type { Rule, Violation } from "../rule";

/** What an expression may begin with that is no resource: functions and the like are followed by no dot. */
const REFERENCE = /(?<![\w.-])(data\.)?([a-z][a-z0-9]*_[a-z0-9_]+)\.([a-zA-Z_][\w-]*)/g;
const EXPRESSION = /\$\{([^}]*)\}/g;

/** A reference to what is not in the stack: to another stack's resource, or to one that is gone. */
export const referencesLeadSomewhere: Rule = {
  id: "HY-08",
  title: "every reference leads to something in the same stack",
  blindTo: "attributes: whether a resource has the one that is read is Terraform's to say",
  check: ({ stacks }) => stacks.flatMap(checkStack),
};

function checkStack({ name, json }: OutputStack): Violation[] {
  const blocks = [...resources(json), ...dataSources(json)];
  const known = new Set(blocks.map(({ address }) => address));
  for (const [type, ids] of Object.entries((json.ephemeral ?? {}) as Readonly<Record<string, object>>)) {
    for (const id of Object.keys(ids)) known.add(`ephemeral.${type}.${id}`).add(`${type}.${id}`);
  }
  const outputs = Object.entries(json.output ?? {}).map(
    ([id, { value }]): Block => ({
      type: "output",
      address: `output.${id}`,
      attributes: { value },
    }),
  );
  return [...blocks, ...outputs].flatMap(({ address, attributes }) =>
    [...new Set(references(attributes))]
      .filter((reference) => !known.has(reference))
      .map((reference) => ({
        stack: name,
        address,
        what: `it reads ${reference}, which is not in ${name}`,
        fix: "take it from a contract, or compute it from names",
      })),
  );
}

function references(attributes: Block["attributes"]): string[] {
  return texts(attributes).flatMap(({ path, value }) => {
    // Dependencies are addresses as they are; all else stands in expressions.
    const expressions = path.startsWith("depends_on")
      ? [value]
      : [...value.matchAll(EXPRESSION)].map(([, inner]) => inner ?? "");
    return expressions.flatMap((expression) =>
      [...expression.replace(/"[^"]*"/g, "").matchAll(REFERENCE)].map(
        ([, data = "", type, id]) => `${data}${type}.${id}`,
      ),
    );
  });
}
