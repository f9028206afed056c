import Table from "cli-table3";
import { byPosition } from "../errors/deployment-file-error";
import type { Acceptance, Found, Judgement } from "./acceptance";

/** What is left to do, for people. Ends without a line break. */
export function judgementText({ open, accepted, expired, unused }: Judgement, file: string): string {
  const place = ({ position }: Acceptance) =>
    position === undefined ? file : `${file}:${position.line}:${position.column}`;
  const stale = [
    ...expired.map((entry) => ({ entry, what: `expired on ${entry.expires}; judge it again, and write a new date` })),
    ...unused.map((entry) => ({ entry, what: "is not found any more; remove it" })),
  ].sort((a, b) => byPosition(located(a.entry), located(b.entry)));
  return [
    ...(open.length === 0 ? [] : [table(open)]),
    ...stale.map(({ entry, what }) => `${place(entry)}: ${entry.tool} ${entry.rule} in ${entry.stack} ${what}`),
    `${open.length} open, ${accepted.length} accepted`,
  ].join("\n");
}

const located = ({ position }: Acceptance) => ({
  path: "",
  finding: { prop: "", rule: "", got: "", fix: "" },
  ...(position === undefined ? {} : { position }),
});

function table(findings: readonly Found[]): string {
  const rows = new Table({
    head: ["rule", "stack", "address", "what", "fix"],
    style: { head: [], border: [], compact: true },
    colWidths: [12, 28, 36, 48, 40],
    wordWrap: true,
    wrapOnWordBoundary: false,
  });
  rows.push(...findings.map(({ rule, stack, address, what, fix }) => [rule, stack, address ?? "-", what, fix ?? "-"]));
  return rows.toString();
}

/** Whether something must be done before the findings are all judged. */
export const isClean = ({ open, expired, unused }: Judgement): boolean =>
  open.length + expired.length + unused.length === 0;
