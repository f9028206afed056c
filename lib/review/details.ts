import type { Change, OutputChange } from "./change";
import { type Difference, differences } from "./differences";
import type { Block } from "./fit";
import { changeText } from "./highlights/highlight";
import { html, markdown } from "./markdown";
import type { StackReview } from "./review";
import { say, type Text } from "./text";
import { UNKNOWN } from "./values";

/** Most attributes of one resource that are written out. */
const ATTRIBUTES = 12;
/** Longest line. Unit: characters. */
const LINE = 400;

/** Everything that changes, folded, one block for each stack. */
export function detailBlocks(stacks: readonly StackReview[]): Block[] {
  return stacks.flatMap((stack): Block[] => {
    const lines = [
      ...stack.changes.map(changeLines),
      ...stack.outputs.map(outputLines),
      ...(stack.code?.others ?? []).map((difference) => `- ${markdown(changeText(difference), LINE)}`),
    ];
    if (lines.length === 0) return [];
    const summary = `${html(stack.stack)}: ${lines.length} ${lines.length === 1 ? "change" : "changes"}`;
    return [
      {
        head: `<details><summary>${summary}</summary>`,
        lines,
        tail: "</details>",
        unit: "change",
        optional: true,
      },
    ];
  });
}

function changeLines(change: Change): string {
  const { action, address, movedFrom, imported, deposed, reason } = change;
  const head: Text = [
    ...say`${[action === "no-op" ? (movedFrom === undefined ? "import" : "move") : action]} ${address}`,
    ...(movedFrom === undefined ? [] : say`, from ${movedFrom}`),
    ...(imported === true && action !== "no-op" ? [", imported"] : []),
    ...(deposed === true ? [", what an earlier replacement left behind"] : []),
    ...(reason === undefined ? [] : [": ", ...reason]),
  ];
  const attributes = shownDifferences(change);
  const more = attributes.length - ATTRIBUTES;
  return [
    `- ${markdown(head, LINE)}`,
    ...attributes.slice(0, ATTRIBUTES).map((difference) => `  - ${markdown(changeText(difference), LINE)}`),
    ...(more > 0 ? [`  - and ${more} more ${more === 1 ? "attribute" : "attributes"}`] : []),
  ].join("\n");
}

/** What is new is in the code, and a replacement has new values for everything that its provider makes up. */
function shownDifferences({ action, differences: found }: Change): readonly Difference[] {
  if (action === "replace") return found.filter(({ after }) => after !== UNKNOWN);
  return action === "update" ? found : [];
}

function outputLines({ name, action, before, after }: OutputChange): string {
  const [one] = differences(before, after, name);
  const what = one === undefined ? say`${name}` : changeText(one);
  return `- ${markdown([`${action} output `, ...what], LINE)}`;
}
