import type { AwsEdge } from "../../lib/config/aws/edge";
import type { AwsFunction } from "../../lib/config/aws/functions";

/** An entry from the internet as a file without settings has it. */
export const TEST_EDGE: AwsEdge = {
  gateway: { port: 8443, protocol: "HTTPS", healthPort: 8100, healthPath: "/status/ready" },
  requestsPerFiveMinutes: 2000,
  functionRequestsPerSecond: 100,
  blockAnonymous: false,
  shieldAdvanced: false,
  cdn: undefined,
};

/** The platform's own function, called by the API. */
export const TEST_API_FUNCTION: AwsFunction = {
  name: "notify",
  code: { kind: "events" },
  runtime: "python3.13",
  memoryMb: 3008,
  timeoutSeconds: 900,
  storageMb: 10_240,
  reservedConcurrency: undefined,
  environment: {},
  triggers: { http: [{ method: "POST", path: "/events" }], schedules: [], buckets: [], tables: [] },
};
