import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { deploymentJsonSchemaText, SCHEMA_FILE } from "../../lib/config/json-schema";
import { loadDeployment } from "../../lib/config/load";
import { deliveryFiles } from "../../lib/delivery/files";
import { COVERAGE_PAGE, coveragePage } from "../../lib/reports/coverage-page";
import { deploymentReportJsonSchema } from "../../lib/reports/deployment-json";
import { deploymentPicture, PICTURE, PICTURED } from "../../lib/reports/picture";
import { readReport } from "../../lib/terraform/stack-files";
import { inTemporaryFolder } from "../../lib/terraform/temporary-folder";
import { synthesize } from "../../stacks/synthesize";
import { runbookPages } from "./runbooks";

interface GenerateOptions {
  readonly progress: (line: string) => void;
}

/** Writes again what is generated from the code. Tests compare each file with its source. */
export async function generate({ progress }: GenerateOptions): Promise<void> {
  const files = {
    [SCHEMA_FILE]: deploymentJsonSchemaText(),
    [COVERAGE_PAGE]: coveragePage(),
    ...(await ofDeployment()),
    ...(await runbooks()),
    "lib/reports/deployment.schema.json": `${JSON.stringify(deploymentReportJsonSchema(), null, 2)}\n`,
  };
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    progress(`wrote ${file}`);
  }
}

/** What is made from the deployment that the project shows: the README's picture, and how CI deploys it. */
function ofDeployment(): Promise<Record<string, string>> {
  return inTemporaryFolder("generate", async (outdir) => {
    const deployment = loadDeployment(PICTURED);
    await synthesize(deployment, outdir);
    const report = readReport(outdir);
    return { [PICTURE]: deploymentPicture(report), ...deliveryFiles(deployment, report) };
  });
}

/** The runbooks of the same deployment. */
async function runbooks(): Promise<Record<string, string>> {
  const pages = await runbookPages(PICTURED);
  const { environment } = loadDeployment(PICTURED);
  return Object.fromEntries(
    Object.entries(pages).map(([page, text]) => [`docs/runbooks/${environment}/${page}`, text]),
  );
}
