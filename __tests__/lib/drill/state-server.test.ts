import { type StateServer, StateServers } from "../../../lib/drill/state-server";
import { stackReport } from "../../../lib/reports/deployment-json";
import { testNode } from "../../support/nodes";
import { replicaOf, stateOf, type TestStack } from "../../support/state-tree";

const [EAST, WEST] = ["us-east-1", "us-west-2"] as const;
const network: TestStack = { region: EAST, layer: "network", replicaIn: WEST };
const alone: TestStack = { region: WEST, layer: "data" };
const REPORTS = [network, alone].map((stack) =>
  stackReport(
    testNode({ name: `aws-${stack.region}-${stack.layer}`, state: stateOf(stack), standbyState: replicaOf(stack) }),
  ),
);

/** A server that keeps everything in memory. */
class Memory implements StateServer {
  readonly containers = new Map<string, Map<string, string>>();
  readonly environment: Record<string, string>;
  stopped = false;

  constructor(readonly region: string) {
    this.environment = { [`SERVER_${region}`]: "here" };
  }
  get backendSettings() {
    return { endpoint: this.region };
  }
  async lose() {}
  async restore() {}
  async stop() {
    this.stopped = true;
  }
  async createContainer(container: string) {
    this.containers.set(container, new Map());
  }
  async keys(container: string) {
    return [...this.of(container).keys()];
  }
  async get(container: string, key: string) {
    return this.of(container).get(key) ?? "";
  }
  async put(container: string, key: string, body: string) {
    this.of(container).set(key, body);
  }
  private of(container: string) {
    const found = this.containers.get(container);
    if (found === undefined) throw new Error(`no ${container} in ${this.region}`);
    return found;
  }
}

describe("state servers", () => {
  let started: Memory[];
  const start = async (region: string) => {
    const server = new Memory(region);
    started.push(server);
    return server;
  };
  beforeEach(() => {
    started = [];
  });

  test("are one for each region of a state or a replica, with the containers of both", async () => {
    const servers = await StateServers.start(REPORTS, start);
    expect(servers.regions).toEqual([EAST, WEST]);
    expect(started.map(({ region, containers }) => [region, ...containers.keys()])).toEqual([
      [EAST, "state-us-east-1"],
      [WEST, "state-us-west-2-of-us-east-1", "state-us-west-2"],
    ]);
    expect(servers.environment).toEqual({ "SERVER_us-east-1": "here", "SERVER_us-west-2": "here" });
  });

  test("give a backend the settings of its own region", async () => {
    const servers = await StateServers.start(REPORTS, start);
    expect(servers.settingsOf({ region: WEST })).toEqual({ endpoint: WEST });
    expect(() => servers.settingsOf({ region: "eu-west-1" })).toThrow("no server for eu-west-1");
  });

  test("copy a state to its replica once there is one", async () => {
    const servers = await StateServers.start(REPORTS, start);
    const { bucket, key } = stateOf(network);
    const replica = "state-us-west-2-of-us-east-1";
    await servers.replicate(REPORTS);
    expect(await servers.of(WEST).keys(replica)).toEqual([]);
    await servers.of(EAST).put(bucket, key, "the state");
    await servers.replicate(REPORTS);
    expect(await servers.of(WEST).get(replica, key)).toBe("the state");
  });

  test("stop all, where one of them does not start", async () => {
    const starting = StateServers.start(REPORTS, async (region) => {
      if (region === EAST) throw new Error("no port");
      return start(region);
    });
    await expect(starting).rejects.toThrow("no port");
    expect(started.map(({ region, stopped }) => [region, stopped])).toEqual([[WEST, true]]);
  });
});
