import { LambdaQueueTrigger } from "../../../../modules/aws/compute/lambda-queue-trigger";
import { synthesize } from "../../../support/synth";

describe("LambdaQueueTrigger", () => {
  const queue = (props: { fifo?: boolean; enabled?: boolean } = {}) =>
    synthesize((scope) => {
      new LambdaQueueTrigger(scope, "Queue", {
        functionName: "inferloop-production-use1-events",
        queueArn: "arn:aws:sqs:us-east-1:123456789012:jobs",
        fifo: false,
        enabled: true,
        ...props,
      });
    }).resource("aws_lambda_event_source_mapping");

  test("minimal props", () => {
    expect(queue()).toMatchSnapshot();
  });

  test("lets the function name the messages that failed", () => {
    expect(queue().function_response_types).toEqual(["ReportBatchItemFailures"]);
  });

  test("gathers messages, but for those in order", () => {
    expect(queue().maximum_batching_window_in_seconds).toBe(5);
    expect(queue({ fifo: true }).maximum_batching_window_in_seconds).toBeUndefined();
  });

  test("leaves messages where they are in a region that does not handle them", () => {
    expect(queue({ enabled: false }).enabled).toBe(false);
  });
});
