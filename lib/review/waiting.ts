import { stripVTControlCharacters } from "node:util";
import type { OutputStack, SynthesizedOutput } from "../rules/output";
import { remoteReads } from "../terraform/stack-files";
import { reason } from "../terraform/terraform";
import type { StackPlan } from "./plan-json";

/** What is known about the plan of a stack. */
export type PlanState =
  | { readonly kind: "planned" }
  /** A stack that it reads has nothing to read yet. */
  | { readonly kind: "waiting"; readonly on: readonly string[] }
  | { readonly kind: "failed"; readonly reason: string }
  | { readonly kind: "not planned" };

/** The files that pipelines leave for each stack. */
export interface PlanFiles {
  readonly plans: ReadonlyMap<string, StackPlan>;
  /** What terraform said. */
  readonly logs: ReadonlyMap<string, string>;
}

/**
 * What is known about every stack's plan. A stack cannot be planned before those that it reads are deployed: that is
 * the order of things, and no failure.
 * @param isNew whether the stack was not there before
 */
export function planStates(
  output: SynthesizedOutput,
  { plans, logs }: PlanFiles,
  isNew: (stack: string) => boolean,
): Map<string, PlanState> {
  const states = new Map<string, PlanState>();
  // In the order of the first deployment, so what a stack reads is known before it.
  for (const stack of output.stacks) {
    const missing = stack.report.dependsOn.filter((other) => isMissing(other, stack, output, { plans, states, isNew }));
    states.set(stack.name, stateOf(stack, output, plans.get(stack.name), logs.get(stack.name), missing));
  }
  return states;
}

function stateOf(
  stack: OutputStack,
  output: SynthesizedOutput,
  plan: StackPlan | undefined,
  log: string | undefined,
  missing: readonly string[],
): PlanState {
  if (plan !== undefined && !plan.errored) return { kind: "planned" };
  const errors = errorsIn(log ?? "");
  if (errors.length > 0) {
    const others = errors.filter((error) => !isUpstream(error));
    if (others[0] !== undefined) return { kind: "failed", reason: reason({ code: 1, stdout: "", stderr: others[0] }) };
    const named = errors.flatMap((error) => producers(error, stack, output));
    const on = [...new Set(named.length > 0 ? named : missing.length > 0 ? missing : stack.report.dependsOn)].sort();
    return { kind: "waiting", on };
  }
  if (plan !== undefined) return { kind: "failed", reason: "its plan is errored, and there is no log that says why" };
  if (missing.length > 0) return { kind: "waiting", on: [...missing].sort() };
  return { kind: "not planned" };
}

/** Whether `other` has not yet what `stack` reads of it. */
function isMissing(
  other: string,
  stack: OutputStack,
  output: SynthesizedOutput,
  known: {
    readonly plans: ReadonlyMap<string, StackPlan>;
    readonly states: ReadonlyMap<string, PlanState>;
    readonly isNew: (stack: string) => boolean;
  },
): boolean {
  if (known.states.get(other)?.kind === "waiting") return true;
  const plan = known.plans.get(other);
  if (plan === undefined) return known.isNew(other);
  const { create, ...kept } = plan.counts;
  const deployed = kept.update + kept.replace + kept.destroy + kept.forget + kept["no-op"] > 0;
  if (create > 0 && !deployed) return true;
  const read = outputsRead(stack, other, output);
  return plan.outputs.some(({ name, action }) => action === "create" && read.includes(name));
}

/** Names of the outputs of `other` that a stack reads. */
export function outputsRead(stack: OutputStack, other: string, output: SynthesizedOutput): string[] {
  const ids = Object.keys(remoteReads(stack.json)).filter((id) => producerOf(id, stack, output) === other);
  if (ids.length === 0) return [];
  const references = JSON.stringify(stack.json).matchAll(/data\.terraform_remote_state\.(\w+)\.outputs\.(\w+)/g);
  const names = [...references].flatMap(([, id = "", name = ""]) => (ids.includes(id) ? [name] : []));
  return [...new Set(names)].sort();
}

/** The stack whose state is read under an id. */
function producerOf(id: string, stack: OutputStack, { stacks }: SynthesizedOutput): string | undefined {
  const config = remoteReads(stack.json)[id]?.config;
  return stacks.find(({ report: { state } }) => state.key === config?.key && state.bucket === config?.bucket)?.name;
}

/** The errors of a run, each with its lines. Terraform's frame goes, and so do colours. */
function errorsIn(log: string): string[] {
  const lines = stripVTControlCharacters(log)
    .split("\n")
    .map((line) => line.replace(/^[╷│╵\s]+/, "").trimEnd());
  const starts = lines.flatMap((line, index) => (line.startsWith("Error: ") ? [index] : []));
  return starts.map((start, index) => lines.slice(start, starts[index + 1]).join("\n"));
}

/** What terraform says where the bucket of a state is not there. */
const NO_BUCKET = /^Error: .*(NoSuchBucket|S3 bucket .* does not exist)/;

/** What terraform says where a state is not there, or has not what is read of it. */
const UPSTREAM: readonly RegExp[] = [
  /^Error: Unable to find remote state/,
  /state[\s\S]*\bNoSuchKey\b|\bNoSuchKey\b[\s\S]*state/i,
  NO_BUCKET,
  /^Error: (Unsupported attribute|Attempt to get attribute from null value)[\s\S]*data\.terraform_remote_state\.\w+\.outputs/,
];

const isUpstream = (error: string): boolean => UPSTREAM.some((form) => form.test(error));

/** The stacks that an error waits for. */
function producers(error: string, stack: OutputStack, output: SynthesizedOutput): string[] {
  if (NO_BUCKET.test(error)) {
    return output.stacks
      .filter(({ report }) => report.layer === "state" && report.region === stack.report.state.region)
      .map(({ name }) => name);
  }
  const ids = [...error.matchAll(/data\.terraform_remote_state\.(\w+)/g)].map(([, id = ""]) => id);
  return ids.flatMap((id) => producerOf(id, stack, output) ?? []);
}
