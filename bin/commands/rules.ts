import Table from "cli-table3";
import { judge } from "../../lib/acceptance/acceptance";
import { readAcceptances } from "../../lib/acceptance/file";
import { isClean, judgementText } from "../../lib/acceptance/report";
import { RULES } from "../../lib/rules/all";
import { ruleFindings } from "../../lib/rules/check";
import { readOutput } from "../../lib/rules/output";

interface RulesOptions {
  readonly outdir: string;
  readonly accepted: string;
  readonly json?: boolean;
  readonly list?: boolean;
  readonly print: (text: string) => void;
}

/** Holds what was synthesized against every rule. Warnings are shown and stop nothing. */
export function rulesCommand({ outdir, accepted, json, list, print }: RulesOptions): void {
  if (list === true) {
    print(ruleTable());
    return;
  }
  const [today = ""] = new Date().toISOString().split("T");
  const findings = ruleFindings(readOutput(outdir), today);
  const judgement = judge(findings, readAcceptances(accepted), ["rules"], today);
  print(json === true ? JSON.stringify(judgement, null, 2) : judgementText(judgement, accepted));
  const errors = new Set(findings.filter(({ severity }) => severity === "error"));
  const stops = {
    ...judgement,
    open: judgement.open.filter((found) => errors.has(found as (typeof findings)[number])),
  };
  if (!isClean(stops)) process.exitCode = 1;
}

function ruleTable(): string {
  const table = new Table({
    head: ["rule", "severity", "what must hold", "blind to"],
    style: { head: [], border: [], compact: true },
    colWidths: [8, 10, 76, 48],
    wordWrap: true,
  });
  table.push(...RULES.map(({ id, severity = "error", title, blindTo = "-" }) => [id, severity, title, blindTo]));
  return table.toString();
}
