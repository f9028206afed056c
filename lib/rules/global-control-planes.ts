import { GLOBAL_CONTROL_PLANE_LAYERS, GLOBAL_CONTROL_PLANE_PREFIXES } from "../graph/links-types";
import type { OutputStack } from "./output";
import { dataSources, resources } from "./parts";
import type { Rule, Violation } from "./rule";

/** Services whose only control plane stands in one region. */
export const globalControlPlanes: Rule = {
  id: "INV-5",
  title: "IAM, Route 53 and other global control planes are needed in account, traffic, identity and dns only",
  check: (output) => output.stacks.flatMap(checkTypes),
};

function checkTypes({ name, report, json }: OutputStack): Violation[] {
  if (GLOBAL_CONTROL_PLANE_LAYERS.has(report.layer)) return [];
  return [...resources(json), ...dataSources(json)]
    .filter(({ type }) => GLOBAL_CONTROL_PLANE_PREFIXES.some((prefix) => type.startsWith(prefix)))
    .map(({ type, address }) => ({
      stack: name,
      address,
      what: `${type} has its control plane in one region, without which ${name} could not be planned`,
      fix: `use an ARN known at synth, or move it to ${[...GLOBAL_CONTROL_PLANE_LAYERS].join(", ")}`,
    }));
}
