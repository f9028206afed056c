import Table from "cli-table3";
import { loadDeployment } from "../../lib/config/load";
import { type DrillRow, drill } from "../../lib/drill/drill";
import { motoInstalled } from "../../lib/drill/region-server";
import { Refusal } from "../../lib/errors/refusal";
import { inTemporaryFolder } from "../../lib/terraform/temporary-folder";
import { requireTerraform } from "../../lib/terraform/terraform";
import { synthesize } from "../../stacks/synthesize";

interface DrillOptions {
  readonly deployment: string;
  readonly json?: boolean;
  readonly progress: (line: string) => void;
  readonly print: (text: string) => void;
}

/** Synthesizes the deployment into a folder of its own and drills it there. */
export async function drillCommand({ deployment, json, progress, print }: DrillOptions): Promise<void> {
  const checked = loadDeployment(deployment);
  requireTerraform();
  if (!motoInstalled()) {
    throw new Refusal("moto_server must be on the PATH, got none; install it by pip install 'moto[server,s3]'");
  }
  const rows = await inTemporaryFolder("synth", async (outdir) => {
    await synthesize(checked, outdir);
    return drill({ outdir, progress });
  });
  const failed = rows.filter((row) => row.failures.length > 0).length;
  const totals = `${rows.length - failed} passed, ${failed} failed`;
  print(json === true ? JSON.stringify(rows, null, 2) : `${drillTable(rows)}\n${totals}`);
  if (failed > 0) process.exitCode = 1;
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
