import type { Block } from "./fit";
import { cell, markdown } from "./markdown";
import type { Review, StackReview } from "./review";
import { listed, say, word } from "./text";

/** Longest list of stacks without changes. Unit: characters. */
const LONGEST_LIST = 2_000;

/** Columns of numbers; those that are empty everywhere are left out, but for the first four. */
const NUMBERS: readonly (readonly [title: string, of: (stack: StackReview) => number])[] = [
  ["create", ({ counts }) => counts.create],
  ["update", ({ counts }) => counts.update],
  ["replace", ({ counts }) => counts.replace],
  ["destroy", ({ counts }) => counts.destroy],
  ["forget", ({ counts }) => counts.forget],
  ["read", ({ counts }) => counts.read],
  ["unchanged", ({ counts }) => counts["no-op"]],
  ["moved", ({ changes }) => changes.filter(({ movedFrom }) => movedFrom !== undefined).length],
  ["outputs", ({ outputs }) => outputs.length],
  ["drift", ({ plan }) => plan?.drift.length ?? 0],
  ["deferred", ({ plan }) => plan?.deferred.length ?? 0],
];

/** A row for each stack that changes or could not be planned. */
export function stackTable({ stacks, compared }: Review): Block {
  const rows = stacks.filter((stack) => !isQuiet(stack));
  const quiet = stacks.filter(isQuiet);
  const numbers = NUMBERS.filter(([, of], index) => index < 4 || rows.some((stack) => of(stack) > 0));
  const head = ["stack", "region", "role", ...numbers.map(([title]) => title), "known from"];
  const aligned = ["---", "---", "---", ...numbers.map(() => "---:"), "---"];
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return {
    head: "### Stacks",
    ...(rows.length === 0 ? {} : { columns: [head, aligned].map(row).join("\n") }),
    lines: rows.map((stack) =>
      row([
        cell(say`${stack.stack}`),
        cell(word(stack.region)),
        cell(word(stack.role ?? "")),
        ...numbers.map(([, of]) => String(of(stack) || "")),
        knownFrom(stack),
      ]),
    ),
    tail: [
      ...names(
        "Without changes",
        quiet.filter((stack) => !isUnknown(stack)),
      ),
      ...names(compared ? "Not planned, and without changes in the code" : "Not planned", quiet.filter(isUnknown)),
    ].join("\n\n"),
    unit: "stack",
  };
}

const names = (what: string, stacks: readonly StackReview[]): string[] =>
  stacks.length === 0 ? [] : [`${what}: ${markdown(listed(stacks.map(({ stack }) => stack)), LONGEST_LIST)}.`];

const isUnknown = ({ state }: StackReview): boolean => state?.kind === "not planned";

const isQuiet = ({ changes, outputs, state, code, plan }: StackReview): boolean =>
  changes.length + outputs.length + (plan?.drift.length ?? 0) + (plan?.deferred.length ?? 0) === 0 &&
  code === undefined &&
  (state === undefined || state.kind === "planned" || state.kind === "not planned") &&
  plan?.complete !== false;

function knownFrom({ state, plan, code }: StackReview): string {
  switch (state?.kind) {
    case "planned":
      return plan?.complete === false ? "plan, which is incomplete: plan again after it" : "plan";
    case "waiting":
      return `waits for ${cell(listed(state.on))}`;
    case "failed":
      return "its plan failed";
    default:
      return code === undefined ? "not planned" : "code";
  }
}
