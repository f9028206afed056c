import { writeFileSync } from "node:fs";
import { deploymentJsonSchemaText, SCHEMA_FILE } from "../../lib/config/json-schema";
import { deploymentReportJsonSchema } from "../../lib/reports/deployment-json";

interface GenerateOptions {
  readonly progress: (line: string) => void;
}

/** Writes again what is generated from the code. Tests compare each file with its source. */
export function generate({ progress }: GenerateOptions): void {
  const files = {
    [SCHEMA_FILE]: deploymentJsonSchemaText(),
    "lib/reports/deployment.schema.json": `${JSON.stringify(deploymentReportJsonSchema(), null, 2)}\n`,
  };
  for (const [file, content] of Object.entries(files)) {
    writeFileSync(file, content);
    progress(`wrote ${file}`);
  }
}
