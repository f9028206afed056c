import { isDeepStrictEqual } from "node:util";
import { FORCE_NEW } from "../failover/force-new";
import { type OutputStack, type SynthesizedOutput, standsIn } from "../rules/output";
import { type Block, members, resources } from "../rules/parts";
import type { Json, JsonObject, StackJson } from "../terraform/stack-files";
import { type Change, type Counts, counted, type OutputChange, reasonText } from "./change";
import { type Difference, differences } from "./differences";
import type { Text } from "./text";
import { safe, type Value } from "./values";

/** How a stack differs between two synthesized trees. */
export interface StackDifference {
  readonly stack: string;
  readonly region: string;
  readonly kind: "added" | "removed" | "changed";
  readonly counts: Counts;
  /** Sorted by address. */
  readonly changes: readonly Change[];
  readonly outputs: readonly OutputChange[];
  /** Where and how it is applied: backend, providers, replica of the state. */
  readonly settings: readonly Difference[];
  /** Lookups, ephemeral values and whatever else the stack has. */
  readonly others: readonly Difference[];
}

/** Stacks that differ: those of the new tree in its order, then those that are gone. */
export function codeChanges(base: SynthesizedOutput, current: SynthesizedOutput): StackDifference[] {
  const before = new Map(base.stacks.map((stack) => [stack.name, stack]));
  const after = new Map(current.stacks.map((stack) => [stack.name, stack]));
  const names = [...after.keys(), ...[...before.keys()].filter((name) => !after.has(name))];
  return names.flatMap((name) => stackDifference(before.get(name), after.get(name)));
}

function stackDifference(before: OutputStack | undefined, after: OutputStack | undefined): StackDifference[] {
  const stack = after ?? before;
  if (stack === undefined) return [];
  const kind = before === undefined ? "added" : after === undefined ? "removed" : "changed";
  const changes = resourceChanges(before?.json, after?.json);
  const difference: StackDifference = {
    stack: stack.name,
    region: standsIn(stack),
    kind,
    counts: counted(changes.map(({ action }) => action)),
    changes,
    outputs: outputChanges(before?.json, after?.json),
    settings: kind === "changed" ? differences(settings(before), settings(after)) : [],
    others: kind === "changed" ? otherDifferences(before?.json, after?.json) : [],
  };
  const { outputs, settings: set, others: rest } = difference;
  return kind !== "changed" || changes.length + outputs.length + set.length + rest.length > 0 ? [difference] : [];
}

/** A region whose role changes. */
export interface RoleChange {
  readonly region: string;
  readonly before: string;
  readonly after: string;
}

/** Regions that change their role, in alphabetical order. */
export function roleChanges(base: SynthesizedOutput, current: SynthesizedOutput): RoleChange[] {
  const [before, after] = [rolesOf(base), rolesOf(current)];
  return [...after].sort().flatMap(([region, role]) => {
    const was = before.get(region);
    return was === undefined || was === role ? [] : [{ region, before: was, after: role }];
  });
}

const rolesOf = ({ report }: SynthesizedOutput): Map<string, string> =>
  new Map(report.stacks.flatMap(({ region, role }) => (region === null || role === null ? [] : [[region, role]])));

/** Sections that are told apart from the rest. */
const TOLD = new Set(["resource", "output", "provider", "terraform", "moved", "removed", "import"]);
/** Sections of blocks with a type and an id. */
const ADDRESSED = new Set(["data", "ephemeral"]);

const settings = (stack: OutputStack | undefined): Value =>
  stack === undefined
    ? null
    : safe({
        ...withoutComments(stack.json.terraform),
        provider: withoutComments(stack.json.provider ?? {}),
        standby: stack.standbyFile ?? null,
      });

/** Whatever else a stack has, by address where it has addresses. What comes or goes is one difference. */
function otherDifferences(before: StackJson | undefined, after: StackJson | undefined): Difference[] {
  const [was, is] = [others(before), others(after)];
  return [...new Set([...was.keys(), ...is.keys()])].sort().flatMap((path) => {
    const [one, other] = [was.get(path), is.get(path)];
    if (one === undefined || other === undefined) return [{ path, name: path, before: one, after: other }];
    return differences(one, other, path);
  });
}

function others(json: StackJson | undefined): Map<string, Value> {
  const sections = Object.entries(withoutComments((json ?? {}) as JsonObject)).filter(([name]) => !TOLD.has(name));
  return new Map(
    sections.flatMap(([name, section]) => {
      if (!ADDRESSED.has(name)) return [[name, safe(section)]];
      return Object.entries(section as Record<string, JsonObject>).flatMap(([type, ids]) =>
        Object.entries(ids).map(([id, block]): [string, Value] => [`${name}.${type}.${id}`, safe(block)]),
      );
    }),
  );
}

