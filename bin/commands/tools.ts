import { spawnSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";

const BINARIES = join(__dirname, "../../node_modules/.bin");

/** Runs a tool of the project with the terminal's own input and output. */
export function passThrough(tool: string, args: readonly string[]): void {
  const env = { ...process.env, PATH: `${BINARIES}${delimiter}${process.env.PATH ?? ""}` };
  const { status } = spawnSync(tool, args, { stdio: "inherit", env });
  if (status !== 0) process.exitCode = status ?? 1;
}

/** Lint and format, and types. Both run, so that one call shows all findings. */
export function lint(): void {
  passThrough("biome", ["check", "."]);
  passThrough("tsc", ["--noEmit"]);
}

/** Everything that must hold before a commit. */
export function check(): void {
  lint();
  passThrough("jest", ["--ci"]);
}

/** What runs in the cloud as it is written, so it is copied and not compiled. */
const VERBATIM = [
  "modules/aws/compute/functions/events/handler.py",
  "modules/aws/keys/rotation/handler.cjs",
  "modules/aws/monitoring/watch/handler.cjs",
];

/** Compiles what the package ships. */
export function build(): void {
  rmSync("dist", { recursive: true, force: true });
  passThrough("tsc", ["-p", "tsconfig.build.json"]);
  for (const file of VERBATIM) cpSync(file, join("dist", file));
}
