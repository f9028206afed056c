import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { loadDeployment } from "../config/load";
import { Refusal } from "../errors/refusal";
import { unsafeChanges } from "../failover/compare";
import { failoverEdit, rebuildEdit } from "../failover/edit";
import { planFailover, planRebuild } from "../failover/plan";
import { layLocalCopy } from "./local-copy";
import { lossesIn, type PlanJson } from "./plan-check";
import { inParallel } from "./pool";
import { readReport, readTree, stackFolder } from "./stack-files";
import { reason, type TerraformRun, terraform } from "./terraform";

/** What every stack is taken through. */
export const PROOFS = ["validate", "first deployment", "failover", "rebuild"] as const;

/** What became of one stack in one proof. */
export interface Outcome {
  readonly proof: (typeof PROOFS)[number];
  readonly stack: string;
  /** Where and why it failed. @default - it passed */
  readonly error?: string;
}

export interface TestTerraformProps {
  /** The deployment file. */
  readonly deployment: string;
  readonly synthesize: (deployment: string, outdir: string) => Promise<void>;
  readonly progress: (line: string) => void;
}

/** Whatever providers there are, they reach no account from here. */
const NO_CREDENTIALS = {
  AWS_ACCESS_KEY_ID: "none",
  AWS_SECRET_ACCESS_KEY: "none",
  AWS_SESSION_TOKEN: "",
  AWS_PROFILE: "",
  AWS_CONFIG_FILE: "/dev/null",
  AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
  AWS_EC2_METADATA_DISABLED: "true",
} as const;

/**
 * Takes every stack through real terraform, with whatever providers `TF_CLI_CONFIG_FILE` leads to: `init` and
 * `validate` on the JSON as it is; then, on copies whose states are files and in the order of the first deployment,
 * `plan`, `apply` and a second `plan` that must show no change; then the same over the applied states for a failover
 * and for the rebuild after it, whose plans must destroy and replace nothing.
 */
export async function testTerraform(props: TestTerraformProps): Promise<Outcome[]> {
  const folder = mkdtempSync(join(tmpdir(), "inferloop-terraform-"));
  try {
    return await new Proofs(props, folder).run();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

class Proofs {
  private readonly outcomes: Outcome[] = [];

  constructor(
    private readonly props: TestTerraformProps,
    private readonly folder: string,
  ) {}

  async run(): Promise<Outcome[]> {
    const { deployment, progress } = this.props;
    const first = await this.synthesized(deployment, "first");
    await this.validate(first);
    if (this.failed()) return this.outcomes;
    await this.applyWaves("first deployment", first, false);
    const lost = loadDeployment(deployment).aws?.regions.find(
      ({ role, partner }) => role === "primary" && partner !== undefined,
    )?.name;
    if (lost === undefined) progress("no failover: there is no second region");
    else if (!this.failed()) await this.failOver(first, lost);
    return this.outcomes;
  }

  private failed(): boolean {
    return this.outcomes.some(({ error }) => error !== undefined);
  }

  private async failOver(first: string, lost: string): Promise<void> {
    const text = readFileSync(this.props.deployment, "utf8");
    const failedOver = this.edited("failover", failoverEdit(text, planFailover(this.aws(this.props.deployment), lost)));
    const after = await this.synthesized(failedOver, "failover");
    await this.applyEdit("failover", first, after);
    if (this.failed() || this.aws(failedOver).databases.length === 0) return;
    const rebuilt = rebuildEdit(readFileSync(failedOver, "utf8"), planRebuild(this.aws(failedOver), lost));
    await this.applyEdit("rebuild", after, await this.synthesized(this.edited("rebuild", rebuilt), "rebuild"));
  }

  private aws(file: string) {
    const { aws } = loadDeployment(file);
    if (aws === undefined) throw new Error(`${file} has no AWS`);
    return aws;
  }

  /** Writes an edited deployment file, and says where. */
  private edited(name: string, text: string): string {
    const file = join(this.folder, `${name}-${basename(this.props.deployment)}`);
    writeFileSync(file, text);
    return file;
  }

  private async synthesized(file: string, name: string): Promise<string> {
    const outdir = join(this.folder, name);
    await this.props.synthesize(file, outdir);
    return outdir;
  }

  private async validate(outdir: string): Promise<void> {
    const stacks = readReport(outdir).stacks.map(({ name }) => name);
    this.props.progress(`validate ${stacks.length} stacks`);
    const installed = await inParallel(stacks, (stack) =>
      terraform(stackFolder(outdir, stack), ["init", "-backend=false", "-no-color"]),
    );
    if (installed.every(({ code }) => code !== 0)) {
      const [first] = installed;
      throw new Refusal(
        `the providers must be installable, got: ${first === undefined ? "no stacks" : reason(first)}; let TF_CLI_CONFIG_FILE lead to a mirror of them`,
      );
    }
    await this.record("validate", stacks, async (stack) => {
      await must("validate", terraform(stackFolder(outdir, stack), ["validate", "-no-color"]));
    });
  }

  private async applyEdit(proof: Outcome["proof"], before: string, after: string): Promise<void> {
    for (const { stack, address, what } of unsafeChanges(readTree(before), readTree(after))) {
      this.outcomes.push({ proof, stack, error: `synth: ${address} ${what}` });
    }
    await this.applyWaves(proof, after, true);
  }

  private async applyWaves(proof: Outcome["proof"], outdir: string, lossless: boolean): Promise<void> {
    const { firstDeployWaves } = readReport(outdir);
    for (const [index, wave] of firstDeployWaves.entries()) {
      this.props.progress(`${proof}, wave ${index + 1} of ${firstDeployWaves.length}: ${wave.join(", ")}`);
      await this.record(proof, wave, (stack) => this.apply(outdir, stack, lossless));
    }
  }

  private async apply(outdir: string, stack: string, lossless: boolean): Promise<void> {
    const folder = layLocalCopy(outdir, stack, join(this.folder, "local"));
    const run = (...args: string[]) => terraform(folder, [...args], NO_CREDENTIALS);
    await must("init", run("init", "-no-color"));
    const planned = await run("plan", "-no-color", "-detailed-exitcode", "-out=tfplan");
    if (planned.code === 0) return;
    if (planned.code !== 2) throw new Error(`plan: ${reason(planned)}`);
    if (lossless) {
      const losses = lossesIn(JSON.parse((await must("show", run("show", "-json", "tfplan"))).stdout) as PlanJson);
      if (losses.length > 0) throw new Error(`plan: ${losses.join(", ")}`);
    }
    await must("apply", run("apply", "-no-color", "tfplan"));
    const second = await run("plan", "-no-color", "-detailed-exitcode");
    if (second.code !== 0) throw new Error(`second plan: ${second.code === 2 ? "it shows changes" : reason(second)}`);
  }

  private async record(
    proof: Outcome["proof"],
    stacks: readonly string[],
    check: (stack: string) => Promise<void>,
  ): Promise<void> {
    const outcomes = await inParallel(stacks, async (stack): Promise<Outcome> => {
      try {
        await check(stack);
        return { proof, stack };
      } catch (error) {
        return { proof, stack, error: error instanceof Error ? error.message : String(error) };
      }
    });
    this.outcomes.push(...outcomes);
  }
}

async function must(step: string, running: Promise<TerraformRun>): Promise<TerraformRun> {
  const run = await running;
  if (run.code !== 0) throw new Error(`${step}: ${reason(run)}`);
  return run;
}
