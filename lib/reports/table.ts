import Table from "cli-table3";
import type { StackReport } from "./deployment-json";

/** Widest table. Unit: characters. */
export const TABLE_WIDTH = 140;

/** Between columns. */
const GAP = "  ";
const BOLD = ["\u001b[1m", "\u001b[22m"] as const;
const YELLOW = ["\u001b[33m", "\u001b[39m"] as const;

/** The stacks of a deployment as a person reads them after synth. Ends with a line break. */
export function stackTable(nodes: readonly StackReport[], warnings: readonly string[], colours: boolean): string {
  const paint = (text: string, [on, off]: readonly [string, string]) => (colours ? `${on}${text}${off}` : text);
  const head = ["stack", "region", "role", "layer", "resources", "state", "wave"];
  const rows = nodes.map((node) => [
    node.name,
    node.region ?? "-",
    node.role ?? "-",
    node.layer,
    String(count(node)),
    `s3://${node.state.bucket}`,
    String(node.firstDeployWave),
  ]);
  const state = head.indexOf("state");
  const others = head
    .map((title, column) => (column === state ? 0 : longest([title, ...rows.map((row) => row[column] ?? "")])))
    .reduce((sum, width) => sum + width, GAP.length * (head.length - 1));

  const table = new Table({
    head: head.map((title) => paint(title, BOLD)),
    colAligns: head.map((title) => (title === "resources" || title === "wave" ? "right" : "left")),
    chars: { ...NO_BORDERS, middle: GAP },
    // The package's own colours ask the environment; ours are an argument.
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
  });
  table.push(
    ...rows.map((row) => row.map((cell, column) => (column === state ? shortened(cell, TABLE_WIDTH - others) : cell))),
  );
  const lines = [
    ...table
      .toString()
      .split("\n")
      .map((line) => line.trimEnd()),
    ...stateKeys(nodes),
    totals(nodes),
    ...warnings.map((warning) => `${paint("warning", YELLOW)}: ${warning}`),
  ];
  return `${lines.join("\n")}\n`;
}

const NO_BORDERS = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
};

const longest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => text.length));

const count = (node: StackReport): number => Object.values(node.resources).reduce((sum, number) => sum + number, 0);

/** The text without its middle, at most `width` characters. */
function shortened(text: string, width: number): string {
  if (text.length <= width) return text;
  const head = Math.ceil((width - 1) / 2);
  return `${text.slice(0, head)}…${text.slice(text.length - (width - 1 - head))}`;
}

/** What the table leaves out of a state's place, told once. */
function stateKeys(nodes: readonly StackReport[]): string[] {
  const keys = new Set(nodes.map(({ name, state }) => state.key.replace(name, "<stack>")));
  return [...keys].map((key) => `state keys: ${key}`);
}

function totals(nodes: readonly StackReport[]): string {
  const regions = new Set(nodes.flatMap((node) => (node.region === null ? [] : [node.region])));
  return [
    counted(nodes.length, "stack"),
    counted(
      nodes.reduce((sum, node) => sum + count(node), 0),
      "resource",
    ),
    counted(regions.size, "region"),
    counted(Math.max(0, ...nodes.map((node) => node.firstDeployWave)), "first-deploy wave"),
  ].join(", ");
}

const counted = (number: number, what: string): string => `${number} ${what}${number === 1 ? "" : "s"}`;
