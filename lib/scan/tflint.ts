import { join } from "node:path";
import type { Found } from "../acceptance/acceptance";
import { run } from "../terraform/terraform";
import { parsed, type Scanner } from "./scanner";

interface TflintReport {
  readonly issues: readonly {
    readonly rule: { readonly name: string; readonly link: string };
    readonly message: string;
    readonly range: { readonly filename: string };
  }[];
  readonly errors: readonly { readonly message: string }[];
}

/** @see https://github.com/terraform-linters/tflint (2026-11) */
export const tflint: Scanner = {
  tool: "tflint",
  command: "tflint",
  install: "go install github.com/terraform-linters/tflint@v0.64.0",
  async scan(outdir) {
    const args = ["--chdir", join(outdir, "stacks"), "--recursive", "--format", "json", "--force"];
    const report = parsed<TflintReport>("tflint", await run("tflint", args, "."));
    const [error] = report.errors;
    if (error !== undefined) throw new Error(`tflint must read every stack, got ${error.message}`);
    return report.issues.map(
      ({ rule, message, range }): Found => ({
        tool: "tflint",
        rule: rule.name,
        stack: range.filename.split("/")[0] ?? range.filename,
        what: message,
        ...(rule.link === "" ? {} : { fix: rule.link }),
      }),
    );
  },
};