function outputChanges(before: StackJson | undefined, after: StackJson | undefined): OutputChange[] {
  const [was, is] = [before?.output ?? {}, after?.output ?? {}];
  const shown = (output: { value: Json; sensitive?: Json } | undefined): Value | undefined =>
    output === undefined ? undefined : safe(output.value, { sensitive: output.sensitive });
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].sort().flatMap((name): OutputChange[] => {
    const [one, other] = [shown(was[name]), shown(is[name])];
    if (other === undefined) return one === undefined ? [] : [{ name, action: "destroy", before: one }];
    if (one === undefined) return [{ name, action: "create", after: other }];
    return differences(one, other).length === 0 ? [] : [{ name, action: "update", before: one, after: other }];
  });
}

function resourceChanges(before: StackJson | undefined, after: StackJson | undefined): Change[] {
  const is = blocksByAddress(after);
  const moved = moves(after);
  const was = new Map(
    // What is still in the code does not move; terraform refuses such a block.
    [...blocksByAddress(before)].map(([from, block]) => [is.has(from) ? from : (moved.get(from) ?? from), block]),
  );
  const forgotten = forgottenAddresses(after);
  const imported = importedAddresses(after);
  return [...new Set([...was.keys(), ...is.keys()])].sort().flatMap((address): Change[] => {
    const [one, other] = [was.get(address), is.get(address)];
    if (one === undefined) {
      return other === undefined ? [] : [{ ...created(other), ...(imported.has(address) ? { imported: true } : {}) }];
    }
    if (other !== undefined) return changed(one, other);
    if (after === undefined) return [gone(one, "forget", ["its stack is not in the code any more"])];
    return [gone(one, forgotten.has(one.address) ? "forget" : "destroy")];
  });
}

const blocksByAddress = (json: StackJson | undefined): Map<string, Block> =>
  new Map((json === undefined ? [] : resources(json)).map((block) => [block.address, block]));

const valuesOf = ({ attributes }: Block): Value => safe(withoutComments(attributes));

function created(block: Block): Change {
  const after = valuesOf(block);
  const { address, type } = block;
  return { source: "code", address, type, action: "create", after, differences: differences(undefined, after) };
}

function gone(block: Block, action: "destroy" | "forget", reason?: Text): Change {
  const { address, type } = block;
  const before = valuesOf(block);
  return {
    source: "code",
    address,
    type,
    action,
    before,
    differences: [],
    ...(reason === undefined ? {} : { reason }),
  };
}

function changed(one: Block, other: Block): Change[] {
  const { address, type } = other;
  // Most resources are the same, to the letter.
  if (one.address === address && isDeepStrictEqual(one.attributes, other.attributes)) return [];
  const from = one.address === address ? {} : { movedFrom: one.address };
  const [before, after] = [valuesOf(one), valuesOf(other)];
  const found = differences(before, after);
  if (found.length === 0 && one.address === address) return [];
  const forced = forcedBy(type, found);
  const reason = reasonText(undefined, forced);
  return [
    {
      source: "code",
      address,
      type,
      action: forced.length > 0 ? "replace" : found.length > 0 ? "update" : "no-op",
      ...from,
      ...(reason === undefined ? {} : { reason }),
      before,
      after,
      differences: found,
    },
  ];
}

/** Arguments whose change replaces the resource, as far as that is known without its provider. */
function forcedBy(type: string, found: readonly Difference[]): string[] {
  const changed = new Set(found.map(({ path }) => path.split(/[.[]/)[0] ?? ""));
  return (FORCE_NEW[type] ?? []).filter((argument) => changed.has(argument));
}

/** Blocks of a section that may stand alone or in a list. */
const blocksOf = (json: StackJson | undefined, section: string): JsonObject[] =>
  members(json?.[section] as Json | undefined);

/** New addresses by old ones; a chain of moves leads to its end. */
function moves(json: StackJson | undefined): Map<string, string> {
  const next = new Map(blocksOf(json, "moved").map(({ from, to }) => [String(from), String(to)]));
  const end = (address: string, steps: number): string => {
    const to = next.get(address);
    return to === undefined || steps > next.size ? address : end(to, steps + 1);
  };
  return new Map([...next.keys()].map((from) => [from, end(from, 0)]));
}

/** Addresses that leave the state and are not destroyed. */
const forgottenAddresses = (json: StackJson | undefined): Set<string> =>
  new Set(
    blocksOf(json, "removed")
      .filter(({ lifecycle }) => members(lifecycle).some(({ destroy }) => destroy === false))
      .map(({ from }) => String(from)),
  );

const importedAddresses = (json: StackJson | undefined): Set<string> =>
  new Set(blocksOf(json, "import").map(({ to }) => String(to)));

/** The same without cdktf's own notes. */
const withoutComments = (json: JsonObject): JsonObject =>
  JSON.parse(JSON.stringify(json, (name, value) => (name === "//" ? undefined : value))) as JsonObject;
