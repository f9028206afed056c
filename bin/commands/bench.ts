import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import Table from "cli-table3";
import { GROWTH, grown } from "../../lib/bench/growth";
import { inTurns, median, type Program, type Run } from "../../lib/bench/measure";
import { FLOOR } from "../../lib/bench/record";
import { run } from "../../lib/terraform/terraform";

interface BenchOptions {
  readonly deployment: string;
  readonly rounds: string;
  readonly json?: boolean;
  readonly progress: (line: string) => void;
  readonly print: (text: string) => void;
}

/** One size of the series: this project against the floor. */
interface Row {
  readonly regions: number;
  readonly elements: number;
  readonly ours: Run;
  readonly floor: Run;
}

const ROOT = join(__dirname, "../..");
const TYPESCRIPT = join(ROOT, "bin/typescript.cjs");
/** Inside the project, where programs find its packages. */
const FOLDER = join(ROOT, ".bench");

/** Times whole processes: this project, and a program that creates the same things with cdktf and nothing else. */
export async function benchCommand({ deployment, rounds, json, progress, print }: BenchOptions): Promise<void> {
  const text = readFileSync(deployment, "utf8");
  const rows: Row[] = [];
  for (const regions of GROWTH) {
    progress(`${regions} region${regions === 1 ? "" : "s"} ...`);
    rows.push(await measure(regions === 2 ? text : grown(text, regions), regions, Number(rounds)));
  }
  print(json === true ? JSON.stringify({ machine: machine(), rows }, null, 2) : `${machine()}\n${resultTable(rows)}`);
}

async function measure(text: string, regions: number, rounds: number): Promise<Row> {
  const folder = join(FOLDER, String(regions));
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "deployment.yaml");
  writeFileSync(file, text);
  const floor = ["--require", TYPESCRIPT, join(ROOT, "bin/bench/write-floor.ts"), file, folder];
  const written = await run(process.execPath, floor, ROOT);
  if (written.code !== 0) throw new Error(written.stderr);
  const programs: Program[] = [
    {
      name: "ours",
      args: ["--require", TYPESCRIPT, join(ROOT, "main.ts")],
      env: { DEPLOYMENT: file },
    },
    { name: "floor", args: [join(folder, FLOOR)], env: {} },
  ];
  const runs = await inTurns(programs, rounds);
  const of = (name: string): Run => median(runs.get(name) ?? []);
  return { regions, elements: Number(written.stdout), ours: of("ours"), floor: of("floor") };
}

function machine(): string {
  const [first] = cpus();
  return `${cpus().length} x ${first?.model.trim() ?? "unknown"}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node.js ${process.version}`;
}

function resultTable(rows: readonly Row[]): string {
  const table = new Table({
    head: ["regions", "elements", "seconds", "floor", "ratio", "MiB", "floor", "ratio"],
    colAligns: Array.from({ length: 8 }, () => "right" as const),
    style: { head: [], border: [], compact: true },
  });
  table.push(
    ...rows.map(({ regions, elements, ours, floor }) => [
      String(regions),
      String(elements),
      ours.seconds.toFixed(2),
      floor.seconds.toFixed(2),
      (ours.seconds / floor.seconds).toFixed(2),
      ours.mebibytes.toFixed(0),
      floor.mebibytes.toFixed(0),
      (ours.mebibytes / floor.mebibytes).toFixed(2),
    ]),
  );
  return table.toString();
}
