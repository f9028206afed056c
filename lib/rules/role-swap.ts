import { changedStacks, unsafeChanges } from "../failover/compare";
import type { Layer } from "../stack/layers";
import type { StackJson } from "../terraform/stack-files";
import type { SynthesizedOutput } from "./output";
import type { ChangeRule, Violation } from "./rule";

/** Layers that a failover or a rebuild may change: instances, their roles, and the names that lead to them. */
const ROLE_LAYERS: ReadonlySet<Layer> = new Set(["identity", "data", "dns"]);

/** What a swap of roles, and the rebuild after it, may do. */
export const roleSwap: ChangeRule = {
  id: "INV-7",
  title: "a failover destroys and replaces nothing, and edits no record, bucket, table or network",
  compare: (before, after) => [
    ...unsafeChanges(tree(before), tree(after)).map((change) => ({
      ...change,
      fix: "let only arguments that update in place depend on the role; retire, and begin a new generation",
    })),
    ...checkLayers(before, after),
  ],
};

const tree = ({ stacks }: SynthesizedOutput): Map<string, StackJson> =>
  new Map(stacks.map(({ name, json }) => [name, json]));

function checkLayers(before: SynthesizedOutput, after: SynthesizedOutput): Violation[] {
  const changed = new Set(changedStacks(tree(before), tree(after)));
  return after.stacks
    .filter(({ name, report }) => changed.has(name) && !ROLE_LAYERS.has(report.layer))
    .map(({ name, report }) => ({
      stack: name,
      what: `the layer ${report.layer} changes with the roles`,
      fix: "let it follow home, which stays for ever",
    }));
}
