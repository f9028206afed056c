import { gateAlarmName, gateDimensions } from "../../../../lib/identifiers/aws-names";
import { FailoverGate } from "../../../../modules/aws/monitoring/failover-gate";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const NAMES = testNames("usw2");
const TOPIC = "arn:aws:sns:us-west-2:123456789012:alerts";

const gate = () =>
  synthesize(
    (scope) => new FailoverGate(scope, "FailoverGate", { names: NAMES, region: "us-west-2", alertTopicArn: TOPIC }),
  );

describe("FailoverGate", () => {
  test("minimal props", () => {
    expect(gate().json.resource).toMatchSnapshot();
  });

  test("closes on one published value, and silence keeps it as it is", () => {
    expect(gate().resource("aws_cloudwatch_metric_alarm")).toMatchObject({
      statistic: "Maximum",
      period: 60,
      evaluation_periods: 1,
      datapoints_to_alarm: 1,
      comparison_operator: "GreaterThanOrEqualToThreshold",
      threshold: 1,
      treat_missing_data: "ignore",
    });
  });

  test("watches the metric of its deployment and region, under the name that traffic looks for", () => {
    expect(gate().resource("aws_cloudwatch_metric_alarm")).toMatchObject({
      alarm_name: gateAlarmName(NAMES),
      namespace: "Inferloop/Failover",
      metric_name: "GateClosed",
      dimensions: { Deployment: "inferloop-production", Region: "us-west-2" },
    });
    expect(gateDimensions(NAMES, "us-west-2")).toEqual({ Deployment: "inferloop-production", Region: "us-west-2" });
  });

  test("tells people when it closes", () => {
    expect(gate().resource("aws_cloudwatch_metric_alarm").alarm_actions).toEqual([TOPIC]);
  });
});
