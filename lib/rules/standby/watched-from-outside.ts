import { type OutputStack, type SynthesizedOutput, stackAt } from "../output";
import { members, resources } from "../parts";
import type { Rule, Violation } from "../rule";

/** Who watches a region must not be lost with it. */
export const watchedFromOutside: Rule = {
  id: "SS-05",
  title: "alarms and dashboards stand in both regions of a pair, and each region is watched from the other",
  severity: "warning",
  blindTo: "people who are on call",
  check: (output) => {
    const stacks = output.stacks.filter(({ report }) => report.layer === "monitoring" && report.role !== "read");
    // One region alone has nobody to watch it.
    if (stacks.length < 2) return [];
    return stacks.flatMap((stack) => checkStack(stack, output));
  },
};

const KINDS = ["aws_cloudwatch_metric_alarm", "aws_cloudwatch_dashboard"] as const;

function checkStack(stack: OutputStack, output: SynthesizedOutput): Violation[] {
  const others = output.stacks.filter(
    ({ name, report }) => report.layer === "monitoring" && report.role !== "read" && name !== stack.name,
  );
  const region = stack.report.region ?? "";
  const watched = others.some(({ json }) =>
    resources(json).some(
      ({ type, attributes }) =>
        type === "aws_cloudwatch_metric_alarm" && members(attributes.dimensions)[0]?.Region === region,
    ),
  );
  const missing = KINDS.filter(
    (kind) =>
      stack.json.resource?.[kind] === undefined && others.some(({ json }) => json.resource?.[kind] !== undefined),
  );
  const topic = stackAt(output, region, "foundation")?.json.resource?.aws_sns_topic;
  return [
    ...(watched ? [] : [{ what: `no other region watches ${region}`, fix: "let its partner ask its public name" }]),
    ...missing.map((kind) => ({ what: `it has no ${kind}, another region has`, fix: "give both regions the same" })),
    ...(topic === undefined ? [{ what: `${region} has no topic for alerts`, fix: "create it in its foundation" }] : []),
  ].map((violation) => ({ stack: stack.name, ...violation }));
}
