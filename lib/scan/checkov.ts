import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Found } from "../acceptance/acceptance";
import { run } from "../terraform/terraform";
import { parsed, type Scanner } from "./scanner";

/** The part of checkov's report that is read. */
interface CheckovReport {
  readonly results: {
    readonly failed_checks: readonly {
      readonly check_id: string;
      readonly check_name: string;
      readonly file_path: string;
      /** `resource.<id>` or `resource.<type>.<id>`. */
      readonly resource: string;
      readonly file_line_range: readonly [number, number];
      readonly guideline: string | null;
    }[];
  };
  readonly summary: { readonly passed: number; readonly parsing_errors: number };
}

/**
 * checkov reads `.tf.json` only as `terraform_json`; with any other framework it exits with 0 and has seen nothing. It
 * does the same with files that it cannot parse, so its own counts are checked.
 * @see https://www.checkov.io/7.Scan%20Examples/Terraform.html (2026-11)
 */
export const checkov: Scanner = {
  tool: "checkov",
  command: "checkov",
  install: "pip install checkov==3.3.30",
  async scan(outdir) {
    const folder = join(outdir, "stacks");
    const args = ["--directory", folder, "--framework", "terraform_json", "--skip-download", "--compact", "--quiet"];
    const ended = await run("checkov", [...args, "--output", "json"], ".");
    const report = parsed<CheckovReport>("checkov", ended);
    const { passed, parsing_errors: errors } = report.summary;
    if (errors > 0 || passed === 0) {
      throw new Error(
        `checkov must read every stack, got ${errors} files that it could not parse and ${passed} passed checks`,
      );
    }
    const lines = new Map<string, readonly string[]>();
    return report.results.failed_checks.map(
      ({ check_id, check_name, file_path, resource, file_line_range, guideline }): Found => {
        const text = lines.get(file_path) ?? readFileSync(join(folder, file_path), "utf8").split("\n");
        lines.set(file_path, text);
        return {
          tool: "checkov",
          rule: check_id,
          stack: stackOf(file_path),
          address: addressOf(resource.replace(/^resource\./, ""), text, file_line_range[0]),
          what: check_name,
          ...(guideline === null ? {} : { fix: guideline }),
        };
      },
    );
  },
};

/** Checks of one resource name it without its type, checks of several with it. */
const addressOf = (name: string, lines: readonly string[], line: number): string =>
  name.includes(".") ? name : `${typeAt(lines, line)}.${name}`;

/** The type that a line belongs to: the last key before it on the level of types. */
function typeAt(lines: readonly string[], line: number): string {
  for (let at = line - 1; at >= 0; at -= 1) {
    const [, type] = /^ {4}"(\w+)": \{$/.exec(lines[at] ?? "") ?? [];
    if (type !== undefined) return type;
  }
  return "*";
}

/** `/aws-us-east-1-data/cdk.tf.json` stands in the stack `aws-us-east-1-data`. */
const stackOf = (path: string): string =>
  path
    .split("/")
    .filter((part) => part !== "")
    .at(-2) ?? path;
