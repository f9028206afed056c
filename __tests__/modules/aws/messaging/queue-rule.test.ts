import { QueueRule } from "../../../../modules/aws/messaging/queue-rule";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const stack = synthesize((scope) => {
  new QueueRule(scope, "Jobs", {
    names: testNames(),
    busName: "events",
    queue: "jobs",
    queueArn: "arn:aws:sqs:us-east-1:123456789012:jobs",
    deadLetterQueueArn: "arn:aws:sqs:us-east-1:123456789012:jobs-dlq",
    types: ["A.Done"],
  });
});

describe("QueueRule", () => {
  test("minimal props", () => {
    expect(stack.json.resource).toMatchSnapshot();
  });

  test("picks events of the types from the bus", () => {
    const rule = stack.resource("aws_cloudwatch_event_rule");
    expect(rule).toMatchObject({ name: "inferloop-production-use1-jobs", event_bus_name: "events" });
    expect(JSON.parse(String(rule.event_pattern))).toMatchObject({ "detail-type": ["A.Done"] });
  });

  test("hands on the event alone, and puts aside what could not be delivered", () => {
    expect(stack.resource("aws_cloudwatch_event_target")).toMatchObject({
      event_bus_name: "events",
      rule: "${aws_cloudwatch_event_rule.jobs.name}",
      arn: "arn:aws:sqs:us-east-1:123456789012:jobs",
      input_path: "$.detail",
      dead_letter_config: { arn: "arn:aws:sqs:us-east-1:123456789012:jobs-dlq" },
    });
  });
});
