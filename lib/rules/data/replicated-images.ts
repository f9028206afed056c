import type { SynthesizedOutput } from "../output";
import { resources, texts } from "../parts";
import type { Rule, Violation } from "../rule";

/** A region that fetches its images from a lost one starts nothing. */
export const replicatedImages: Rule = {
  id: "DA-13",
  title: "images are replicated to every region, and each region starts its own copies",
  blindTo:
    "registries whose replication another deployment owns, and images of charts and of what the cluster installs by itself",
  check: (output) => [...checkReplication(output), ...checkSources(output)],
};

/** Whoever pushes images may push to any registry that replicates: each of them must reach all the others. */
function checkReplication(output: SynthesizedOutput): Violation[] {
  const regions = output.stacks
    .filter(({ json }) => json.resource?.aws_ecr_repository !== undefined)
    .map(({ report }) => report.region ?? "");
  return output.stacks.flatMap(({ name, report, json }) =>
    resources(json)
      .filter(({ type }) => type === "aws_ecr_replication_configuration")
      .flatMap(({ address, attributes }) => {
        const reached = texts(attributes.replication_configuration)
          .filter((leaf) => leaf.name === "region")
          .map(({ value }) => value);
        return regions
          .filter((region) => region !== report.region && !reached.includes(region))
          .map((region) => ({
            stack: name,
            address,
            what: `no image gets from here to ${region}`,
            fix: "add the region to the registry's replication",
          }));
      }),
  );
}

const REGISTRY = /\d{12}\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com/;

function checkSources({ stacks }: SynthesizedOutput): Violation[] {
  return stacks
    .flatMap(({ name, report, json }) =>
      resources(json).flatMap(({ address, attributes }) =>
        texts(attributes).flatMap(({ value }) => {
          const [, region] = REGISTRY.exec(value) ?? [];
          if (report.region === null || region === undefined || region === report.region) return [];
          return [
            { stack: name, address, what: `it fetches an image from ${region}`, fix: "use the region's own registry" },
          ];
        }),
      ),
    )
    .filter(
      (violation, index, all) =>
        all.findIndex(({ stack, address }) => stack === violation.stack && address === violation.address) === index,
    );
}
