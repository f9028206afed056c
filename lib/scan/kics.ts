import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Found } from "../acceptance/acceptance";
import { inTemporaryFolder } from "../terraform/temporary-folder";
import { run } from "../terraform/terraform";
import type { Scanner } from "./scanner";

const MODULE = "github.com/Checkmarx/kics/v2@v2.2.0";

interface KicsReport {
  readonly files_scanned: number;
  readonly files_failed_to_scan: number;
  readonly queries: readonly {
    readonly query_id: string;
    readonly query_name: string;
    readonly description: string;
    readonly files: readonly {
      readonly file_name: string;
      readonly resource_type?: string;
      readonly search_key: string;
    }[];
  }[];
}

/**
 * kics comes without its queries where it is built from source; they lie in the module cache of Go.
 * @param assets folder of the queries and libraries. @default - that of the module cache
 * @see https://docs.kics.io/latest/getting-started/ (2026-11)
 */
export const kics = (assets?: string): Scanner => ({
  tool: "kics",
  command: "kics",
  install: `go install ${MODULE.replace("@", "/cmd/console@")}, and call the program kics`,
  scan: (outdir) =>
    inTemporaryFolder("kics", async (folder) => {
      const folderOf = assets ?? (await moduleFolder());
      const where = ["-q", join(folderOf, "queries/terraform"), "-b", join(folderOf, "libraries")];
      const how = ["--type", "Terraform", "--ci", "--disable-full-descriptions", "--report-formats", "json"];
      const ended = await run("kics", ["scan", "-p", join(outdir, "stacks"), ...where, ...how, "-o", folder], ".");
      const file = join(folder, "results.json");
      if (!existsSync(file))
        throw new Error(`kics must write a report, got exit code ${ended.code}: ${ended.stdout.slice(-500)}`);
      const report = JSON.parse(readFileSync(file, "utf8")) as KicsReport;
      if (report.files_scanned === 0) throw new Error("kics must read every stack, got none");
      return report.queries.flatMap(({ query_name, description, files }) =>
        files.map(
          ({ file_name, search_key }): Found => ({
            tool: "kics",
            rule: query_name,
            stack: file_name.split("/").at(-2) ?? file_name,
            address: addressIn(search_key),
            what: description,
          }),
        ),
      );
    }),
});

/** `aws_s3_bucket[logs].versioning` is about `aws_s3_bucket.logs`. */
function addressIn(key: string): string {
  const [, type, id] = /^(\w+)\[([^\]]+)\]/.exec(key) ?? [];
  return type === undefined ? key : `${type}.${id}`;
}

async function moduleFolder(): Promise<string> {
  const { stdout } = await run("go", ["env", "GOMODCACHE"], ".");
  // Go writes capitals in a path as ! and the small letter.
  return join(
    stdout.trim(),
    MODULE.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`),
    "assets",
  );
}
