import Table from "cli-table3";
import { loadDeployment } from "../../lib/config/load";
import { requireTerraform } from "../../lib/terraform/terraform";
import { type Outcome, PROOFS, testTerraform } from "../../lib/terraform/test-terraform";
import { synthesize } from "../../stacks/synthesize";

interface TestTerraformOptions {
  readonly deployment: string;
  readonly validateOnly?: boolean;
  readonly progress: (line: string) => void;
  readonly print: (text: string) => void;
}

/** Takes every stack of a deployment through real terraform, and shows where each got to. */
export async function testTerraformCommand({
  deployment,
  validateOnly,
  progress,
  print,
}: TestTerraformOptions): Promise<void> {
  loadDeployment(deployment);
  requireTerraform();
  const outcomes = await testTerraform({
    deployment,
    synthesize: async (file, outdir) => void (await synthesize(loadDeployment(file), outdir)),
    progress,
    ...(validateOnly === undefined ? {} : { validateOnly }),
  });
  const failures = outcomes.filter(({ error }) => error !== undefined);
  print(outcomeTable(outcomes));
  for (const { proof, stack, error } of failures) print(`${stack}, ${proof}: ${error}`);
  print(`${outcomes.length - failures.length} passed, ${failures.length} failed`);
  if (failures.length > 0) process.exitCode = 1;
}

/** A line for each stack, a column for each proof. */
function outcomeTable(outcomes: readonly Outcome[]): string {
  const table = new Table({ head: ["stack", ...PROOFS], style: { head: [], border: [], compact: true } });
  for (const stack of new Set(outcomes.map((outcome) => outcome.stack))) {
    const cells = PROOFS.map((proof) => {
      const found = outcomes.filter((outcome) => outcome.stack === stack && outcome.proof === proof);
      if (found.length === 0) return "-";
      return found.every(({ error }) => error === undefined) ? "passed" : "FAILED";
    });
    table.push([stack, ...cells]);
  }
  return table.toString();
}
