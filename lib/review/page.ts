import type { Acknowledgement } from "./acknowledgements";
import { detailBlocks } from "./details";
import { type Block, fitted } from "./fit";
import { changeText, type Topic } from "./highlights/highlight";
import { LOSS_TEXT } from "./highlights/stateful";
import { markdown } from "./markdown";
import type { Loss, Place, PlacedHighlight, RemovedOutput, Review, StackReview } from "./review";
import { stackTable } from "./table";
import { joined, listed, say, type Text, word } from "./text";

/** By this line a pipeline finds the comment that it wrote before, and writes it again. */
export const MARKER = "<!-- inferloop review -->";

/** Longest line. Unit: characters. */
const LINE = 500;

const TOPIC_HEADINGS: Readonly<Record<Topic, string>> = {
  stateful: "Protection of data",
  iam: "Identities and policies",
  exposure: "Exposure",
  encryption: "Encryption",
  capacity: "Capacity",
};

/** The review as a comment on a pull request. @param file where losses are acknowledged */
export function reviewPage(review: Review, file: string): string {
  const { losses, stacks, highlights } = review;
  /** A section with what `lines` finds in each stack. */
  const ofStacks = (heading: string, unit: string, lines: (stack: StackReview) => readonly Text[]): Block[] =>
    section(
      heading,
      unit,
      stacks.flatMap((stack) => lines(stack).map((text) => placed(stack, text))),
    );
  return fitted([
    { head: [MARKER, title(review), verdict(review)].join("\n\n"), lines: [], unit: "line" },
    ...lossSection(review, file),
    ...section("Acknowledged", "resource", losses.acknowledged.map(acknowledgedText)),
    ...section("Acknowledgements to look at", "acknowledgement", staleTexts(review, file)),
    ...section("Outputs that go", "output", review.removedOutputs.map(removedText)),
    ...ofStacks("Plans that failed", "plan", ({ state }) => (state?.kind === "failed" ? [say`${state.reason}`] : [])),
    ...ofStacks("Checks that do not hold", "check", ({ plan }) =>
      (plan?.failedChecks ?? []).map((check) => say`${check}`),
    ),
    ...ofStacks("Waiting", "stack", ({ state }) =>
      state?.kind === "waiting" ? [["waits for ", ...listed(state.on)]] : [],
    ),
    ...section(
      "Roles that change",
      "region",
      review.roles.map(({ region, before, after }) => say`${region}: ${before} → ${after}`),
    ),
    stackTable(review),
    ...ofStacks("Stacks that come and go", "stack", comesOrGoes),
    ...ofStacks("Backends and providers", "setting", ({ code }) => (code?.settings ?? []).map(changeText)),
    ...[...highlights].flatMap(([topic, found]) => topicSection(TOPIC_HEADINGS[topic], found)),
    ...ofStacks("Changed outside Terraform", "resource", driftTexts),
    ...ofStacks("Deferred to another plan", "resource", ({ plan }) =>
      (plan?.deferred ?? []).map(({ address, action, reason = [] }) => [...say`${address} (${[action]}): `, ...reason]),
    ),
    ...detailBlocks(stacks),
  ]);
}

/** A section with a line for each text; nothing where there is none. */
const section = (heading: string, unit: string, texts: readonly Text[], tail = ""): Block[] =>
  texts.length === 0 ? [] : [{ head: `### ${heading}`, lines: lines(texts), tail, unit }];

const lines = (texts: readonly Text[]): string[] => texts.map((text) => `- ${markdown(text, LINE)}`);

/** Where it is, and what is to be said about it. */
const placed = ({ stack, region }: Place, what: Text): Text => say`${stack} (${word(region)}) ${what}`;

const title = ({ project, environment }: Review): string => `## Review of ${markdown(say`${project} ${environment}`)}`;

function verdict({ losses: { open }, stacks, fails, compared, planned }: Review): string {
  const failed = stacks.filter(({ state }) => state?.kind === "failed").length;
  const reasons = [
    ...(open.length > 0 ? [`${count(open.length, "loss", "losses")} of stateful resources not acknowledged`] : []),
    ...(failed > 0 ? [`${count(failed, "plan", "plans")} failed`] : []),
  ];
  const passes = "Passes: nothing stateful is lost without an acknowledgement.";
  const from = [...(planned ? ["plans"] : []), ...(compared ? ["the synthesized code"] : [])].join(" and ");
  // What nobody planned may hide anything.
  const unknown = stacks.filter(
    ({ state, code }) => state?.kind === "not planned" && (!compared || code !== undefined),
  );
  const blind =
    unknown.length === 0
      ? ""
      : ` ${count(unknown.length, "stack", "stacks")}${compared ? " with changes" : ""} not planned.`;
  return `**${fails ? `Fails: ${reasons.join(", ")}.` : passes}** Read from ${from}.${blind}`;
}

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

