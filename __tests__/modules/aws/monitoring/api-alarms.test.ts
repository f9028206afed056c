import { ApiAlarms } from "../../../../modules/aws/monitoring/api-alarms";
import { alarm, testAlerting } from "../../../support/alarms";
import { synthesize } from "../../../support/synth";

const build = () => synthesize((scope) => new ApiAlarms(scope, "Api", { alerting: testAlerting() }));

describe("ApiAlarms", () => {
  test("with minimal props", () => {
    expect(build().json).toMatchSnapshot();
  });

  test("has the documented thresholds, in the units of API Gateway", () => {
    const dimensions = { ApiName: "inferloop-production-use1-functions", Stage: "live" };
    expect(alarm(build(), "api_server_errors")).toMatchObject({
      metric_name: "5XXError",
      dimensions,
      threshold: 10,
      period: 300,
      tags: { Severity: "critical" },
    });
    expect(alarm(build(), "api_response_time")).toMatchObject({
      metric_name: "Latency",
      dimensions,
      threshold: 3000,
      tags: { Severity: "warning" },
    });
  });
});
