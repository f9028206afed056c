import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { retiringWithin } from "../../lib/catalog/catalog";
import { catalogValuesOf } from "../../lib/catalog/used";
import { loadDeployment } from "../../lib/config/load";
import { Refusal } from "../../lib/errors/refusal";
import { stackTable } from "../../lib/reports/table";
import { readReport } from "../../lib/terraform/stack-files";

interface SynthOptions {
  readonly deployment: string;
  readonly outdir: string;
  readonly progress: (line: string) => void;
  readonly print: (text: string) => void;
}

const CDKTF = join(__dirname, "../cdktf.cjs");

/** A run that takes longer than this says so. Unit: milliseconds. */
const SILENCE = 1_000;

/** Checks the deployment file, so that its findings stand alone, runs `cdktf synth`, and shows the stacks. */
export async function synth({ deployment, outdir, progress, print }: SynthOptions): Promise<void> {
  const values = catalogValuesOf(loadDeployment(deployment));
  const [today = ""] = new Date().toISOString().split("T");
  for (const warning of retiringWithin(values, today)) progress(`warning: ${warning}`);
  const timer = setTimeout(() => progress(`synthesize ${deployment}`), SILENCE);
  try {
    const child = spawn(process.execPath, [CDKTF, "synth", "--output", outdir], {
      env: { ...process.env, DEPLOYMENT: deployment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const { code, output } = await ended(child);
    if (code !== 0) throw new Refusal(output.trim());
  } finally {
    clearTimeout(timer);
  }
  const report = readReport(outdir);
  print(stackTable(report.stacks, report.warnings, process.stdout.isTTY === true).trimEnd());
}

function ended(child: ChildProcess): Promise<{ readonly code: number; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const output: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => output.push(text));
    }
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, output: output.join("") }));
  });
}
