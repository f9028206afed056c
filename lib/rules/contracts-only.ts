import { waves } from "../graph/waves";
import { type RemoteRead, remoteReads } from "../terraform/stack-files";
import { knownIdentifiers } from "./identifiers";
import type { OutputStack, SynthesizedOutput } from "./output";
import type { Rule, Violation } from "./rule";

/** What stacks know of each other, and in which order they are applied. */
export const contractsOnly: Rule = {
  id: "INV-2",
  title: "a stack reads published outputs of its own region only, and waits for no other region",
  check: (output) => [
    ...output.stacks.flatMap((stack) => [
      ...checkReads(stack, output),
      ...checkReferences(stack, output),
      ...checkOutputs(stack),
      ...checkDependencies(stack, output),
    ]),
    ...checkOrder(output),
    ...checkFirstDeployment(output),
  ],
};

const producerOf = ({ config }: RemoteRead, { stacks }: SynthesizedOutput): OutputStack | undefined =>
  stacks.find(({ report: { state } }) => state.key === config.key && state.bucket === config.bucket);

function checkReads(stack: OutputStack, output: SynthesizedOutput): Violation[] {
  const { name, report } = stack;
  return Object.entries(remoteReads(stack.json)).flatMap(([id, read]) => {
    const at = { stack: name, address: `data.terraform_remote_state.${id}` };
    const producer = producerOf(read, output);
    if (producer === undefined) {
      return [{ ...at, what: "it reads a state that no stack has", fix: "read a stack of the same deployment" }];
    }
    if (report.region === null || producer.report.region !== report.region) {
      const what = `it reads the state of ${producer.name}, which may be lost when ${name} is needed`;
      return [{ ...at, what, fix: "use what is known at synth" }];
    }
    if (!report.dependsOn.includes(producer.name)) {
      return [{ ...at, what: `${name} does not wait for ${producer.name}`, fix: "read it with consume()" }];
    }
    return [];
  });
}

function checkReferences(stack: OutputStack, output: SynthesizedOutput): Violation[] {
  const { name, json } = stack;
  const reads = remoteReads(json);
  const references = JSON.stringify(json).matchAll(/data\.terraform_remote_state\.(\w+)(?:\.outputs\.(\w+))?/g);
  const distinct = new Map([...references].map((reference) => [reference[0], reference]));
  return [...distinct.values()].flatMap(([address, id = "", field]) => {
    const read = reads[id];
    if (read === undefined) {
      return [{ stack: name, address, what: "no such state is read", fix: "read it with consume()" }];
    }
    if (field === undefined) {
      return [{ stack: name, address, what: "the whole state is used", fix: "use single outputs" }];
    }
    const producer = producerOf(read, output);
    if (producer === undefined || producer.json.output?.[field] !== undefined) return [];
    const what = `${producer.name} does not publish ${field}`;
    return [{ stack: name, address, what, fix: "publish it there before it is read here" }];
  });
}

function checkOutputs({ name, json }: OutputStack): Violation[] {
  return Object.keys(json.output ?? {}).flatMap((output) => {
    const address = `output.${output}`;
    if (output.startsWith("cross-stack-output")) {
      const what = "another stack's attribute was used directly";
      return [{ stack: name, address, what, fix: "publish a contract, and read it with consume()" }];
    }
    if (/^[a-z][a-z0-9_]*$/.test(output)) return [];
    return [{ stack: name, address, what: "its name is not plain", fix: "publish a contract" }];
  });
}

function checkDependencies(
  { name, report, manifestDependencies }: OutputStack,
  output: SynthesizedOutput,
): Violation[] {
  const named = new Map(output.stacks.map((stack) => [stack.name, stack]));
  const found: Violation[] = [];
  for (const other of new Set([...report.dependsOn, ...manifestDependencies])) {
    const region = named.get(other)?.report.region ?? null;
    if (region === null || region !== report.region) {
      const what = `it waits for ${other}, which is not in its region`;
      found.push({ stack: name, what, fix: "use firstDeployAfter: the order matters once only" });
    }
  }
  const [inReport, inManifest] = [report.dependsOn, manifestDependencies].map((list) => [...list].sort().join(", "));
  if (inReport !== inManifest) {
    const what = `deployment.json says that it waits for ${inReport || "none"}, cdktf's manifest ${inManifest || "none"}`;
    found.push({ stack: name, what, fix: "add dependencies to the stack only" });
  }
  for (const other of report.firstDeployAfter.filter((other) => !named.has(other))) {
    found.push({
      stack: name,
      what: `its first deployment waits for ${other}, which does not exist`,
      fix: "remove it",
    });
  }
  return found;
}

function checkOrder({ stacks }: SynthesizedOutput): Violation[] {
  try {
    waves(stacks.map(({ name, report }) => [name, [...report.dependsOn, ...report.firstDeployAfter]]));
    return [];
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return [{ stack: stacks[0]?.name ?? "", what, fix: "break the loop: one of them must come first" }];
  }
}

/** What a stack names and AWS wants to see exists before the stack is applied for the first time. */
function checkFirstDeployment(output: SynthesizedOutput): Violation[] {
  const before = new Map(
    output.stacks.map(({ name, report }) => [name, [...report.dependsOn, ...report.firstDeployAfter]]),
  );
  const comesBefore = (name: string, later: string, seen = new Set<string>()): boolean =>
    (before.get(later) ?? []).some((earlier) => {
      if (seen.has(earlier)) return false;
      seen.add(earlier);
      return earlier === name || comesBefore(name, earlier, seen);
    });
  return knownIdentifiers(output).flatMap(({ stack, address, arn, creator, mustExist }) => {
    if (!mustExist || creator === undefined || creator === stack || comesBefore(creator.name, stack.name)) return [];
    const what = `it names ${arn}, which ${creator.name} creates`;
    return [{ stack: stack.name, address, what, fix: `add ${creator.name} to firstDeployAfter` }];
  });
}
