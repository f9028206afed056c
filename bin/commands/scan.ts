import { type Found, judge, type Tool } from "../../lib/acceptance/acceptance";
import { readAcceptances } from "../../lib/acceptance/file";
import { isClean, judgementText } from "../../lib/acceptance/report";
import { Refusal } from "../../lib/errors/refusal";
import { checkov } from "../../lib/scan/checkov";
import { kics } from "../../lib/scan/kics";
import type { Scanner } from "../../lib/scan/scanner";
import { tflint } from "../../lib/scan/tflint";
import { isInstalled } from "../../lib/terraform/terraform";

interface ScanOptions {
  /** One folder for each deployment that shares the accepted findings. */
  readonly outdir: readonly string[];
  readonly accepted: string;
  /** Scanners that must be there; the others are used where they are. */
  readonly require?: readonly string[];
  readonly json?: boolean;
  readonly progress: (line: string) => void;
  readonly print: (text: string) => void;
}

const SCANNERS: readonly Scanner[] = [checkov, tflint, kics(process.env.KICS_ASSETS)];

/** Lets every scanner that is installed look at what was synthesized. A finding that nobody accepted fails. */
export async function scanCommand({ outdir, accepted, require, json, progress, print }: ScanOptions): Promise<void> {
  const acceptances = readAcceptances(accepted);
  const findings: Found[] = [];
  const used: Tool[] = [];
  for (const scanner of SCANNERS) {
    const { tool, command, install } = scanner;
    if (!isInstalled(command)) {
      if (require?.includes(tool)) throw new Refusal(`${command} must be on the PATH, got none; ${install}`);
      progress(`${tool}: not installed, skipped (${install})`);
      continue;
    }
    progress(`${tool} ...`);
    for (const folder of outdir) findings.push(...(await scanner.scan(folder)));
    used.push(tool);
  }
  if (used.length === 0) throw new Refusal("a scanner must be on the PATH, got none; install checkov first");
  const [today = ""] = new Date().toISOString().split("T");
  const judgement = judge(findings, acceptances, used, today);
  print(json === true ? JSON.stringify(judgement, null, 2) : judgementText(judgement, accepted));
  if (!isClean(judgement)) process.exitCode = 1;
}
