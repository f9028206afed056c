import { LINKS_TYPES } from "../graph/links-types";
import type { OutputStack, SynthesizedOutput } from "./output";
import { dataSources, resources } from "./parts";
import type { Rule, Violation } from "./rule";

/** What needs two regions, and who waits for it. The deliberate exceptions are `OTHER_REGION_VALUES`. */
export const linksApart: Rule = {
  id: "INV-4",
  title: "what needs two regions stands in links, and no regional layer waits for links",
  check: (output) => output.stacks.flatMap((stack) => [...checkTypes(stack), ...checkWaiting(stack, output)]),
};

function checkTypes({ name, report, json }: OutputStack): Violation[] {
  if (report.layer === "links") return [];
  return [...resources(json), ...dataSources(json)]
    .filter(({ type }) => LINKS_TYPES.has(type))
    .map(({ type, address }) => ({
      stack: name,
      address,
      what: `${type} needs two regions, so ${name} could not be planned when either is lost`,
      fix: "move it to the links of a region",
    }));
}

function checkWaiting({ name, report }: OutputStack, { stacks }: SynthesizedOutput): Violation[] {
  if (report.region === null || report.layer === "links") return [];
  const links = new Set(stacks.filter((stack) => stack.report.layer === "links").map((stack) => stack.name));
  return [...report.dependsOn, ...report.firstDeployAfter]
    .filter((other) => links.has(other))
    .map((other) => ({ stack: name, what: `it waits for ${other}`, fix: "use what is known at synth" }));
}
