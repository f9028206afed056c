import { join } from "node:path";
import { readReport } from "../terraform/stack-files";
import { DrillStack, mustBeTheSame, type StateFacts } from "./drill-stack";
import type { Laying } from "./emulated";
import { type DrillRow, failed, rowOf } from "./row";
import { type StartServer, StateServers } from "./state-server";

export interface GroundProps {
  /** Folder for what terraform needs. */
  readonly folder: string;
  /** What synth wrote. */
  readonly outdir: string;
  readonly laying: Laying;
  readonly startServer: StartServer;
  readonly progress: (line: string) => void;
  /** Variables of every run of terraform. @default - none */
  readonly env?: Readonly<Record<string, string>>;
}

/** States as they were once, by stack. */
export type Known = ReadonlyMap<DrillStack, StateFacts>;

/** What happens to stacks before a step applies them. A drill by chance kills an apply here. */
export type Before = (stacks: readonly DrillStack[]) => Promise<DrillRow[]>;
export const nothingBefore: Before = async () => [];

/** What a drill takes place on: the stacks of a deployment, and the servers that hold their states. */
export class Ground {
  private constructor(
    readonly servers: StateServers,
    /** In the order of their first deployment. */
    readonly stacks: readonly DrillStack[],
    readonly progress: (line: string) => void,
  ) {}

  /** Gives `work` a ground, and stops the servers whatever happens. */
  static async within<T>(props: GroundProps, work: (ground: Ground) => Promise<T>): Promise<T> {
    const { folder, outdir, laying, startServer, progress } = props;
    const { stacks } = readReport(outdir);
    progress("start a server for the states of each region");
    const servers = await StateServers.start(stacks, startServer);
    try {
      const env = { ...props.env, ...servers.environment };
      const laid = stacks.map(
        (report) => new DrillStack({ report, folder: join(folder, report.name), laying, servers, env }),
      );
      for (const stack of laid) stack.lay(outdir);
      return await work(new Ground(servers, laid, progress));
    } finally {
      await servers.stop();
    }
  }

  inside(region: string): DrillStack[] {
    return this.stacks.filter((stack) => stack.region === region);
  }

  elsewhere(region: string): DrillStack[] {
    return this.stacks.filter((stack) => stack.region !== region);
  }

  /** The outage of a region, whose states were replicated until then. */
  async lose(region: string): Promise<void> {
    await this.servers.replicate(this.stacks.map(({ report }) => report));
    await this.servers.of(region).lose();
  }

  restore(region: string): Promise<void> {
    return this.servers.of(region).restore();
  }

  /** All states as they are now. A state that cannot be read has failed before, and fails again. */
  async known(): Promise<Known> {
    const known = new Map<DrillStack, StateFacts>();
    await rowOf("read", this.stacks, async (stack) => void known.set(stack, await stack.facts()));
    return known;
  }

  /** Deploys every stack for the first time. */
  async deploy(before: Before): Promise<DrillRow[]> {
    const tried = "first deployment by waves";
    // The first alone, so that providers are downloaded once.
    for (const some of [this.stacks.slice(0, 1), this.stacks.slice(1)]) {
      const opened = await rowOf(tried, some, (stack) => stack.open());
      if (failed([opened])) return [{ ...opened, stacks: this.stacks.length }];
    }
    return this.inWaves(tried, this.stacks, (stack) => stack.change(), before);
  }

  /** Takes stacks through a step in the waves of the first deployment, up to the first wave that fails. */
  async inWaves(
    tried: string,
    stacks: readonly DrillStack[],
    check: (stack: DrillStack) => Promise<void>,
    before: Before,
  ): Promise<DrillRow[]> {
    const rows: DrillRow[] = [];
    const waves = [...new Set(stacks.map(({ report }) => report.firstDeployWave))].sort((one, other) => one - other);
    let done: DrillRow = { tried, stacks: stacks.length, failures: [] };
    for (const wave of waves) {
      const due = stacks.filter(({ report }) => report.firstDeployWave === wave);
      this.progress(`${tried}, wave ${wave}: ${due.map(({ name }) => name).join(", ")}`);
      rows.push(...(await before(due)));
      const { failures } = await rowOf(tried, due, check);
      done = { ...done, failures };
      if (failed([...rows, done])) break;
    }
    return [...rows, done];
  }

  /** The end of everything that was tried: each state is the one it was, with all that it held. */
  nothingIsLost(tried: string, known: Known, back?: string): Promise<DrillRow> {
    return rowOf(tried, this.stacks, async (stack) => {
      // It was open at its replica.
      if (stack.region === back) await stack.open();
      mustBeTheSame(await stack.facts(), factsOf(known, stack));
      await stack.mustShowNoChange();
    });
  }
}

export function factsOf(known: Known, stack: DrillStack): StateFacts {
  const facts = known.get(stack);
  if (facts === undefined) throw new Error("its state was gone before");
  return facts;
}
