import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { connect, createServer, type Server, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { JsonObject } from "../terraform/stack-files";
import type { StateServer } from "./state-server";

/** Program that plays S3. Installed with `pip install 'moto[server,s3]'`. */
const MOTO = "moto_server";

export const motoInstalled = (): boolean => spawnSync(MOTO, ["--help"], { stdio: "ignore" }).status === 0;

/**
 * The S3 of one region: a moto server behind a proxy of its own. Losing the region stops the proxy, so connections are
 * refused while the data stays for the region's return.
 */
export class RegionServer implements StateServer {
  /** Settings are enough. */
  readonly environment = {};
  private readonly sockets = new Set<Socket>();
  private proxy: Server | undefined;

  private constructor(
    readonly region: string,
    private readonly moto: ChildProcess,
    private readonly motoPort: number,
    /** Port that terraform talks to. */
    readonly port: number,
  ) {}

  static async start(region: string): Promise<RegionServer> {
    const [motoPort, port] = [await freePort(), await freePort()];
    const moto = spawn(MOTO, ["-H", "127.0.0.1", "-p", String(motoPort)], { stdio: "ignore" });
    const server = new RegionServer(region, moto, motoPort, port);
    await server.ready();
    await server.restore();
    return server;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get backendSettings(): JsonObject {
    return {
      endpoints: { s3: this.endpoint },
      use_path_style: true,
      skip_credentials_validation: true,
      skip_metadata_api_check: true,
      skip_region_validation: true,
      skip_requesting_account_id: true,
      max_retries: 2,
      access_key: "drill",
      secret_key: "drill",
    };
  }

  /** The outage: nothing answers any more. */
  async lose(): Promise<void> {
    const proxy = this.proxy;
    this.proxy = undefined;
    for (const socket of this.sockets) socket.destroy();
    if (proxy !== undefined) await new Promise((resolve) => proxy.close(resolve));
  }

  /** The return: everything is as it was. */
  restore(): Promise<void> {
    const proxy = createServer((client) => {
      const upstream = connect(this.motoPort, "127.0.0.1");
      for (const [one, other] of [
        [client, upstream],
        [upstream, client],
      ] as const) {
        this.sockets.add(one);
        one.on("error", () => other.destroy());
        one.on("close", () => this.sockets.delete(one));
        one.pipe(other);
      }
    });
    this.proxy = proxy;
    return new Promise((resolve, reject) => proxy.on("error", reject).listen(this.port, "127.0.0.1", resolve));
  }

  async stop(): Promise<void> {
    await this.lose();
    this.moto.kill();
  }

  async createContainer(bucket: string): Promise<void> {
    const location = `<CreateBucketConfiguration><LocationConstraint>${this.region}</LocationConstraint></CreateBucketConfiguration>`;
    await this.request(`/${bucket}`, { method: "PUT", ...(this.region === "us-east-1" ? {} : { body: location }) });
    const versioning = "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>";
    await this.request(`/${bucket}?versioning`, { method: "PUT", body: versioning });
  }

  async keys(bucket: string): Promise<string[]> {
    const listing = await (await this.request(`/${bucket}?list-type=2`)).text();
    return [...listing.matchAll(/<Key>([^<]+)<\/Key>/g)].map((match) => match[1] as string);
  }

  async get(bucket: string, key: string): Promise<string> {
    return (await this.request(`/${bucket}/${key}`)).text();
  }

  async put(bucket: string, key: string, body: string): Promise<void> {
    await this.request(`/${bucket}/${key}`, { method: "PUT", body });
  }

  /** What a request must carry: the server reads the region from the signature's scope, and checks nothing else of it. */
  get headers(): { readonly authorization: string } {
    const scope = `drill/20260101/${this.region}/s3/aws4_request`;
    return { authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0` };
  }

  /** Talks to the server past the proxy: the drill itself is not in the region. */
  private async request(path: string, init: RequestInit = {}): Promise<Response> {
    const response = await fetch(`http://127.0.0.1:${this.motoPort}${path}`, { ...init, headers: this.headers });
    if (!response.ok) throw new Error(`${init.method ?? "GET"} ${path} in ${this.region}: ${response.status}`);
    return response;
  }

  private async ready(): Promise<void> {
    for (let attempt = 0; attempt < 120; attempt++) {
      if (this.moto.exitCode !== null) throw new Error(`${MOTO} for ${this.region} ended with ${this.moto.exitCode}`);
      const up = await fetch(`http://127.0.0.1:${this.motoPort}/moto-api/`).then(
        (response) => response.ok,
        () => false,
      );
      if (up) return;
      await sleep(250);
    }
    throw new Error(`${MOTO} for ${this.region} does not answer`);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error("no free port")),
      );
    });
  });
}
