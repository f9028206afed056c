import { Tracing, type TracingProps } from "../../../../modules/aws/monitoring/tracing";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const MINIMAL: TracingProps = { names: testNames(), host: "api.inferloop.io", slowSeconds: 3 };
const build = (overrides: Partial<TracingProps> = {}) =>
  synthesize((scope) => new Tracing(scope, "Tracing", { ...MINIMAL, ...overrides }));

describe("Tracing", () => {
  test("with minimal props", () => {
    expect(build().json).toMatchSnapshot();
  });

  test("traces no question for the health, which would be most of all traces", () => {
    const rules = build().resources("aws_xray_sampling_rule");
    expect(rules).toMatchObject([
      { url_path: "/health", reservoir_size: 0, fixed_rate: 0, priority: 100 },
      { url_path: "*", reservoir_size: 5, fixed_rate: 0.1, priority: 200 },
    ]);
  });

  test("leaves the other deployments of the account alone", () => {
    for (const { service_name } of build().resources("aws_xray_sampling_rule")) {
      expect(service_name).toBe("inferloop-production-*");
    }
  });

  test("finds faults and slow requests of the API", () => {
    expect(build().resources("aws_xray_group")).toMatchObject([
      { filter_expression: 'http.url CONTAINS "api.inferloop.io" AND fault = true' },
      { filter_expression: 'http.url CONTAINS "api.inferloop.io" AND responsetime > 3' },
    ]);
  });

  test("says how the account's traces are encrypted only where it is asked to", () => {
    expect(build().resources("aws_xray_encryption_config")).toEqual([]);
    const kmsKeyArn = "arn:aws:kms:us-east-1:123456789012:key/logs";
    expect(build({ kmsKeyArn }).resource("aws_xray_encryption_config")).toMatchObject({
      type: "KMS",
      key_id: kmsKeyArn,
    });
  });
});
