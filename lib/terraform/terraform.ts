import { type ChildProcessByStdio, type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { Refusal } from "../errors/refusal";

/** What a run of terraform left behind. */
export interface TerraformRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Least version: native locks of the S3 backend and write-only arguments. */
const LEAST = { major: 1, minor: 11 } as const;

/** Why terraform cannot be used here. Undefined if it can. */
export function terraformMissing(): string | undefined {
  const wanted = `terraform ${LEAST.major}.${LEAST.minor} or later must be on the PATH`;
  const run = spawnSync("terraform", ["version", "-json"], { encoding: "utf8", env: { ...process.env, ...QUIET } });
  if (run.status !== 0) return `${wanted}, got none; install it`;
  const { terraform_version: version } = JSON.parse(run.stdout) as { terraform_version: string };
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const enough = major > LEAST.major || (major === LEAST.major && minor >= LEAST.minor);
  return enough ? undefined : `${wanted}, got ${version}; update it`;
}

/** Refuses a machine without terraform. */
export function requireTerraform(): void {
  const missing = terraformMissing();
  if (missing !== undefined) throw new Refusal(missing);
}

/** Variables that keep terraform from asking questions and from looking for updates. */
const QUIET = { TF_IN_AUTOMATION: "1", TF_INPUT: "0", CHECKPOINT_DISABLE: "1" } as const;

/** Runs terraform in a folder. Never throws for terraform's own failures: the caller looks at the code. */
export function terraform(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<TerraformRun> {
  return run("terraform", args, folder, { ...QUIET, ...env });
}

/** Whether a program is on the PATH. */
export const isInstalled = (program: string): boolean =>
  spawnSync(program, ["--version"], { env: process.env, stdio: "ignore" }).error === undefined;

/** Runs a program to its end with its output captured. */
export function run(
  program: string,
  args: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<TerraformRun> {
  return ended(
    spawn(program, args, { cwd: folder, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] }),
  );
}

/** Starts terraform in a folder with its input open, so that it can ask. */
export function startTerraform(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ChildProcessWithoutNullStreams {
  return spawn("terraform", args, { cwd: folder, env: { ...process.env, ...QUIET, ...env, TF_INPUT: "1" } });
}

/** The end of a program, with its output captured from now on. */
export function ended(child: ChildProcessByStdio<Writable | null, Readable, Readable>): Promise<TerraformRun> {
  return new Promise((resolve, reject) => {
    const out: string[] = [];
    const err: string[] = [];
    child.stdout.setEncoding("utf8").on("data", (text: string) => out.push(text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => err.push(text));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, stdout: out.join(""), stderr: err.join("") }));
  });
}

/** The lines of an error that say what went wrong, without terraform's frame and colours. */
export function reason(run: TerraformRun): string {
  const lines = stripVTControlCharacters(`${run.stderr}\n${run.stdout}`)
    .split("\n")
    .map((line) => line.replace(/^[╷│╵\s]+/, "").trim())
    .filter((line) => line !== "");
  const first = Math.max(
    // What init says before the error itself names none.
    lines.findIndex((line) => line.startsWith("Error:") && !line.startsWith("Error: Terraform encountered problems")),
    0,
  );
  return lines.slice(first, first + 4).join(" ");
}

/** What a step of terraform left behind. Fails with the step and the reason where it failed. */
export async function must(step: string, running: Promise<TerraformRun>): Promise<TerraformRun> {
  const run = await running;
  if (run.code !== 0) throw new Error(`${step}: ${reason(run)}`);
  return run;
}