function lossSection({ losses: { open } }: Review, file: string): Block[] {
  const texts = open.map(({ loss, expired }) => {
    const late = expired === undefined ? [] : say`; its acknowledgement expired on ${word(expired.expires)}`;
    return [...lossText(loss), ...late];
  });
  const tail = markdown(
    say`Whoever wants this writes it into ${file}, with stack, address, action, reason and expires.`,
  );
  return section("Stateful resources that are lost", "resource", texts, tail);
}

const lossText = ({ address, loss, change: { reason, deposed, source }, ...place }: Loss): Text =>
  placed(place, [
    ...say`${address} **${[LOSS_TEXT[loss]]}**`,
    ...(deposed === true ? [" (what an earlier replacement left behind)"] : []),
    ...(reason === undefined ? [] : [": ", ...reason]),
    ...(source === "code" ? [" (read from the code)"] : []),
  ]);

const acknowledgedText = ({ loss, by }: Review["losses"]["acknowledged"][number]): Text =>
  say`${lossText(loss)}; ${by.reason}, until ${word(by.expires)}`;

function staleTexts({ losses: { expired, unused } }: Review, file: string): Text[] {
  const texts = (entries: readonly Acknowledgement[], what: (entry: Acknowledgement) => string) =>
    entries.map((entry) => {
      const { position, stack, address, action } = entry;
      const place = `${file}:${position.line}:${position.column}`;
      return { position, text: say`${place} ${stack} ${address} ${word(action)} ${[what(entry)]}` };
    });
  return [
    ...texts(expired, ({ expires }) => `expired on ${expires}; remove it, or judge it again and write a new date`),
    ...texts(unused, () => "is about nothing here; remove it"),
  ]
    .sort((one, other) => one.position.line - other.position.line)
    .map(({ text }) => text);
}

function removedText({ output, readBy, readUntilNow, ...place }: RemovedOutput): Text {
  if (readBy.length > 0) {
    return placed(place, say`${output} **is still read by** ${listed(readBy)}, whose plans fail without it`);
  }
  if (readUntilNow.length > 0) {
    const fix = "apply that first, and remove the output one change later";
    return placed(place, say`${output} **is read until this change** by ${listed(readUntilNow)}; ${[fix]}`);
  }
  return placed(place, say`${output}; no stack of this deployment reads it`);
}

/** Most lines of a topic that are not folded where nothing alerts. */
const UNFOLDED = 10;

/** What alerts, and the rest, which is folded where there is much of it. */
function topicSection(heading: string, found: readonly PlacedHighlight[]): Block[] {
  const texts = (some: readonly PlacedHighlight[]) =>
    some.map(({ address, alert, what, ...place }) =>
      placed(place, say`${address}: ${alert === undefined ? what : [`**${alert}**: `, ...what]}`),
    );
  const alerts = found.filter(({ alert }) => alert !== undefined);
  const calm = found.filter(({ alert }) => alert === undefined);
  if (calm.length <= UNFOLDED) return section(heading, "finding", texts(found));
  const summary = `${calm.length} ${alerts.length === 0 ? "findings" : "further findings"}`;
  return [
    { head: `### ${heading}`, lines: lines(texts(alerts)), unit: "finding" },
    {
      head: `<details><summary>${summary}</summary>`,
      lines: lines(texts(calm)),
      tail: "</details>",
      unit: "finding",
    },
  ];
}

function comesOrGoes({ code }: StackReview): Text[] {
  if (code?.kind === "added") return [["is new"]];
  if (code?.kind !== "removed") return [];
  const what = "nothing destroys what it holds, and its state stays; destroy it from the old code first";
  return [[`**is not in the code any more**: ${what}`]];
}

/** Most attributes of a drift that are written out. */
const DRIFTED = 4;

const driftTexts = ({ plan }: StackReview): Text[] =>
  (plan?.drift ?? []).map(({ address, action, differences }) => {
    if (action === "destroy") return say`${address}: **does not exist any more**`;
    const more = differences.length - DRIFTED;
    return [
      ...say`${address}: `,
      ...joined(differences.slice(0, DRIFTED).map(changeText), "; "),
      ...(more > 0 ? [`; and ${more} more`] : []),
    ];
  });
