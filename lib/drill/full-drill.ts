import { join } from "node:path";
import { NO_CREDENTIALS } from "../terraform/no-credentials";
import { inTemporaryFolder } from "../terraform/temporary-folder";
import { heaviestStacks, killedApply, lostUpload, twoApplies } from "./applies";
import { Chance } from "./chance";
import { EditedDeployment, type Synthesize } from "./edited-deployment";
import { pairOf } from "./failover";
import { Ground, nothingBefore } from "./ground";
import { loseRegion } from "./loss";
import { RegionServer } from "./region-server";
import { failOverAndBack, killByChance, playRounds } from "./rounds";
import { type DrillRow, inOrder } from "./row";
import type { StartServer } from "./state-server";
import { wholeStack } from "./whole-stack";

export interface FullDrillProps {
  /** The deployment file. It stays as it is. */
  readonly deployment: string;
  /** Must leave this process free meanwhile: it carries what terraform talks to. */
  readonly synthesize: Synthesize;
  readonly progress: (line: string) => void;
  /** Rounds drawn by chance after everything else, the same for the same seed. @default - none */
  readonly chance?: { readonly seed: number; readonly rounds: number };
  /** Folder in which terraform keeps providers. @default - a new one */
  readonly pluginCache?: string;
  /** Starts what plays the S3 of a region. @default - a moto server */
  readonly startServer?: StartServer;
}

/**
 * The drill with whole stacks, and whatever providers terraform finds: they must apply without a cloud. Applies exclude
 * each other and are killed, each region is lost, and where it is the primary its partner takes over and gives back.
 * Ends at the first thing that does not hold.
 */
export function fullDrill(props: FullDrillProps): Promise<DrillRow[]> {
  return inTemporaryFolder("drill", async (folder) => {
    const { progress, startServer = RegionServer.start, pluginCache = folder } = props;
    progress(`synthesize ${props.deployment}`);
    const deployment = await EditedDeployment.open(props.deployment, folder, props.synthesize);
    const env = {
      ...NO_CREDENTIALS,
      TF_PLUGIN_CACHE_DIR: pluginCache,
      // Without a lock file terraform takes nothing from its cache otherwise.
      TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: "1",
    };
    const { outdir } = deployment;
    const stacks = join(folder, "stacks");
    return Ground.within({ folder: stacks, outdir, laying: wholeStack, startServer, progress, env }, (ground) =>
      drillOn(ground, deployment, props.chance),
    );
  });
}

async function drillOn(
  ground: Ground,
  deployment: EditedDeployment,
  drawn: FullDrillProps["chance"],
): Promise<DrillRow[]> {
  const chance = drawn === undefined ? undefined : new Chance(drawn.seed);
  const before = chance === undefined ? nothingBefore : killByChance(chance);
  const heaviest = heaviestStacks(ground);
  const primary = pairOf(deployment)?.primary;
  const rows = await inOrder([
    () => ground.deploy(before),
    async () => [await twoApplies(heaviest)],
    async () => [await killedApply(heaviest)],
    async () => [await lostUpload(ground, heaviest)],
    ...ground.servers.regions.map(
      (region) => () =>
        region === primary ? failOverAndBack({ ground, deployment, before }) : loseRegion(ground, region),
    ),
    async () =>
      chance === undefined || drawn === undefined
        ? []
        : playRounds({ ground, deployment, before, chance, rounds: drawn.rounds }),
  ]);
  return drawn === undefined ? rows : rows.map((row) => ({ ...row, seed: drawn.seed }));
}
