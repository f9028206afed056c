import type { ApiRoute } from "../../../../lib/config/api-routes";
import { FunctionApi, type FunctionApiProps } from "../../../../modules/aws/edge/function-api";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const ROUTE: ApiRoute = { method: "POST", path: "/events", function: "notify", takesEvents: true };
const PROPS: FunctionApiProps = {
  names: testNames(),
  region: "us-east-1",
  routes: [ROUTE],
  requestsPerSecond: 101,
  logsKeyArn: "arn:key",
  retentionDays: { application: 30, audit: 90 },
};
const api = (props: Partial<FunctionApiProps> = {}) =>
  synthesize((scope) => new FunctionApi(scope, "Api", { ...PROPS, ...props }));

describe("FunctionApi", () => {
  test("minimal props", () => {
    expect(api().json).toMatchSnapshot();
  });

  test("is reached by its own names only, in its region", () => {
    expect(api().resource("aws_api_gateway_rest_api")).toMatchObject({
      disable_execute_api_endpoint: true,
      endpoint_configuration: { types: ["REGIONAL"] },
    });
  });

  test("is deployed anew when a route changes, and only then", () => {
    const trigger = (props: Partial<FunctionApiProps> = {}) =>
      api(props).resource("aws_api_gateway_deployment").triggers;
    expect(trigger()).toEqual({ body: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(trigger({ requestsPerSecond: 5 })).toEqual(trigger());
    expect(trigger({ routes: [ROUTE, { ...ROUTE, path: "/more" }] })).not.toEqual(trigger());
    expect(api().resource("aws_api_gateway_deployment").lifecycle).toEqual({ create_before_destroy: true });
  });

  test("traces requests and writes who asked for what, as JSON without what was said", () => {
    const { xray_tracing_enabled, access_log_settings } = api().resource("aws_api_gateway_stage") as unknown as {
      xray_tracing_enabled: boolean;
      access_log_settings: { destination_arn: string; format: string };
    };
    expect(xray_tracing_enabled).toBe(true);
    expect(access_log_settings.destination_arn).toBe("${aws_cloudwatch_log_group.api_access_log.arn}");
    expect(access_log_settings.format).not.toContain("\n");
    expect(JSON.parse(access_log_settings.format)).toMatchObject({
      requestId: "$context.requestId",
      caller: "$context.identity.userArn",
      route: "$context.resourcePath",
    });
    expect(access_log_settings.format).not.toMatch(/body|authorization/i);
  });

  test("has its log groups before API Gateway makes them, under the region's key", () => {
    expect(api().resources("aws_cloudwatch_log_group")).toEqual([
      expect.objectContaining({
        name: "/inferloop/production/use1/functions-api",
        kms_key_id: "arn:key",
        retention_in_days: 90,
      }),
      expect.objectContaining({
        name: "API-Gateway-Execution-Logs_${aws_api_gateway_rest_api.api.id}/live",
        kms_key_id: "arn:key",
        retention_in_days: 30,
      }),
    ]);
    expect(api().resource("aws_api_gateway_stage").depends_on).toEqual(["aws_cloudwatch_log_group.api_execution_log"]);
  });

  test("waits until API Gateway may write logs, where this deployment says so", () => {
    const loggingPermission = { fqn: "aws_api_gateway_account.logging" };
    expect(api({ loggingPermission }).resource("aws_api_gateway_stage").depends_on).toContain(
      "aws_api_gateway_account.logging",
    );
  });

  test("limits all clients together, with half as many again at once, and logs errors without bodies", () => {
    expect(api().resource("aws_api_gateway_method_settings")).toMatchObject({
      method_path: "*/*",
      settings: {
        throttling_rate_limit: 101,
        throttling_burst_limit: 152,
        logging_level: "ERROR",
        data_trace_enabled: false,
        metrics_enabled: true,
      },
    });
  });

  test.each([0, 10_001])("fails for %d requests per second", (requestsPerSecond) => {
    expect(() => api({ requestsPerSecond })).toThrow("test/Api: 'requestsPerSecond' must be 1 to 10000 requests");
  });

  test("fails without a route", () => {
    expect(() => api({ routes: [] })).toThrow(
      "test/Api: 'routes' must be a list with a route, got an empty list; add a route, or leave the API out",
    );
  });
});
