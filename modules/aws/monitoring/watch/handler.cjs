"use strict";
// Asks the API of each watched region whether it answers, as a client on the internet does, and publishes what it
// found. It changes nothing: whether traffic moves is for people to decide.
//
// Its schedule tells it what to do: the namespace and the metrics' names, the deployment, and the targets with region
// and host.

/** Where the platform tells whether it is well. */
const PATH = "/health";

/** Longest wait for an answer, from the look-up of the name on. Unit: milliseconds. */
const TIMEOUT_MS = 8_000;

async function watch({ namespace, reachable, responseTime, deployment, targets }, { ask, publish }) {
  const answers = await Promise.all(targets.map(async ({ region, host }) => ({ region, host, ...(await ask(host)) })));
  const MetricData = answers.flatMap(({ region, ok, milliseconds }) => {
    const Dimensions = [
      { Name: "Deployment", Value: deployment },
      { Name: "Region", Value: region },
    ];
    const answered = { MetricName: reachable, Dimensions, Unit: "Count", Value: ok ? 1 : 0 };
    if (!ok) return [answered];
    return [answered, { MetricName: responseTime, Dimensions, Unit: "Milliseconds", Value: milliseconds }];
  });
  await publish({ Namespace: namespace, MetricData });
  return answers;
}

/** One request with a connection of its own, so that name, certificate and route are tried each time. */
function asker({ request }, now = () => performance.now()) {
  return (host) =>
    new Promise((resolve) => {
      const start = now();
      const answer = (found) => resolve({ ...found, milliseconds: Math.round(now() - start) });
      const failed = (reason) => answer({ ok: false, reason });
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      const asked = request({ host, path: PATH, method: "GET", agent: false, signal }, (response) => {
        response.on("error", ({ message }) => failed(message));
        response.on("end", () => {
          if (response.statusCode === 200) answer({ ok: true });
          else failed(`status ${response.statusCode}`);
        });
        response.resume();
      });
      asked.on("error", ({ message }) => failed(message));
      asked.end();
    });
}

let clients;

/** Clients that the runtime carries. */
function connect() {
  const { CloudWatch } = require("@aws-sdk/client-cloudwatch");
  const cloudwatch = new CloudWatch({});
  return { ask: asker(require("node:https")), publish: (data) => cloudwatch.putMetricData(data) };
}

module.exports = {
  PATH,
  TIMEOUT_MS,
  asker,
  watch,
  handler: async (settings) => {
    clients ??= connect();
    const answers = await watch(settings, clients);
    for (const { region, host, ok, reason } of answers) {
      if (!ok) console.error(JSON.stringify({ message: "no answer", region, host, reason }));
    }
  },
};
