import Table from "cli-table3";
import { loadDeployment } from "../../lib/config/load";
import { type Examined, examine } from "../../lib/doctor/examine";
import { Refusal } from "../../lib/errors/refusal";
import { readReport } from "../../lib/terraform/stack-files";
import { inTemporaryFolder } from "../../lib/terraform/temporary-folder";
import { synthesize } from "../../stacks/synthesize";

interface DoctorOptions {
  readonly deployment: string;
  readonly json?: boolean;
  readonly print: (text: string) => void;
}

/** Looks at what a plan needs of this machine, and says what is missing and how to get it. */
export async function doctorCommand({ deployment: file, json, print }: DoctorOptions): Promise<void> {
  const deployment = loadDeployment(file);
  const { aws } = deployment;
  if (aws === undefined) throw new Refusal(`${file}: 'aws' must be given, got nothing; only AWS can be examined`);
  const examined = await inTemporaryFolder("doctor", async (outdir) => {
    await synthesize(deployment, outdir);
    const report = readReport(outdir);
    return examine({ report, outdir, accountId: aws.accountId, nodeVersion: process.version });
  });
  print(json === true ? JSON.stringify(examined, null, 2) : doctorTable(examined));
  if (examined.some(({ state }) => state !== "well")) process.exitCode = 1;
}

function doctorTable(examined: readonly Examined[]): string {
  const table = new Table({
    head: ["needed", "", "found", "do"],
    style: { head: [], border: [], compact: true },
    colWidths: [28, 9, 56, 44],
    wordWrap: true,
    wrapOnWordBoundary: false,
  });
  table.push(...examined.map(({ what, state, found, fix = "-" }) => [what, state, found, fix]));
  return table.toString();
}
