import type { AwsFunction, HttpRoute } from "./aws/functions";

/** A route of the API that calls functions. */
export interface ApiRoute extends HttpRoute {
  /** Name of the function in the file. */
  readonly function: string;
  /** Whether its requests carry the platform's event, which the API then checks. */
  readonly takesEvents: boolean;
}

/** Methods whose requests have a body. */
const WITH_BODY: ReadonlySet<HttpRoute["method"]> = new Set(["POST", "PUT", "PATCH"]);

/** Every route by which the API calls a function. Where there is none, there is no API. */
export function apiRoutes(functions: readonly AwsFunction[]): ApiRoute[] {
  return functions.flatMap(({ name, code, triggers }) =>
    triggers.http.map(({ method, path }) => ({
      method,
      path,
      function: name,
      takesEvents: code.kind === "events" && WITH_BODY.has(method),
    })),
  );
}
