import { apiRoutes } from "../../../lib/config/api-routes";
import type { AwsFunction, FunctionCode, HttpRoute } from "../../../lib/config/aws/functions";

const OWN: FunctionCode = { kind: "s3", bucket: "data", key: "a.zip", version: undefined, handler: "app.handler" };
const fn = (name: string, code: FunctionCode, ...http: readonly HttpRoute[]): AwsFunction => ({
  name,
  code,
  runtime: "python3.13",
  memoryMb: 3008,
  timeoutSeconds: 900,
  storageMb: 10_240,
  reservedConcurrency: undefined,
  environment: {},
  triggers: { http, schedules: [], buckets: [], tables: [] },
});

describe("apiRoutes", () => {
  test("names every route's function", () => {
    const routes = apiRoutes([
      fn("score", OWN, { method: "GET", path: "/jobs" }, { method: "POST", path: "/jobs" }),
      fn("other", OWN, { method: "DELETE", path: "/jobs/{id}" }),
    ]);
    expect(routes.map(({ function: name, method, path }) => [name, method, path])).toEqual([
      ["score", "GET", "/jobs"],
      ["score", "POST", "/jobs"],
      ["other", "DELETE", "/jobs/{id}"],
    ]);
  });

  test("takes the platform's event where the platform's own code gets a body", () => {
    const both: readonly HttpRoute[] = [
      { method: "GET", path: "/events" },
      { method: "POST", path: "/events" },
    ];
    const takes = (code: FunctionCode) => apiRoutes([fn("f", code, ...both)]).map(({ takesEvents }) => takesEvents);
    expect(takes({ kind: "events" })).toEqual([false, true]);
    expect(takes(OWN)).toEqual([false, false]);
  });

  test("has none where no function is called by HTTP", () => {
    expect(apiRoutes([fn("score", OWN)])).toEqual([]);
  });
});
