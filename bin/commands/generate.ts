import { writeFileSync } from "node:fs";
import { deploymentJsonSchemaText, SCHEMA_FILE } from "../../lib/config/json-schema";
import { loadDeployment } from "../../lib/config/load";
import { COVERAGE_PAGE, coveragePage } from "../../lib/reports/coverage-page";
import { deploymentReportJsonSchema } from "../../lib/reports/deployment-json";
import { deploymentPicture, PICTURE, PICTURED } from "../../lib/reports/picture";
import { readReport } from "../../lib/terraform/stack-files";
import { inTemporaryFolder } from "../../lib/terraform/temporary-folder";
import { synthesize } from "../../stacks/synthesize";

interface GenerateOptions {
  readonly progress: (line: string) => void;
}

/** Writes again what is generated from the code. Tests compare each file with its source. */
export async function generate({ progress }: GenerateOptions): Promise<void> {
  const files = {
    [SCHEMA_FILE]: deploymentJsonSchemaText(),
    [COVERAGE_PAGE]: coveragePage(),
    [PICTURE]: await picture(),
    "lib/reports/deployment.schema.json": `${JSON.stringify(deploymentReportJsonSchema(), null, 2)}\n`,
  };
  for (const [file, content] of Object.entries(files)) {
    writeFileSync(file, content);
    progress(`wrote ${file}`);
  }
}

/** The README's picture. */
function picture(): Promise<string> {
  return inTemporaryFolder("picture", async (outdir) => {
    await synthesize(loadDeployment(PICTURED), outdir);
    return deploymentPicture(readReport(outdir));
  });
}
