import { AlarmGate } from "../../../../modules/aws/dns/alarm-gate";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

describe("AlarmGate", () => {
  const check = synthesize((scope) => {
    new AlarmGate(scope, "GateIn-us-west-2", { names: testNames("usw2"), alarmRegion: "us-west-2" });
  }).resource("aws_route53_health_check");

  test("minimal props", () => {
    expect(check).toMatchSnapshot();
  });

  test("follows the gate alarm of the region it stands in", () => {
    expect(check).toMatchObject({
      address: "aws_route53_health_check.gate_in_us_west_2",
      type: "CLOUDWATCH_METRIC",
      cloudwatch_alarm_name: "inferloop-production-usw2-failover-gate",
      cloudwatch_alarm_region: "us-west-2",
    });
  });

  test("stays as it was left when there is no data", () => {
    expect(check.insufficient_data_health_status).toBe("LastKnownStatus");
  });

  test("is saved again when the metric behind the alarm changes", () => {
    expect(check.triggers).toEqual({ metric: "Inferloop/Failover/GateClosed" });
  });
});
