import { isStateful } from "../graph/stateful";
import { type OutputStack, type SynthesizedOutput, standsIn } from "../rules/output";
import { type Acknowledgement, type Judged, judged } from "./acknowledgements";
import { type Change, type Counts, counted, type OutputChange } from "./change";
import { codeChanges, type RoleChange, roleChanges, type StackDifference } from "./code-changes";
import { capacityHighlights } from "./highlights/capacity";
import { encryptionHighlights } from "./highlights/encryption";
import { exposureHighlights } from "./highlights/exposure";
import { type Finder, goes, type Highlight, TOPICS, type Topic } from "./highlights/highlight";
import { hasHiddenPolicy, iamHighlights } from "./highlights/iam";
import { type LossAction, lossOf, statefulHighlights } from "./highlights/stateful";
import type { StackPlan } from "./plan-json";
import { say } from "./text";
import { isObject } from "./values";
import { outputsRead, type PlanFiles, type PlanState, planStates } from "./waiting";

export interface ReviewProps {
  /** What was synthesized. */
  readonly current: SynthesizedOutput;
  /** What was synthesized before. @default - nothing is compared */
  readonly base?: SynthesizedOutput;
  /** @default - no plan is read */
  readonly plans?: PlanFiles;
  readonly acknowledgements: readonly Acknowledgement[];
  /** ISO date. */
  readonly today: string;
}

/** Where something is. */
export interface Place {
  readonly stack: string;
  readonly region: string;
}

/** A change of a stateful resource that loses it. */
export interface Loss extends Place {
  readonly address: string;
  readonly loss: LossAction;
  readonly change: Change;
}

/** One stack of a review. */
export interface StackReview extends Place {
  readonly role: string | undefined;
  /** How the code of the stack differs. @default - it does not, or nothing is compared */
  readonly code: StackDifference | undefined;
  /** @default - no plans are read */
  readonly state: PlanState | undefined;
  readonly plan: StackPlan | undefined;
  /** Of the plan; of the code where there is no plan. */
  readonly counts: Counts;
  /** The same changes: what the plan does not tell of, because it failed, comes from the code. */
  readonly changes: readonly Change[];
  readonly outputs: readonly OutputChange[];
}

/** An output that goes, and who reads it. */
export interface RemovedOutput extends Place {
  readonly output: string;
  /** Stacks that read it still. */
  readonly readBy: readonly string[];
  /** Stacks that read it until they are applied. */
  readonly readUntilNow: readonly string[];
}

export interface PlacedHighlight extends Place, Highlight {
  readonly address: string;
}

export interface Review {
  readonly project: string;
  readonly environment: string;
  readonly compared: boolean;
  readonly planned: boolean;
  readonly stacks: readonly StackReview[];
  readonly losses: Judged<Loss>;
  readonly removedOutputs: readonly RemovedOutput[];
  readonly roles: readonly RoleChange[];
  readonly highlights: ReadonlyMap<Topic, readonly PlacedHighlight[]>;
  /** Losses that nobody acknowledged, or plans that failed. */
  readonly fails: boolean;
}

const FINDERS: Readonly<Record<Topic, Finder>> = {
  stateful: statefulHighlights,
  iam: iamHighlights,
  exposure: exposureHighlights,
  encryption: encryptionHighlights,
  capacity: capacityHighlights,
};

/** Everything that a person must know before a change is merged. Depends on its arguments only. */
export function review({ current, base, plans, acknowledgements, today }: ReviewProps): Review {
  const code = new Map((base === undefined ? [] : codeChanges(base, current)).map((found) => [found.stack, found]));
  const states =
    plans === undefined ? undefined : planStates(current, plans, (stack) => code.get(stack)?.kind === "added");
  const gone = base?.stacks.filter(({ name }) => code.get(name)?.kind === "removed") ?? [];
  const stacks = [...current.stacks, ...gone].map((stack) => {
    const plan = plans?.plans.get(stack.name);
    return stackReview(stack, code.get(stack.name), states?.get(stack.name) ?? lastState(plan), plan);
  });
  const losses = judged(stacks.flatMap(lossesOf), acknowledgements, today);
  return {
    project: current.report.project,
    environment: current.report.environment,
    compared: base !== undefined,
    planned: plans !== undefined,
    stacks,
    losses,
    removedOutputs: removedOutputs(stacks, current, base),
    roles: base === undefined ? [] : roleChanges(base, current),
    highlights: new Map(TOPICS.map((topic) => [topic, highlightsOf(stacks, topic)])),
    fails: losses.open.length > 0 || stacks.some(({ state }) => state?.kind === "failed"),
  };
}

