import { existsSync } from "node:fs";
import { Refusal } from "../../lib/errors/refusal";
import { ACKNOWLEDGEMENTS, readAcknowledgements } from "../../lib/review/acknowledgements";
import { readPlans, readTreeSafely } from "../../lib/review/files";
import { reviewJson } from "../../lib/review/json";
import { reviewPage } from "../../lib/review/page";
import { type Review, review } from "../../lib/review/review";
import type { SynthesizedOutput } from "../../lib/rules/output";
import { inTemporaryFolder } from "../../lib/terraform/temporary-folder";

interface ReviewOptions {
  /** Folder that was synthesized before. */
  readonly base?: string;
  /** Folder with `<stack>.json` and `<stack>.log`. */
  readonly plans?: string;
  /** Synthesized instead of reading `outdir`. */
  readonly deployment?: string;
  readonly outdir: string;
  readonly acknowledgements?: string;
  readonly json?: boolean;
  readonly print: (text: string) => void;
}

/** Prints what a person must know before a change is merged. Exits with 1 where data would be lost or a plan failed. */
export async function reviewCommand({ base, plans, json, print, ...options }: ReviewOptions): Promise<void> {
  if (base === undefined && plans === undefined) {
    throw new Refusal("'--base' or '--plans' must be given, got neither; name a folder to compare with, or with plans");
  }
  const file = acknowledgementFile(options.acknowledgements);
  const current = await tree(options);
  const before = base === undefined ? undefined : readTreeSafely("--base", base);
  const stacks = new Set([...current.stacks, ...(before?.stacks ?? [])].map(({ name }) => name));
  const [today = ""] = new Date().toISOString().split("T");
  const found = review({
    current,
    ...(before === undefined ? {} : { base: before }),
    ...(plans === undefined ? {} : { plans: readPlans(plans, stacks) }),
    acknowledgements: readAcknowledgements(file),
    today,
  });
  print(shown(found, file, json === true));
  if (found.fails) process.exitCode = 1;
}

const shown = (found: Review, file: string, json: boolean): string =>
  json ? JSON.stringify(reviewJson(found), null, 2) : reviewPage(found, file).trimEnd();

function acknowledgementFile(given: string | undefined): string {
  if (given === undefined || existsSync(given)) return given ?? ACKNOWLEDGEMENTS;
  throw new Refusal(`'--acknowledgements' must be an existing file, got "${given}"; name another, or leave it out`);
}

/** The new tree: a folder, or a deployment file synthesized. */
function tree({ deployment, outdir }: Pick<ReviewOptions, "deployment" | "outdir">): Promise<SynthesizedOutput> {
  if (deployment === undefined) return Promise.resolve(readTreeSafely("--outdir", outdir));
  // Only here: the providers' code takes seconds.
  const { synthesize } = require("../../stacks/synthesize") as typeof import("../../stacks/synthesize");
  const { loadDeployment } = require("../../lib/config/load") as typeof import("../../lib/config/load");
  return inTemporaryFolder("review", async (folder) => {
    await synthesize(loadDeployment(deployment), folder);
    return readTreeSafely("--deployment", folder);
  });
}
