import { spawn, spawnSync } from "node:child_process";
import type { Found, Tool } from "../acceptance/acceptance";

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

/** Whether a program is on the PATH. */
export const isInstalled = (command: string): boolean =>
  spawnSync(command, ["--version"], { env: process.env, stdio: "ignore" }).error === undefined;

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end. What its exit code means is the caller's business. */
export function run(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    const text = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) {
      child[name].setEncoding("utf8").on("data", (chunk: string) => {
        text[name] += chunk;
      });
    }
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, ...text }));
  });
}

/** The JSON that a scanner printed, or a message that shows what it printed instead. */
export function parsed<T>(command: string, { stdout, stderr, code }: Ended): T {
  try {
    return JSON.parse(stdout) as T;
  } catch {
    const shown = `${stderr}${stdout}`.trim().split("\n").slice(-5).join("\n");
    throw new Error(`${command} must print JSON, got exit code ${code}: ${shown}`);
  }
}
