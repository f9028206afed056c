import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** One run of a program as a whole process. */
export interface Run {
  readonly seconds: number;
  /** Peak resident memory. Unit: MiB. */
  readonly mebibytes: number;
}

export interface Program {
  readonly name: string;
  /** Arguments of node. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** Node's own measure of a process that ends, because a parent cannot ask for it. */
const PEAK_MEMORY = join(__dirname, "../../bin/bench/peak-memory.cjs");

/** Runs programs in turns, so that what else the machine does falls on all of them alike. */
export async function inTurns(programs: readonly Program[], rounds: number): Promise<Map<string, Run[]>> {
  const runs = new Map<string, Run[]>(programs.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const program of programs) runs.get(program.name)?.push(await once(program));
  }
  return runs;
}

/** The middle of several runs, value by value. */
export function median(runs: readonly Run[]): Run {
  const middle = (values: readonly number[]): number => {
    const sorted = [...values].sort((a, b) => a - b);
    const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
    const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
    return (upper + lower) / 2;
  };
  return {
    seconds: middle(runs.map(({ seconds }) => seconds)),
    mebibytes: middle(runs.map(({ mebibytes }) => mebibytes)),
  };
}

async function once({ name, args, env }: Program): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), "inferloop-bench-"));
  const peak = join(folder, "peak");
  try {
    const started = process.hrtime.bigint();
    const child = spawn(process.execPath, ["--require", PEAK_MEMORY, ...args], {
      env: { ...process.env, ...env, CDKTF_OUTDIR: join(folder, "out"), BENCH_PEAK_MEMORY: peak },
      stdio: ["ignore", "ignore", "pipe"],
    });
    const errors: string[] = [];
    child.stderr.setEncoding("utf8").on("data", (text: string) => errors.push(text));
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on("error", reject);
      child.on("exit", resolve);
    });
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    if (code !== 0) throw new Error(`${name} failed: ${errors.join("")}`);
    return { seconds, mebibytes: Number(readFileSync(peak, "utf8")) / 1024 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
