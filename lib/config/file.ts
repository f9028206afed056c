import { readdirSync, readFileSync, type Stats, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { DeploymentFileError, type Position } from "../errors/deployment-file-error";
import { similar } from "./findings";

/** Largest file that is read. Unit: bytes. A real deployment has a hundredth of it. */
export const MAX_FILE_BYTES = 1_048_576;

/** The text of a deployment file. */
export function readDeploymentFile(file: string): string {
  const { size } = fileStats(file);
  if (size > MAX_FILE_BYTES) {
    const fix = "write one deployment, which needs a few thousand";
    refuse(file, `at most ${MAX_FILE_BYTES} bytes`, `${size} bytes`, fix);
  }
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    refuse(file, "a file that can be read", reason(error), "check the permissions");
  }
  return decoded(file, bytes);
}

function fileStats(file: string): Stats {
  let stats: Stats;
  try {
    stats = statSync(file);
  } catch (error) {
    refuse(file, "an existing file", reason(error), suggestion(file));
  }
  if (stats.isFile()) return stats;
  if (!stats.isDirectory()) refuse(file, "a file", "a device or a pipe", "name a file");
  const names = deploymentFiles(file);
  const fix = names.length === 0 ? "name a file in it" : `name a file in it: ${names.join(", ")}`;
  refuse(file, "a file", "a folder", fix);
}

function decoded(file: string, bytes: Uint8Array): string {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const nul = text.indexOf("\0");
  if (nul >= 0) refuse(file, "text", "a NUL character", "save it as text in UTF-8", placeOf(text, nul));
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const first = placeOf(text, text.indexOf("\uFFFD"));
    refuse(file, "text in UTF-8", "bytes of another encoding", "save it as UTF-8", first);
  }
}

function placeOf(text: string, offset: number): Position {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** The code of a failed system call, for example `ENOENT`. */
function reason(error: unknown): string {
  const { code = String(error) } = error as NodeJS.ErrnoException;
  return code === "ENOENT" ? "none" : `the error ${code}`;
}

/** Another file of the folder that may be meant. */
function suggestion(file: string): string {
  const folder = dirname(file);
  const names = deploymentFiles(folder);
  if (names.length === 0) return "copy deployments/example.yaml and edit it";
  const stem = basename(file).replace(/\.[^.]*$/, "");
  const meant = names.find((name) => stem !== "" && name.startsWith(stem)) ?? similar(basename(file), names);
  return meant === undefined ? `${folder} has ${names.join(", ")}` : `did you mean ${join(folder, meant)}?`;
}

function deploymentFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.ya?ml$/.test(name))
      .sort()
      .slice(0, 10);
  } catch {
    return [];
  }
}

function refuse(file: string, rule: string, got: string, fix: string, position?: Position): never {
  const finding = { prop: "file", rule, got, fix };
  throw new DeploymentFileError(file, [{ path: "file", finding, ...(position === undefined ? {} : { position }) }]);
}
