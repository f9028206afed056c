import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Refusal } from "../errors/refusal";
import { unsafeChanges } from "../failover/compare";
import { ROUND_TRIP, roundTrip } from "../failover/round-trip";
import { layLocalCopy } from "./local-copy";
import { NO_CREDENTIALS } from "./no-credentials";
import { changesIn } from "./plan-check";
import { plannedApply } from "./planned-apply";
import { inParallel } from "./pool";
import { readReport, readTree, stackFolder } from "./stack-files";
import { inTemporaryFolder } from "./temporary-folder";
import { must, reason, terraform } from "./terraform";

/** What every stack is taken through. */
export const PROOFS = ["validate", "first deployment", ...ROUND_TRIP] as const;
type Proof = (typeof PROOFS)[number];

/** What became of one stack in one proof. */
export interface Outcome {
  readonly proof: Proof;
  readonly stack: string;
  /** Where and why it failed. @default - it passed */
  readonly error?: string;
}

export interface TestTerraformProps {
  /** The deployment file. */
  readonly deployment: string;
  readonly synthesize: (deployment: string, outdir: string) => Promise<void>;
  readonly progress: (line: string) => void;
  /** Stops after `validate`, which is all that a cloud's real providers do without an account. @default false */
  readonly validateOnly?: boolean;
}

/**
 * Takes every stack through real terraform, with whatever providers `TF_CLI_CONFIG_FILE` leads to: `init` and
 * `validate` on the JSON as it is; then, on copies whose states are files and in the order of the first deployment,
 * `plan`, `apply` and a second `plan` that must show no change; then the same over the applied states for a failover,
 * its rebuild and the failback, whose plans must destroy and replace nothing.
 */
export function testTerraform(props: TestTerraformProps): Promise<Outcome[]> {
  return inTemporaryFolder("terraform", (folder) => new Proofs(props, folder).run());
}

class Proofs {
  private readonly outcomes: Outcome[] = [];

  constructor(
    private readonly props: TestTerraformProps,
    private readonly folder: string,
  ) {}

  async run(): Promise<Outcome[]> {
    const { deployment, validateOnly = false } = this.props;
    const first = await this.synthesized(deployment, "first");
    await this.validate(first);
    if (validateOnly || this.failed()) return this.outcomes;
    await this.applyWaves("first deployment", first, false);
    if (!this.failed()) await this.failOverAndBack(first);
    return this.outcomes;
  }

  private failed(): boolean {
    return this.outcomes.some(({ error }) => error !== undefined);
  }

  private async failOverAndBack(first: string): Promise<void> {
    const { deployment, progress } = this.props;
    const stages = roundTrip(readFileSync(deployment, "utf8"), deployment);
    if (stages.length === 0) progress("no failover: there is no partner");
    let before = first;
    for (const { name, text } of stages) {
      const file = join(this.folder, `${name}-${basename(deployment)}`);
      writeFileSync(file, text);
      const after = await this.synthesized(file, name);
      await this.applyEdit(name, before, after);
      if (this.failed()) return;
      before = after;
    }
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

  private async applyEdit(proof: Proof, before: string, after: string): Promise<void> {
    for (const { stack, address, what } of unsafeChanges(readTree(before), readTree(after))) {
      this.outcomes.push({ proof, stack, error: `synth: ${address} ${what}` });
    }
    await this.applyWaves(proof, after, true);
  }

  private async applyWaves(proof: Proof, outdir: string, lossless: boolean): Promise<void> {
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
    if (!(await plannedApply(run, { lossless }))) return;
    const second = await run("plan", "-no-color", "-detailed-exitcode");
    if (second.code === 2) throw new Error(`second plan: ${changesIn(second.stdout).join(", ")}`);
    if (second.code !== 0) throw new Error(`second plan: ${reason(second)}`);
  }

  private async record(
    proof: Proof,
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
