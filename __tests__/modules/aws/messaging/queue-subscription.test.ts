import { QueueSubscription } from "../../../../modules/aws/messaging/queue-subscription";
import { synthesize } from "../../../support/synth";

const subscription = (filter?: Record<string, string[]>) =>
  synthesize((scope) => {
    new QueueSubscription(scope, "Jobs", {
      topicArn: "arn:aws:sns:us-east-1:123456789012:results",
      queueArn: "arn:aws:sqs:us-east-1:123456789012:jobs",
      deadLetterQueueArn: "arn:aws:sqs:us-east-1:123456789012:jobs-dlq",
      ...(filter === undefined ? {} : { filter }),
    });
  }).resource("aws_sns_topic_subscription");

describe("QueueSubscription", () => {
  test("minimal props", () => {
    expect(subscription()).toMatchSnapshot();
  });

  test("hands messages on as they were published", () => {
    expect(subscription()).toMatchObject({ protocol: "sqs", raw_message_delivery: true });
    expect(subscription().filter_policy).toBeUndefined();
  });

  test("puts aside what could not be delivered", () => {
    expect(JSON.parse(String(subscription().redrive_policy))).toEqual({
      deadLetterTargetArn: "arn:aws:sqs:us-east-1:123456789012:jobs-dlq",
    });
  });

  test("takes only messages whose attributes have one of the values", () => {
    const { filter_policy, filter_policy_scope } = subscription({ status: ["Completed", "Failed"] });
    expect(JSON.parse(String(filter_policy))).toEqual({ status: ["Completed", "Failed"] });
    expect(filter_policy_scope).toBe("MessageAttributes");
  });
});
