import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { StackReport } from "../reports/deployment-json";
import { changesIn } from "../terraform/plan-check";
import { plannedApply } from "../terraform/planned-apply";
import { readStack, STACK_FILE, STANDBY_BACKEND, stackFolder, VERSIONS } from "../terraform/stack-files";
import { addresses, parseState } from "../terraform/state-file";
import { must, reason, type TerraformRun, terraform } from "../terraform/terraform";
import { type Laying, ROUND } from "./emulated";
import { HeldApply } from "./held-apply";
import { type Lock, lockThatStopped } from "./lock";
import type { StateServers } from "./state-server";

/** What identifies a state. */
export interface StateFacts {
  readonly lineage: string;
  readonly serial: number;
  readonly addresses: readonly string[];
}

export interface DrillStackProps {
  readonly report: StackReport;
  /** Folder of its own. */
  readonly folder: string;
  readonly laying: Laying;
  readonly servers: StateServers;
  /** Variables of every run. */
  readonly env: Readonly<Record<string, string>>;
}

/** What of a synthesized stack terraform needs beside its JSON. */
const BESIDE = ["assets", VERSIONS] as const;
/** Settings of the server that holds the replica. */
const REPLICA_SETTINGS = "replica.json";
/** What terraform leaves behind where it cannot upload a state. */
const ERRORED_STATE = "errored.tfstate";
const EDITED_STATE = "edited.tfstate";

/** A stack that the drill applies, whole or reduced, in a folder of its own. */
export class DrillStack {
  readonly report: StackReport;
  /** The value of its variable that was applied last. */
  private round = 0;
  private outdir = "";

  constructor(private readonly props: DrillStackProps) {
    this.report = props.report;
    mkdirSync(props.folder, { recursive: true });
  }

  get name(): string {
    return this.report.name;
  }

  /** Region of its state. */
  get region(): string {
    return this.report.state.region;
  }

  /** Lays down what was synthesized, over what was laid before. */
  lay(outdir: string): void {
    const { folder, laying, servers } = this.props;
    this.outdir = outdir;
    const laid = laying(readStack(outdir, this.name), servers.settingsOf);
    writeFileSync(join(folder, STACK_FILE), JSON.stringify(laid, null, 2));
    for (const part of BESIDE) {
      const from = join(stackFolder(outdir, this.name), part);
      rmSync(join(folder, part), { recursive: true, force: true });
      if (existsSync(from)) cpSync(from, join(folder, part), { recursive: true });
    }
  }

  /** Opens the state where it lives. */
  async open(): Promise<void> {
    await this.must("init", "-reconfigure", "-no-color");
  }

  /** Opens the state at its replica, by the file that synth wrote. */
  async openReplica(): Promise<void> {
    const { standbyState } = this.report;
    if (standbyState === null) throw new Error("it has no replica");
    const { backendSettings } = this.props.servers.of(standbyState.region);
    writeFileSync(join(this.props.folder, REPLICA_SETTINGS), JSON.stringify(backendSettings));
    const file = resolve(stackFolder(this.outdir, this.name), STANDBY_BACKEND);
    const settings = [file, REPLICA_SETTINGS].map((path) => `-backend-config=${path}`);
    await this.must("init", "-reconfigure", "-no-color", ...settings);
  }

  /** Applies a change, so that the state is written. */
  async change(): Promise<void> {
    await this.must("apply", "-no-color", "-auto-approve", variable(this.round + 1));
    this.round += 1;
  }

  /** Applies what was laid down, unless its plan would lose data. */
  async applyWithoutLoss(): Promise<void> {
    await plannedApply((...args) => this.run(...args), { lossless: true, args: [variable(this.round)] });
  }

  /** Fails unless a plan shows no change. */
  async mustShowNoChange(): Promise<void> {
    const run = await this.plan();
    if (run.code === 2) throw new Error(`the plan shows changes: ${changesIn(run.stdout).join(", ")}`);
    if (run.code !== 0) throw new Error(reason(run));
  }

  plan(): Promise<TerraformRun> {
    return this.run("plan", "-no-color", "-detailed-exitcode", variable(this.round));
  }

  /** Starts to apply a change and lets `work` decide how it goes on. Whatever happens, it is over afterwards. */
  async hold<T>(work: (held: HeldApply) => Promise<T>): Promise<T> {
    const held = await HeldApply.start(this.props.folder, [variable(this.round + 1)], this.props.env);
    try {
      return await work(held);
    } finally {
      await held.kill();
    }
  }

  /** The lock that keeps a plan and an apply away. Fails if one of them goes through. */
  async mustBeLocked(): Promise<Lock> {
    const lock = lockThatStopped(await this.plan());
    lockThatStopped(await this.run("apply", "-no-color", "-auto-approve", variable(this.round + 1)));
    return lock;
  }

  /** Releases a lock that nobody holds any more. */
  async unlock({ id }: Lock): Promise<void> {
    await this.must("force-unlock", "-force", id);
  }

  /** Uploads the state that the apply of a change could not upload. */
  async pushErroredState(): Promise<void> {
    await this.must("state", "push", ERRORED_STATE);
    rmSync(join(this.props.folder, ERRORED_STATE));
    this.round += 1;
  }

  get hasErroredState(): boolean {
    return existsSync(join(this.props.folder, ERRORED_STATE));
  }

  /** Changes the state as something outside terraform would make terraform find it. */
  async editState(edit: (pulled: string) => string): Promise<void> {
    const { stdout } = await this.must("state", "pull");
    writeFileSync(join(this.props.folder, EDITED_STATE), edit(stdout));
    await this.must("state", "push", EDITED_STATE);
  }

  /** The state as terraform reads it. */
  async facts(): Promise<StateFacts> {
    const { stdout } = await this.must("state", "pull");
    const state = parseState(stdout);
    if (state === undefined) throw new Error("there is no state");
    return { lineage: state.lineage, serial: state.serial, addresses: addresses(state) };
  }

  private run(...args: string[]): Promise<TerraformRun> {
    return terraform(this.props.folder, args, this.props.env);
  }

  private must(command: string, ...args: string[]): Promise<TerraformRun> {
    return must(command, this.run(command, ...args));
  }
}

const variable = (round: number): string => `-var=${ROUND}=${round}`;

/** Fails unless `found` is the state that `known` was, or a later one of the same. */
export function mustBeTheSame(found: StateFacts, known: StateFacts): void {
  if (found.lineage !== known.lineage) throw new Error(`lineage ${found.lineage} instead of ${known.lineage}`);
  if (found.serial < known.serial) throw new Error(`serial ${found.serial} is older than ${known.serial}`);
  const missing = known.addresses.filter((address) => !found.addresses.includes(address));
  if (missing.length > 0) throw new Error(`${missing.join(", ")} is gone`);
}
