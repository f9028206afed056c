import Table from "cli-table3";
import { loadDeployment } from "../../lib/config/load";
import { drill } from "../../lib/drill/drill";
import { fullDrill } from "../../lib/drill/full-drill";
import { motoInstalled } from "../../lib/drill/region-server";
import type { DrillRow } from "../../lib/drill/row";
import { sentence, shown } from "../../lib/errors/configuration-error";
import { Refusal } from "../../lib/errors/refusal";
import { inTemporaryFolder } from "../../lib/terraform/temporary-folder";
import { requireTerraform } from "../../lib/terraform/terraform";
import { synthesize } from "../../stacks/synthesize";
import { synth } from "./synth";

interface DrillOptions {
  readonly deployment: string;
  readonly full?: boolean;
  readonly rounds: string;
  readonly seed?: string;
  readonly json?: boolean;
  readonly progress: (line: string) => void;
  readonly print: (text: string) => void;
}

/** Synthesizes the deployment into a folder of its own and drills it there. */
export async function drillCommand(options: DrillOptions): Promise<void> {
  const { deployment, full, json, progress, print } = options;
  const checked = loadDeployment(deployment);
  const chance = drawn(options);
  requireTerraform();
  if (!motoInstalled()) {
    throw new Refusal("moto_server must be on the PATH, got none; install it by pip install 'moto[server,s3]'");
  }
  const rows =
    full === true
      ? await fullDrill({
          deployment,
          // A program of its own, as people run it after an edit.
          synthesize: (file, outdir) => synth({ deployment: file, outdir, progress: () => {}, print: () => {} }),
          progress,
          ...(chance === undefined ? {} : { chance }),
          ...(process.env.TF_PLUGIN_CACHE_DIR ? { pluginCache: process.env.TF_PLUGIN_CACHE_DIR } : {}),
        })
      : await inTemporaryFolder("synth", async (outdir) => {
          await synthesize(checked, outdir);
          return drill({ outdir, progress });
        });
  const failed = rows.filter((row) => row.failures.length > 0).length;
  const seed = chance === undefined ? "" : `, seed ${chance.seed}`;
  const totals = `${rows.length - failed} passed, ${failed} failed${seed}`;
  print(json === true ? JSON.stringify(rows, null, 2) : `${drillTable(rows)}\n${totals}`);
  if (failed > 0) process.exitCode = 1;
}

/** What the rounds are drawn from. Undefined where there are none. */
function drawn({ full, rounds, seed }: DrillOptions): { readonly seed: number; readonly rounds: number } | undefined {
  const count = wholeNumber("--rounds", rounds);
  const given = seed === undefined ? undefined : wholeNumber("--seed", seed);
  if (full !== true && (count > 0 || given !== undefined)) {
    throw new Refusal("'--rounds' and '--seed' must be given with '--full', got them alone; add --full");
  }
  if (count === 0 && given !== undefined) {
    throw new Refusal("'--seed' must be given with '--rounds', got it alone; add --rounds 10");
  }
  return count === 0 ? undefined : { rounds: count, seed: given ?? Date.now() % 2 ** 32 };
}

function wholeNumber(prop: string, text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value < 2 ** 32) return value;
  throw new Refusal(
    sentence({ prop, rule: `a whole number below ${2 ** 32}`, got: shown(text), fix: "give one, such as 7" }),
  );
}

function drillTable(rows: readonly DrillRow[]): string {
  const table = new Table({
    head: ["lost", "tried", "stacks", "held"],
    style: { head: [], border: [], compact: true },
  });
  table.push(
    ...rows.map(({ lost, tried, stacks, failures }) => [
      lost ?? "-",
      tried,
      String(stacks),
      failures.length === 0 ? "yes" : "NO",
    ]),
  );
  return [table.toString(), ...rows.flatMap(({ failures }) => failures)].join("\n");
}
