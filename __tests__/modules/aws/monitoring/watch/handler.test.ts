import { createServer, type RequestListener, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { GATE_METRIC, WATCH_METRICS } from "../../../../../lib/identifiers/aws-names";
import { HEALTH_PATH } from "../../../../../modules/aws/dns/endpoint-health-check";

interface Found {
  readonly ok: boolean;
  readonly milliseconds: number;
  readonly reason?: string;
}
interface Handler {
  readonly PATH: string;
  readonly TIMEOUT_MS: number;
  asker(client: object, now?: () => number): (host: string) => Promise<Found>;
  watch(settings: object, clients: object): Promise<object[]>;
}

// Plain CommonJS, as Lambda runs it.
const handler = require("../../../../../modules/aws/monitoring/watch/handler.cjs") as Handler;

const SETTINGS = {
  ...WATCH_METRICS,
  deployment: "inferloop-production",
  targets: [
    { region: "us-west-2", host: "us-west-2.api.inferloop.io" },
    { region: "us-east-1", host: "us-east-1.api.inferloop.io" },
  ],
};

/** What the watcher publishes of some answers. */
async function published(answers: Record<string, Found>) {
  const calls: { Namespace: string; MetricData: { MetricName: string; Value: number; Dimensions: object[] }[] }[] = [];
  await handler.watch(SETTINGS, {
    ask: async (host: string) => answers[host],
    publish: async (data: (typeof calls)[number]) => calls.push(data),
  });
  return calls;
}

describe("watch", () => {
  const WELL: Found = { ok: true, milliseconds: 120 };
  const LOST: Found = { ok: false, milliseconds: 8000, reason: "timeout" };

  test("publishes what it found of each region, in one call", async () => {
    const [call, ...more] = await published({
      "us-west-2.api.inferloop.io": WELL,
      "us-east-1.api.inferloop.io": LOST,
    });
    expect(more).toEqual([]);
    expect(call?.Namespace).toBe("Inferloop/Watch");
    const dimensions = (region: string) => [
      { Name: "Deployment", Value: "inferloop-production" },
      { Name: "Region", Value: region },
    ];
    expect(call?.MetricData).toEqual([
      { MetricName: "Reachable", Dimensions: dimensions("us-west-2"), Unit: "Count", Value: 1 },
      { MetricName: "ResponseTime", Dimensions: dimensions("us-west-2"), Unit: "Milliseconds", Value: 120 },
      { MetricName: "Reachable", Dimensions: dimensions("us-east-1"), Unit: "Count", Value: 0 },
    ]);
  });

  test("never writes where the failover's gate looks", async () => {
    const [call] = await published({ "us-west-2.api.inferloop.io": LOST, "us-east-1.api.inferloop.io": LOST });
    expect(call?.Namespace).not.toBe(GATE_METRIC.namespace);
    expect(call?.MetricData.map(({ MetricName }) => MetricName)).not.toContain(GATE_METRIC.name);
  });

  test("fails when it cannot publish, so that the alarms hear nothing", async () => {
    const publish = async () => Promise.reject(new Error("throttled"));
    await expect(handler.watch(SETTINGS, { ask: async () => WELL, publish })).rejects.toThrow("throttled");
  });
});

test("it asks for what Route 53 asks for", () => {
  expect(handler.PATH).toBe(HEALTH_PATH);
});

describe("a question", () => {
  let server: Server | undefined;

  /** Asks a server on this machine, without TLS. */
  async function ask(listener: RequestListener, now?: () => number): Promise<Found> {
    const listening = createServer(listener);
    server = listening;
    await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
    const { port } = listening.address() as AddressInfo;
    const client = { request: (options: object, done: never) => request({ ...options, port }, done) };
    return handler.asker(client, now)("127.0.0.1");
  }

  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
    server = undefined;
  });

  test("is answered by 200, after a time", async () => {
    const times = [1000, 1042.4];
    const found = await ask(
      (asked, response) => response.end(`${asked.method} ${asked.url}`),
      () => times.shift() ?? 0,
    );
    expect(found).toEqual({ ok: true, milliseconds: 42 });
  });

  test("asks for the health with GET", async () => {
    const seen: string[] = [];
    await ask((asked, response) => {
      seen.push(`${asked.method} ${asked.url}`);
      response.end();
    });
    expect(seen).toEqual(["GET /health"]);
  });

  test.each([503, 404, 301])("is not answered by %i", async (status) => {
    const found = await ask((_, response) => response.writeHead(status).end());
    expect(found).toMatchObject({ ok: false, reason: `status ${status}` });
  });

  test("is not answered by a connection that breaks", async () => {
    expect(await ask((asked) => asked.socket.destroy())).toMatchObject({ ok: false });
  });

  test("is not answered by an answer that breaks", async () => {
    const found = await ask((asked, response) => {
      response.writeHead(200, { "Content-Length": "10" });
      response.write("half");
      setImmediate(() => asked.socket.destroy());
    });
    expect(found).toMatchObject({ ok: false });
  });

  test("is not answered by silence, after the time limit", async () => {
    const signals: AbortSignal[] = [];
    const timeout = jest.spyOn(AbortSignal, "timeout").mockImplementation((milliseconds) => {
      expect(milliseconds).toBe(handler.TIMEOUT_MS);
      const controller = new AbortController();
      signals.push(controller.signal);
      setImmediate(() => controller.abort());
      return controller.signal;
    });
    expect(await ask(() => undefined)).toMatchObject({ ok: false });
    expect(signals).toHaveLength(1);
    timeout.mockRestore();
  });

  test("is not answered where nobody listens", async () => {
    const client = { request: (options: object, done: never) => request({ ...options, port: 1 }, done) };
    expect(await handler.asker(client)("127.0.0.1")).toMatchObject({ ok: false });
  });
});
