import { type OutputStack, type SynthesizedOutput, stackAt } from "../output";
import { type Block, members, resources } from "../parts";
import type { Rule, Violation } from "../rule";

/** Where a type says how much always runs, and how far it may grow. */
const CAPACITY: Readonly<Record<string, (block: Block) => Capacity>> = {
  aws_eks_node_group: ({ attributes }) => {
    const [scaling] = members(attributes.scaling_config);
    return { least: Number(scaling?.min_size ?? 0), most: Number(scaling?.max_size ?? 0) };
  },
  aws_autoscaling_group: ({ attributes }) => ({
    least: Number(attributes.min_size ?? 0),
    most: Number(attributes.max_size ?? 0),
  }),
  aws_appautoscaling_target: ({ attributes }) => ({
    least: Number(attributes.min_capacity ?? 0),
    most: Number(attributes.max_capacity ?? 0),
  }),
  aws_batch_compute_environment: ({ attributes }) => {
    const [compute] = members(attributes.compute_resources);
    return { least: Number(compute?.min_vcpus ?? 0), most: Number(compute?.max_vcpus ?? 0) };
  },
};

interface Capacity {
  readonly least: number;
  readonly most: number;
}

/** Nobody can order capacity while a region is lost: everybody else orders it too. */
export const warmCapacity: Rule = {
  id: "SS-01",
  title: "what always runs in the primary also runs in its standby, and can grow as far there",
  blindTo: "the share of the primary's capacity that the deployment file declares",
  check: (output) =>
    output.stacks
      .filter(({ report }) => report.role === "primary" && report.region !== null)
      .flatMap((stack) => checkStack(stack, output)),
};

function checkStack({ report, json }: OutputStack, output: SynthesizedOutput): Violation[] {
  const standby = output.stacks.find((other) => other.report.role === "standby" && other.report.layer === report.layer)
    ?.report.region;
  if (standby === undefined || standby === null) return [];
  const partner = stackAt(output, standby, report.layer);
  if (partner === undefined) return [];
  const others = new Map(resources(partner.json).map((block) => [block.address, block]));
  return resources(json).flatMap((block): Violation[] => {
    const capacityOf = CAPACITY[block.type];
    const other = others.get(block.address);
    if (capacityOf === undefined || other === undefined) return [];
    const [here, there] = [capacityOf(block), capacityOf(other)];
    const at = { stack: partner.name, address: block.address };
    return [
      ...(here.least > 0 && there.least === 0
        ? [{ ...at, what: `it holds nothing, the primary holds ${here.least}`, fix: "hold at least one" }]
        : []),
      ...(there.most < here.most
        ? [{ ...at, what: `it grows to ${there.most}, the primary to ${here.most}`, fix: "let it grow as far" }]
        : []),
    ];
  });
}
