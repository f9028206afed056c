import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drill } from "../../lib/drill/drill";
import { RegionServer } from "../../lib/drill/region-server";
import type { DrillRow } from "../../lib/drill/row";
import type { StartServer } from "../../lib/drill/state-server";
import { describeWith } from "../support/needs";
import { stateOf, type TestStack, writeStateTree } from "../support/state-tree";

const [EAST, WEST, CONTROL] = ["us-east-1", "us-west-2", "us-east-2"] as const;

const pair = (region: string, replicaIn: string) => {
  const network: TestStack = { region, layer: "network", replicaIn };
  const data: TestStack = { region, layer: "data", replicaIn, reads: [network] };
  return { network, data };
};
const east = pair(EAST, WEST);
const west = pair(WEST, EAST);

let outdir: string;
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), "inferloop-drill-test-"));
});
afterEach(() => {
  rmSync(outdir, { recursive: true, force: true });
});

function drillOf(stacks: readonly TestStack[], startServer?: StartServer) {
  writeStateTree(outdir, stacks);
  return drill({ outdir, progress: () => undefined, ...(startServer === undefined ? {} : { startServer }) });
}

/** What did not hold. */
const failed = (rows: readonly DrillRow[]) =>
  rows.filter(({ failures }) => failures.length > 0).map(({ lost, tried, failures }) => ({ lost, tried, failures }));

describeWith(["terraform", "moto_server"], "the drill", () => {
  test("passes where every state is in its own region and has a replica in another", async () => {
    const account: TestStack = { region: CONTROL, layer: "account", replicaIn: EAST };
    const traffic: TestStack = { region: CONTROL, layer: "traffic", replicaIn: EAST };
    const rows = await drillOf([east.network, west.network, east.data, west.data, account, traffic]);
    expect(failed(rows)).toEqual([]);
    expect(rows.map(({ lost, stacks }) => `${lost} ${stacks}`)).toEqual([
      "undefined 6",
      ...[EAST, CONTROL, WEST].flatMap((region) => [1, 4, 4, 2, 6].map((stacks) => `${region} ${stacks}`)),
    ]);
  });

  test("fails where a stack reads the state of another region", async () => {
    const reader: TestStack = { ...west.data, reads: [east.network] };
    const rows = failed(await drillOf([east.network, reader]));
    expect(rows).toContainEqual({
      lost: EAST,
      tried: "elsewhere: init, and a plan without changes",
      failures: [expect.stringMatching(/^aws-us-west-2-data: Error: .*/)],
    });
    expect(rows.filter(({ lost }) => lost === WEST)).toEqual([]);
  });

  test("fails where a state has no replica", async () => {
    const { replicaIn: _none, ...alone } = east.data;
    const rows = failed(await drillOf([east.network, alone, west.network]));
    expect(rows).toEqual([
      {
        lost: EAST,
        tried: "its states open at their replicas",
        failures: ["aws-us-east-1-data: it has no replica"],
      },
    ]);
  });

  test("fails where a replica was never written", async () => {
    const rows = failed(
      await drillOf([east.network, west.network], async (region) => {
        const server = await RegionServer.start(region);
        const put = server.put.bind(server);
        server.put = async (bucket, ...rest) =>
          bucket === "state-us-west-2-of-us-east-1" ? undefined : put(bucket, ...rest);
        return server;
      }),
    );
    expect(rows).toEqual([
      {
        lost: EAST,
        tried: "its states open at their replicas",
        failures: ["aws-us-east-1-network: there is no state"],
      },
    ]);
  });

  test("fails where a state is gone after the outage, although terraform plans it", async () => {
    const { bucket, key } = stateOf(east.network);
    const rows = failed(
      await drillOf([east.network, west.network], async (region) => {
        const server = await RegionServer.start(region);
        const restore = server.restore.bind(server);
        server.restore = async () => {
          await restore();
          if (region !== EAST) return;
          const url = `${server.endpoint}/${bucket}/${key}`;
          expect((await fetch(url, { method: "DELETE", headers: server.headers })).ok).toBe(true);
        };
        return server;
      }),
    );
    expect(rows[0]).toEqual({
      lost: EAST,
      tried: "after its return: nothing is lost, no plan shows changes",
      failures: ["aws-us-east-1-network: there is no state"],
    });
  });

  test("stops where the first deployment fails", async () => {
    const rows = await drillOf([east.data, east.network]);
    expect(failed(rows)).toEqual([
      { tried: "first deployment by waves", failures: [expect.stringContaining("aws-us-east-1-data: apply: Error: ")] },
    ]);
    expect(rows).toHaveLength(1);
  });
});
