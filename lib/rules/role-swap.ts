import { isDeepStrictEqual } from "node:util";
import { changedStacks, unsafeChanges } from "../failover/compare";
import type { Layer } from "../stack/layers";
import type { StackJson } from "../terraform/stack-files";
import type { SynthesizedOutput } from "./output";
import type { ChangeRule, Violation } from "./rule";

/**
 * Layers that a failover or a rebuild may change: instances, their roles, the names that lead to them, the alarms that
 * watch them, and what computes, of which a standby has less.
 */
const ROLE_LAYERS: ReadonlySet<Layer> = new Set(["identity", "data", "dns", "monitoring", "compute"]);

/** What may change with the roles in every other layer: whose functions read the streams of tables, how many nodes run. */
const ROLE_TYPES: ReadonlySet<string> = new Set(["aws_eks_node_group", "aws_lambda_event_source_mapping"]);

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
    .filter(({ name, json }) => !sameBut(ROLE_TYPES, before.stacks.find((old) => old.name === name)?.json, json))
    .map(({ name, report }) => ({
      stack: name,
      what: `the layer ${report.layer} changes with the roles`,
      fix: "let it follow home, which stays for ever",
    }));
}

/** Whether two syntheses of a stack differ in resources of some types only. */
function sameBut(types: ReadonlySet<string>, before: StackJson | undefined, after: StackJson): boolean {
  const others = (json: StackJson | undefined) => ({
    ...json,
    resource: Object.fromEntries(Object.entries(json?.resource ?? {}).filter(([type]) => !types.has(type))),
  });
  return isDeepStrictEqual(others(before), others(after));
}