/** What is known about the plan that destroys a stack which is not in the code any more. */
function lastState(plan: StackPlan | undefined): PlanState | undefined {
  if (plan === undefined) return undefined;
  return plan.errored ? { kind: "failed", reason: "its plan is errored" } : { kind: "planned" };
}

function stackReview(
  stack: OutputStack,
  code: StackDifference | undefined,
  state: PlanState | undefined,
  plan: StackPlan | undefined,
): StackReview {
  const whole = plan !== undefined && !plan.errored;
  const known = new Set(plan?.changes.map(({ address }) => address));
  const rest = whole ? [] : (code?.changes ?? []).filter(({ address }) => !known.has(address));
  const changes = [...(plan?.changes ?? []), ...rest];
  return {
    stack: stack.name,
    region: standsIn(stack),
    role: stack.report.role ?? undefined,
    code,
    state,
    plan,
    counts: whole ? plan.counts : counted(changes.map(({ action }) => action)),
    changes,
    outputs: whole ? plan.outputs : (code?.outputs ?? []),
  };
}

const lossesOf = ({ stack, region, changes }: StackReview): Loss[] =>
  changes.flatMap((change) => {
    const loss = lossOf(change);
    return loss === undefined ? [] : [{ stack, region, address: change.address, loss, change }];
  });

function highlightsOf(stacks: readonly StackReview[], topic: Topic): PlacedHighlight[] {
  const found = stacks.flatMap(({ stack, region, changes, code }) => {
    const owners = goingOwners(changes);
    return changes.flatMap((change) => {
      const owner = ownerOf(change, owners);
      return FINDERS[topic](readable(change, code, topic)).map((highlight): PlacedHighlight => {
        const place = { stack, region, address: change.address };
        if (owner === undefined) return { ...place, ...highlight };
        return { ...place, what: say`${highlight.what}, together with ${owner}` };
      });
    });
  });
  // What weakens the deployment comes first; stacks and addresses are in order already.
  return [...found.filter(({ alert }) => alert !== undefined), ...found.filter(({ alert }) => alert === undefined)];
}

/** Addresses of the stateful resources that go, by their ids and by their addresses. */
function goingOwners(changes: readonly Change[]): Map<string, string> {
  const owners = changes.filter((change) => goes(change) && isStateful(change.type));
  return new Map(
    owners.flatMap(({ address, before }): [string, string][] => {
      const id = isObject(before) ? before.id : undefined;
      return [[address, address], ...(typeof id === "string" ? [[id, address] as [string, string]] : [])];
    }),
  );
}

/** The one that a part belongs to, like a bucket's policy. That it goes is told by itself. */
function ownerOf(part: Change, owners: ReadonlyMap<string, string>): string | undefined {
  if (!goes(part) || isStateful(part.type) || !isObject(part.before)) return undefined;
  for (const value of Object.values(part.before)) {
    if (typeof value !== "string") continue;
    const reference = /^\$\{(\w+\.\w+)\./.exec(value)?.[1];
    const owner = owners.get(reference ?? value);
    if (owner !== undefined) return owner;
  }
  return undefined;
}

/** A policy that cannot be read in the plan is read from the code. */
function readable(change: Change, code: StackDifference | undefined, topic: Topic): Change {
  if ((topic !== "iam" && topic !== "exposure") || !hasHiddenPolicy(change)) return change;
  return code?.changes.find(({ address }) => address === change.address) ?? change;
}

function removedOutputs(
  stacks: readonly StackReview[],
  current: SynthesizedOutput,
  base: SynthesizedOutput | undefined,
): RemovedOutput[] {
  const readers = (output: SynthesizedOutput | undefined, from: string, name: string): string[] =>
    (output?.stacks ?? [])
      .filter((stack) => outputsRead(stack, from, output ?? current).includes(name))
      .map((stack) => stack.name);
  const removed = stacks.flatMap(({ stack, region, outputs }) =>
    outputs
      .filter(({ action }) => action === "destroy")
      .map(({ name }): RemovedOutput => {
        const readBy = readers(current, stack, name);
        const before = readers(base, stack, name);
        return {
          stack,
          region,
          output: name,
          readBy,
          readUntilNow: before.filter((reader) => !readBy.includes(reader)),
        };
      }),
  );
  const urgency = ({ readBy, readUntilNow }: RemovedOutput) =>
    readBy.length > 0 ? 0 : readUntilNow.length > 0 ? 1 : 2;
  return removed.sort((one, other) => urgency(one) - urgency(other));
}
