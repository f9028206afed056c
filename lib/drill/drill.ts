import { inTemporaryFolder } from "../terraform/temporary-folder";
import { Ground, nothingBefore } from "./ground";
import { loseRegion } from "./loss";
import { reducedStack } from "./reduced-stack";
import { RegionServer } from "./region-server";
import { type DrillRow, failed } from "./row";
import type { StartServer } from "./state-server";

export interface DrillProps {
  readonly outdir: string;
  readonly progress: (line: string) => void;
  /** Starts what plays the S3 of a region. @default - a moto server */
  readonly startServer?: StartServer;
}

/**
 * Proves that losing a region blocks nothing elsewhere. Real terraform with its real S3 backend works on every stack,
 * against one S3 server for each region. Each region is lost in turn: everything elsewhere must still plan and apply,
 * the lost states must open at their replicas, and after the region's return nothing may be missing.
 */
export function drill({ outdir, progress, startServer = RegionServer.start }: DrillProps): Promise<DrillRow[]> {
  return inTemporaryFolder("drill", (folder) =>
    Ground.within({ folder, outdir, laying: reducedStack, startServer, progress }, async (ground) => {
      const rows = await ground.deploy(nothingBefore);
      if (failed(rows)) return rows;
      for (const region of ground.servers.regions) rows.push(...(await loseRegion(ground, region)));
      return rows;
    }),
  );
}
