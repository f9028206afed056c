import { join } from "node:path";
import type { StateLocation } from "../state/location";
import { inParallel } from "../terraform/pool";
import { readReport } from "../terraform/stack-files";
import { inTemporaryFolder } from "../terraform/temporary-folder";
import { DrillStack, mustBeTheSame, type StateFacts } from "./drill-stack";
import { RegionServer } from "./region-server";

/** One thing that was tried on some stacks. */
export interface DrillRow {
  /** The region that is lost. @default - none is, yet */
  readonly lost?: string;
  readonly tried: string;
  readonly stacks: number;
  /** Stacks on which it did not hold, each with the reason. */
  readonly failures: readonly string[];
}

export interface DrillProps {
  readonly outdir: string;
  readonly progress: (line: string) => void;
  /** Starts what plays the S3 of a region. @default - a moto server */
  readonly startServer?: (region: string) => Promise<RegionServer>;
}

/**
 * Proves that losing a region blocks nothing elsewhere. Real terraform with its real S3 backend works on every stack,
 * against one S3 server for each region. Each region is lost in turn: everything elsewhere must still plan and apply,
 * the lost states must open at their replicas, and after the region's return nothing may be missing.
 */
export function drill(props: DrillProps): Promise<DrillRow[]> {
  return inTemporaryFolder("drill", (folder) => drillIn(folder, props));
}

async function drillIn(
  folder: string,
  { outdir, progress, startServer = RegionServer.start }: DrillProps,
): Promise<DrillRow[]> {
  const report = readReport(outdir);
  const places = report.stacks.flatMap(({ state, standbyState }) => (standbyState ? [state, standbyState] : [state]));
  const regions = [...new Set(places.map((place) => place.region))].sort();
  const servers = new Map<string, RegionServer>();
  try {
    progress(`start an S3 server for each of ${regions.join(", ")}`);
    for (const server of await Promise.all(regions.map((region) => startServer(region))))
      servers.set(server.region, server);
    const serverOf = (region: string): RegionServer => {
      const server = servers.get(region);
      if (server === undefined) throw new Error(`no server for ${region}`);
      return server;
    };
    await createBuckets(places, serverOf);
    const stacks = report.stacks.map(
      (stack) => new DrillStack(stack, join(folder, stack.name), outdir, (region) => serverOf(region).endpoint),
    );
    const replicate = () => replicateStates(stacks, serverOf);

    const deployed = await deploy(stacks, report.firstDeployWaves, replicate, progress);
    if (deployed.failures.length > 0) return [deployed];
    const rows = [deployed];
    for (const region of regions) {
      progress(`lose ${region}`);
      rows.push(...(await loseAndReturn(region, stacks, serverOf(region), replicate)));
    }
    return rows;
  } finally {
    await Promise.all([...servers.values()].map((server) => server.stop()));
  }
}

async function createBuckets(places: readonly StateLocation[], serverOf: (region: string) => RegionServer) {
  const buckets = new Map(places.map(({ bucket, region }) => [bucket, region]));
  for (const [bucket, region] of buckets) await serverOf(region).createVersionedBucket(bucket);
}

/** What S3 replication does: every state object is copied to its replica. The server itself copies nothing. */
async function replicateStates(stacks: readonly DrillStack[], serverOf: (region: string) => RegionServer) {
  for (const { report } of stacks) {
    const { state, standbyState } = report;
    if (standbyState === null) continue;
    if (!(await serverOf(state.region).keys(state.bucket)).includes(state.key)) continue;
    const content = await serverOf(state.region).get(state.bucket, state.key);
    await serverOf(standbyState.region).put(standbyState.bucket, standbyState.key, content);
  }
}

async function deploy(
  stacks: readonly DrillStack[],
  waves: readonly (readonly string[])[],
  replicate: () => Promise<void>,
  progress: DrillProps["progress"],
): Promise<DrillRow> {
  const failures: string[] = [];
  for (const [index, wave] of waves.entries()) {
    progress(`deploy wave ${index + 1} of ${waves.length}`);
    const due = stacks.filter((stack) => wave.includes(stack.name));
    failures.push(
      ...(await failuresOf(due, async (stack) => {
        await stack.open();
        await stack.change();
      })),
    );
  }
  await replicate();
  return { tried: "first deployment by waves", stacks: stacks.length, failures };
}

async function loseAndReturn(
  region: string,
  stacks: readonly DrillStack[],
  server: RegionServer,
  replicate: () => Promise<void>,
): Promise<DrillRow[]> {
  const inside = stacks.filter((stack) => stack.report.state.region === region);
  const elsewhere = stacks.filter((stack) => stack.report.state.region !== region);
  const before = new Map<DrillStack, StateFacts>();
  // A state that cannot be read now has failed before, and fails below again.
  await failuresOf(stacks, async (stack) => void before.set(stack, await stack.facts()));
  const known = (stack: DrillStack): StateFacts => {
    const facts = before.get(stack);
    if (facts === undefined) throw new Error("its state was gone before");
    return facts;
  };
  const row = async (
    tried: string,
    on: readonly DrillStack[],
    check: (stack: DrillStack) => Promise<void>,
  ): Promise<DrillRow> => ({ lost: region, tried, stacks: on.length, failures: await failuresOf(on, check) });

  await server.lose();
  const rows = [
    await row("the outage is real: its own stacks cannot be planned", inside.slice(0, 1), async (stack) => {
      if ((await stack.plan()).code === 0) throw new Error("it was planned");
    }),
    await row("elsewhere: init, and a plan without changes", elsewhere, async (stack) => {
      await stack.open();
      await stack.mustShowNoChange();
    }),
    await row("elsewhere: a change is applied", elsewhere, async (stack) => {
      await stack.change();
      const now = await stack.facts();
      mustBeTheSame(now, known(stack));
      if (now.serial === known(stack).serial) throw new Error("the state was not written");
    }),
    await row("its states open at their replicas", inside, async (stack) => {
      await stack.openReplica();
      mustBeTheSame(await stack.facts(), known(stack));
    }),
  ];
  await server.restore();
  rows.push(
    await row("after its return: nothing is lost, no plan shows changes", stacks, async (stack) => {
      await stack.open();
      mustBeTheSame(await stack.facts(), known(stack));
      await stack.mustShowNoChange();
    }),
  );
  await replicate();
  return rows;
}

async function failuresOf(
  stacks: readonly DrillStack[],
  check: (stack: DrillStack) => Promise<void>,
): Promise<string[]> {
  const outcomes = await inParallel(stacks, async (stack) => {
    try {
      await check(stack);
      return undefined;
    } catch (error) {
      return `${stack.name}: ${error instanceof Error ? error.message : String(error)}`;
    }
  });
  return outcomes.filter((outcome) => outcome !== undefined);
}
