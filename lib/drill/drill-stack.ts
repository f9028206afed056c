import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { StackReport } from "../reports/deployment-json";
import { readStack, STANDBY_BACKEND, stackFolder } from "../terraform/stack-files";
import { addresses, parseState } from "../terraform/state-file";
import { reason, type TerraformRun, terraform } from "../terraform/terraform";
import { reducedStack } from "./reduced-stack";

/** What identifies a state. */
export interface StateFacts {
  readonly lineage: string;
  readonly serial: number;
  readonly addresses: readonly string[];
}

const variable = (round: number): string => `-var=round=${round}`;

/** One reduced stack in a folder of its own. */
export class DrillStack {
  /** The value of its variable that was applied last. */
  private round = 0;

  constructor(
    readonly report: StackReport,
    private readonly folder: string,
    private readonly outdir: string,
    private readonly endpointOf: (region: string) => string,
  ) {
    mkdirSync(folder, { recursive: true });
    const reduced = reducedStack(readStack(outdir, report.name), endpointOf);
    writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(reduced, null, 2));
  }

  get name(): string {
    return this.report.name;
  }

  /** Opens the state where it lives. */
  async open(): Promise<void> {
    await this.must(["init", "-reconfigure", "-no-color"]);
  }

  /** Opens the state at its replica, by the file that synth wrote. */
  async openReplica(): Promise<void> {
    const { standbyState } = this.report;
    if (standbyState === null) throw new Error("it has no replica");
    const endpoints = `endpoints={s3="${this.endpointOf(standbyState.region)}"}`;
    const file = resolve(stackFolder(this.outdir, this.name), STANDBY_BACKEND);
    const settings = [`-backend-config=${file}`, `-backend-config=${endpoints}`];
    await this.must(["init", "-reconfigure", "-no-color", ...settings]);
  }

  /** Applies a change, so that the state is written. */
  async change(): Promise<void> {
    await this.must(["apply", "-no-color", "-auto-approve", variable(this.round + 1)]);
    this.round += 1;
  }

  /** Fails unless a plan shows no change. */
  async mustShowNoChange(): Promise<void> {
    const run = await this.plan();
    if (run.code === 2) throw new Error("the plan shows changes");
    if (run.code !== 0) throw new Error(reason(run));
  }

  plan(): Promise<TerraformRun> {
    return terraform(this.folder, ["plan", "-no-color", "-detailed-exitcode", variable(this.round)]);
  }

  /** The state as terraform reads it. */
  async facts(): Promise<StateFacts> {
    const { stdout } = await this.must(["state", "pull"]);
    const state = parseState(stdout);
    if (state === undefined) throw new Error("there is no state");
    return { lineage: state.lineage, serial: state.serial, addresses: addresses(state) };
  }

  private async must(args: readonly string[]): Promise<TerraformRun> {
    const run = await terraform(this.folder, args);
    if (run.code !== 0) throw new Error(reason(run));
    return run;
  }
}

/** Fails unless `found` is the state that `known` was, or a later one of the same. */
export function mustBeTheSame(found: StateFacts, known: StateFacts): void {
  if (found.lineage !== known.lineage) throw new Error(`lineage ${found.lineage} instead of ${known.lineage}`);
  if (found.serial < known.serial) throw new Error(`serial ${found.serial} is older than ${known.serial}`);
  const missing = known.addresses.filter((address) => !found.addresses.includes(address));
  if (missing.length > 0) throw new Error(`${missing.join(", ")} is gone`);
}
