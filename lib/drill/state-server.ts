import type { StackReport } from "../reports/deployment-json";
import type { StateLocation } from "../state/location";
import type { JsonObject } from "../terraform/stack-files";

/** What plays the storage of one region's states: S3, or what another cloud keeps states in. */
export interface StateServer {
  readonly region: string;
  /** Settings that point a backend, and a read of another state, at it. They go over those that synth wrote. */
  readonly backendSettings: JsonObject;
  /** Variables by which terraform reaches it, where settings are not enough. */
  readonly environment: Readonly<Record<string, string>>;
  /** The outage: nothing answers any more. What it holds stays. */
  lose(): Promise<void>;
  /** The return: everything is as it was. */
  restore(): Promise<void>;
  stop(): Promise<void>;
  /** Makes a bucket, or what the cloud calls it, that keeps old versions. */
  createContainer(container: string): Promise<void>;
  // The drill itself is not in the region: these answer in an outage too.
  keys(container: string): Promise<string[]>;
  get(container: string, key: string): Promise<string>;
  put(container: string, key: string, body: string): Promise<void>;
}

export type StartServer = (region: string) => Promise<StateServer>;

/** Gives the settings that go over a backend's own. */
export type SettingsOf = (backend: JsonObject) => JsonObject;

/** The servers of all regions that hold states. */
export class StateServers {
  private constructor(private readonly servers: ReadonlyMap<string, StateServer>) {}

  /** Starts a server in each region of the stacks' states and replicas, with the containers that they need. */
  static async start(stacks: readonly StackReport[], startServer: StartServer): Promise<StateServers> {
    const places = stacks.flatMap(({ state, standbyState }) =>
      standbyState === null ? [state] : [state, standbyState],
    );
    const regions = [...new Set(places.map(({ region }) => region))].sort();
    const outcomes = await Promise.allSettled(regions.map((region) => startServer(region)));
    const started = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
    const servers = new StateServers(new Map(started.map((server) => [server.region, server])));
    try {
      for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
      await servers.createContainers(places);
    } catch (error) {
      await servers.stop();
      throw error;
    }
    return servers;
  }

  get regions(): string[] {
    return [...this.servers.keys()];
  }

  of(region: string): StateServer {
    const server = this.servers.get(region);
    if (server === undefined) throw new Error(`no server for ${region}`);
    return server;
  }

  readonly settingsOf: SettingsOf = ({ region }) => this.of(String(region)).backendSettings;

  get environment(): Record<string, string> {
    return Object.assign({}, ...[...this.servers.values()].map((server) => server.environment));
  }

  /** What the storage's replication does: every state is copied to its replica. The servers copy nothing. */
  async replicate(stacks: readonly StackReport[]): Promise<void> {
    for (const { state, standbyState } of stacks) {
      if (standbyState === null) continue;
      const source = this.of(state.region);
      if (!(await source.keys(state.bucket)).includes(state.key)) continue;
      const content = await source.get(state.bucket, state.key);
      await this.of(standbyState.region).put(standbyState.bucket, standbyState.key, content);
    }
  }

  async stop(): Promise<void> {
    await Promise.all([...this.servers.values()].map((server) => server.stop()));
  }

  private async createContainers(places: readonly StateLocation[]): Promise<void> {
    const containers = new Map(places.map(({ bucket, region }) => [bucket, region]));
    for (const [container, region] of containers) await this.of(region).createContainer(container);
  }
}
