import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import type { StackNode } from "../graph/graph";
import { tfbackend } from "../state/s3";
import { STACK_FILE, STANDBY_BACKEND, VERSIONS, VERSIONS_TEXT } from "../terraform/stack-files";

/** Folder of the stacks below the output folder, as cdktf names it. */
const STACKS = "stacks";
const ASSETS = "assets";
/** What tells others that the output is complete, so it is written last. */
const MANIFEST = "manifest.json";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Gives `work` an empty folder beside `outdir`, and removes the folder whatever happens. The folder is on the same disk,
 * so its files can be renamed into place.
 */
export async function withStaging<T>(outdir: string, work: (staging: string) => Promise<T>): Promise<T> {
  const target = existsSync(outdir) ? realpathSync(outdir) : resolve(outdir);
  mkdirSync(dirname(target), { recursive: true });
  const staging = mkdtempSync(`${target}.staging-`);
  const remove = () => rmSync(staging, { recursive: true, force: true });
  const interrupted = (signal: NodeJS.Signals) => {
    remove();
    process.kill(process.pid, signal);
  };
  process.once("exit", remove);
  for (const signal of SIGNALS) process.once(signal, interrupted);
  try {
    return await work(staging);
  } finally {
    remove();
    process.off("exit", remove);
    for (const signal of SIGNALS) process.off(signal, interrupted);
  }
}

/**
 * Moves what was synthesized into `outdir`. A file that did not change is left alone, a changed one is replaced in one
 * step. What Terraform left in a stack's folder stays. A stack that no longer exists goes, unless its folder holds a
 * state or an initialized directory: then only what was synthesized goes.
 *
 * The cdktf command line removes folders of stacks that no longer exist by itself, states included.
 *
 * @param extraFiles content of further files, by their path in `outdir`; written after all others
 */
export function installOutput(
  staging: string,
  outdir: string,
  nodes: readonly StackNode[],
  extraFiles: Readonly<Record<string, string>>,
): void {
  // Everything that needs space is written before the first file of `outdir` is touched.
  for (const { name, standbyState } of nodes) {
    const folder = join(staging, STACKS, name);
    writeFileSync(join(folder, VERSIONS), VERSIONS_TEXT);
    if (standbyState !== undefined) writeFileSync(join(folder, STANDBY_BACKEND), tfbackend(standbyState));
  }
  for (const [path, content] of Object.entries(extraFiles)) {
    mkdirSync(dirname(join(staging, path)), { recursive: true });
    writeFileSync(join(staging, path), content);
  }

  const last = [MANIFEST, ...Object.keys(extraFiles)];
  const staged = filesBelow(staging);
  for (const path of staged.filter((path) => !last.includes(path))) place(join(staging, path), join(outdir, path));
  removeStale(outdir, new Set(staged), new Set(nodes.map((node) => node.name)));
  for (const path of last.filter((path) => staged.includes(path))) place(join(staging, path), join(outdir, path));
}

/** Paths of all files below a folder, relative to it, sorted. */
function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

/** Puts a file where another may stand: at every moment the one or the other is there, whole. */
function place(from: string, to: string): void {
  if (existsSync(to) && readFileSync(to).equals(readFileSync(from))) return;
  mkdirSync(dirname(to), { recursive: true });
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EXDEV") throw error;
    // `outdir` is a mounted disk of its own: copy to it first.
    const copy = `${to}.new`;
    copyFileSync(from, copy);
    renameSync(copy, to);
  }
}

function removeStale(outdir: string, staged: ReadonlySet<string>, stacks: ReadonlySet<string>): void {
  for (const name of stackFolders(outdir)) {
    const folder = join(outdir, STACKS, name);
    if (!stacks.has(name) && !holdsWork(folder)) {
      rmSync(folder, { recursive: true });
      continue;
    }
    const assets = filesBelow(join(folder, ASSETS)).map((path) => join(ASSETS, path));
    for (const path of [STACK_FILE, VERSIONS, STANDBY_BACKEND, ...assets]) {
      if (!staged.has(join(STACKS, name, path))) rmSync(join(folder, path), { force: true });
    }
    removeEmptyFolders(join(folder, ASSETS));
  }
}

/** Folders that a synthesis wrote; others under the same name are somebody else's. */
function stackFolders(outdir: string): string[] {
  const stacks = join(outdir, STACKS);
  if (!existsSync(stacks)) return [];
  return readdirSync(stacks).filter((name) => existsSync(join(stacks, name, STACK_FILE)));
}

/** A local state, also one that Terraform could not upload, or an initialized directory. */
function holdsWork(folder: string): boolean {
  return readdirSync(folder).some((name) => name === ".terraform" || name.includes(".tfstate"));
}

function removeEmptyFolders(folder: string): void {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) removeEmptyFolders(join(folder, entry.name));
  }
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}
