import { EventBusLog } from "../../../../modules/aws/messaging/event-bus-log";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const stack = synthesize((scope) => {
  new EventBusLog(scope, "Log", {
    names: testNames(),
    region: "us-east-1",
    busArn: "arn:aws:events:us-east-1:123456789012:event-bus/events",
    logsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/2",
    retentionDays: 30,
  });
});

describe("EventBusLog", () => {
  test("minimal props", () => {
    expect(stack.json.resource).toMatchSnapshot();
  });

  test("writes what went wrong on the bus to an encrypted group", () => {
    expect(stack.resource("aws_cloudwatch_log_group")).toMatchObject({
      name: "/inferloop/production/use1/event-bus",
      kms_key_id: "arn:aws:kms:us-east-1:123456789012:key/2",
      retention_in_days: 30,
    });
    expect(stack.resource("aws_cloudwatch_log_delivery_source")).toMatchObject({
      log_type: "ERROR_LOGS",
      resource_arn: "arn:aws:events:us-east-1:123456789012:event-bus/events",
    });
    expect(stack.resource("aws_cloudwatch_log_delivery_destination").delivery_destination_configuration).toEqual([
      { destination_resource_arn: "${aws_cloudwatch_log_group.log.arn}" },
    ]);
  });

  test("begins once the delivery may write there", () => {
    const { depends_on } = stack.resource("aws_cloudwatch_log_delivery");
    expect(depends_on).toEqual([stack.resource("aws_cloudwatch_log_resource_policy").address]);
  });
});
