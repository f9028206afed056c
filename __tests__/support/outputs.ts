import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseDeployment } from "../../lib/config/load";
import { roundTrip, type Stage } from "../../lib/failover/round-trip";
import { readOutput, type SynthesizedOutput } from "../../lib/rules/output";
import { edited } from "./deployment-text";

export const ROOT = join(__dirname, "../..");
export const PRODUCTION_FILE = "deployments/production.yaml";
export const DEVELOPMENT_FILE = "deployments/development.yaml";

export const fileText = (file: string): string => readFileSync(join(ROOT, file), "utf8");

/** Production's file after an edit of its round trip. */
function productionAfter(edit: Stage["name"]): string {
  const stage = roundTrip(fileText(PRODUCTION_FILE), PRODUCTION_FILE).find(({ name }) => name === edit);
  if (stage === undefined) throw new Error(`production has no ${edit}`);
  return stage.text;
}

/** Deployments that tests look at whole: the file they claim to be, and its text. */
const DEPLOYMENTS = {
  production: () => [PRODUCTION_FILE, fileText(PRODUCTION_FILE)],
  development: () => [DEVELOPMENT_FILE, fileText(DEVELOPMENT_FILE)],
  "failed over": () => [PRODUCTION_FILE, productionAfter("failover")],
  rebuilt: () => [PRODUCTION_FILE, productionAfter("rebuild")],
  "failed back": () => [PRODUCTION_FILE, productionAfter("failback")],
  "with a read region": () => [
    PRODUCTION_FILE,
    edited(fileText(PRODUCTION_FILE), ["  databases:\n", "    - { name: eu-west-1, role: read }\n  databases:\n"]),
  ],
  "with ARC": () => [PRODUCTION_FILE, edited(fileText(PRODUCTION_FILE), ["gate: alarm", "gate: arc"])],
} as const satisfies Record<string, () => readonly [file: string, text: string]>;

export type OutputName = keyof typeof DEPLOYMENTS;
export const OUTPUT_NAMES = Object.keys(DEPLOYMENTS) as OutputName[];

const known = new Map<OutputName, SynthesizedOutput>();

/** What a deployment synthesizes to. Never change it: see `planted`. */
export async function output(name: OutputName): Promise<SynthesizedOutput> {
  const found = known.get(name) ?? readOutput(await outputFolder(name));
  known.set(name, found);
  return found;
}

/** Folder of the same. Made once for all test files, and again when anything changes that it is made from. */
export async function outputFolder(name: OutputName): Promise<string> {
  const cache = cacheFolder();
  const folder = join(cache, name.replaceAll(" ", "-"));
  if (existsSync(folder)) return folder;
  const [file, text] = DEPLOYMENTS[name]();
  const staging = mkdtempSync(join(cache, "new-"));
  try {
    await synthesizeText(text, file, staging);
    // Another test file may have been faster.
    if (!existsSync(folder)) renameSync(staging, folder);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  return folder;
}

/** Synthesizes the text of a deployment file. */
export async function synthesizeText(text: string, file: string, outdir: string): Promise<void> {
  // Loaded only where it is needed: the provider's code takes seconds.
  const { synthesize } = await import("../../stacks/synthesize");
  await synthesize(parseDeployment(text, file), outdir);
}

/** Everything that the output is made from. */
const SOURCES = ["lib", "modules", "stacks", "deployments", "package.json", "package-lock.json"];
const HOUR_MS = 3_600_000;

function cacheFolder(): string {
  const hash = createHash("sha256");
  for (const file of SOURCES.flatMap((source) => filesAt(join(ROOT, source))))
    hash.update(file).update(readFileSync(file));
  const caches = join(tmpdir(), "inferloop-test-outputs");
  const folder = join(caches, hash.digest("hex").slice(0, 16));
  if (existsSync(folder)) return folder;
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(caches).map((name) => join(caches, name))) {
    if (Date.now() - statSync(old).mtimeMs > HOUR_MS && old !== folder) rmSync(old, { recursive: true, force: true });
  }
  return folder;
}

function filesAt(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
