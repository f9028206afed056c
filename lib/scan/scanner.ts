import type { Found, Tool } from "../acceptance/acceptance";
import type { TerraformRun } from "../terraform/terraform";

/** A scanner that is installed beside the project. */
export interface Scanner {
  readonly tool: Exclude<Tool, "rules">;
  /** The program, as it is called on the PATH. */
  readonly command: string;
  /** How a person gets it. */
  readonly install: string;
  /** Everything that it finds in the stacks of an output folder. */
  scan(outdir: string): Promise<Found[]>;
}

/** The JSON that a scanner printed, or a message that shows what it printed instead. */
export function parsed<T>(command: string, { stdout, stderr, code }: TerraformRun): T {
  try {
    return JSON.parse(stdout) as T;
  } catch {
    const shown = `${stderr}${stdout}`.trim().split("\n").slice(-5).join("\n");
    throw new Error(`${command} must print JSON, got exit code ${code}: ${shown}`);
  }
}
