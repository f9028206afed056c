import { AWS_REGIONS } from "../catalog/aws-regions";
import type { Layer } from "../stack/layers";
import { knownIdentifiers } from "./identifiers";
import { OTHER_REGION_VALUES, RESOURCES_ELSEWHERE } from "./other-regions";
import { type OutputStack, type SynthesizedOutput, standsIn } from "./output";
import { type Block, dataSources, members, resources, texts } from "./parts";
import type { Rule, Violation } from "./rule";

/** Layers that may look up what synth cannot know. */
const LOOKUP_LAYERS: ReadonlySet<Layer> = new Set(["links", "dns", "traffic", "account"]);

/** What crosses regions, and how a stack knows it. */
export const knownAtSynth: Rule = {
  id: "INV-3",
  title: "what crosses regions is known at synth, or looked up in links, dns, traffic and account",
  check: (output) => [
    ...output.stacks.flatMap((stack) => [
      ...checkLookups(stack),
      ...(stack.report.layer === "links" ? [] : checkProviders(stack)),
      ...(stack.report.layer === "links" ? [] : checkRegionArguments(stack)),
      ...checkOtherRegions(stack, output),
    ]),
    ...checkIdentifiers(output),
  ],
};

function checkLookups({ name, report, json }: OutputStack): Violation[] {
  return dataSources(json).flatMap(({ type, address, attributes }) => {
    if (type === "terraform_remote_state") {
      if (report.region !== null) return [];
      return [
        { stack: name, address, what: "a stack outside regions reads a state", fix: "use what is known at synth" },
      ];
    }
    if (!LOOKUP_LAYERS.has(report.layer)) {
      const fix = `use what is known at synth, or move it to ${[...LOOKUP_LAYERS].join(", ")}`;
      return [{ stack: name, address, what: `the layer ${report.layer} looks something up`, fix }];
    }
    const vague = attributes.most_recent !== undefined || texts(attributes).some(({ value }) => value.includes("*"));
    return vague
      ? [{ stack: name, address, what: "it takes whatever it finds", fix: "look it up by its exact name" }]
      : [];
  });
}

function checkProviders(stack: OutputStack): Violation[] {
  const { name, json } = stack;
  return Object.entries(json.provider ?? {}).flatMap(([provider, configured]) => {
    const address = `provider.${provider}`;
    const [first, ...more] = members(configured);
    if (more.length > 0 || first?.alias !== undefined) {
      const what = "there is more than one, or one with an alias";
      return [{ stack: name, address, what, fix: "keep to one region; what needs two stands in links" }];
    }
    if (provider !== "aws" || first?.region === standsIn(stack)) return [];
    const what = `its region is ${first?.region ?? "not set"}`;
    return [{ stack: name, address, what, fix: `set ${standsIn(stack)}` }];
  });
}

function checkRegionArguments({ name, report, json }: OutputStack): Violation[] {
  const mayStandIn = (type: string, region: unknown): boolean =>
    RESOURCES_ELSEWHERE.some(
      (exception) => exception.layer === report.layer && exception.region === region && exception.types.includes(type),
    );
  return resources(json)
    .filter(({ type, attributes: { region } }) => region !== undefined && !mayStandIn(type, region))
    .map(({ address }) => ({
      stack: name,
      address,
      what: "it has a region of its own",
      fix: "leave it to the provider; what needs two regions stands in links",
    }));
}

/** A regional stack names other regions only where that is a known text. */
function checkOtherRegions(stack: OutputStack, output: SynthesizedOutput): Violation[] {
  const { report, name } = stack;
  if (report.region === null || report.layer === "links") return [];
  const words = otherRegions(report.region, output);
  return resources(stack.json).flatMap((block) =>
    texts(block.attributes).flatMap(({ path, value }) => {
      if (path.startsWith("depends_on.") || allowed(report.layer, block, path)) return [];
      const [word] = words.exec(value.replace(/\$\{\w+(\.\w+)+\}/g, "")) ?? [];
      if (word === undefined) return [];
      const fix = "keep to the region, move it to links, or add the attribute to OTHER_REGION_VALUES with its reason";
      return [{ stack: name, address: block.address, what: `'${path}' names ${word}`, fix }];
    }),
  );
}

const allowed = (layer: Layer, { type }: Block, path: string): boolean =>
  OTHER_REGION_VALUES.some((value) => value.layer === layer && value.type === type && value.path.test(path));

/** Names of all regions but the own one, and the short names of those in the deployment. */
function otherRegions(own: string, { stacks }: SynthesizedOutput): RegExp {
  const used = new Set(stacks.map(standsIn));
  const words = Object.entries(AWS_REGIONS)
    .filter(([region]) => region !== own)
    .flatMap(([region, { short }]) => (used.has(region) ? [region, short] : [region]));
  return new RegExp(`(?<![a-z0-9])(${words.join("|")})(?![0-9])`);
}

function checkIdentifiers(output: SynthesizedOutput): Violation[] {
  return knownIdentifiers(output)
    .filter(({ creator }) => creator === undefined)
    .map(({ stack, address, path, arn }) => ({
      stack: stack.name,
      address,
      what: `'${path}' names ${arn}, which no stack creates`,
      fix: "take the name from lib/identifiers, as the stack does that creates it",
    }));
}
