import {
  LambdaScheduleTrigger,
  type LambdaScheduleTriggerProps,
} from "../../../../modules/aws/compute/lambda-schedule-trigger";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const names = testNames();
const FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:inferloop-production-use1-events";
const FAILURES = "arn:aws:sqs:us-east-1:123456789012:inferloop-production-use1-function-events-dlq";
const called = {
  names,
  fn: "events",
  functionArn: FUNCTION,
  functionName: "inferloop-production-use1-events",
  enabled: true,
  failureQueueArn: FAILURES,
};

describe("LambdaScheduleTrigger", () => {
  const schedule = (props: Partial<LambdaScheduleTriggerProps> = {}) =>
    synthesize((scope) => {
      new LambdaScheduleTrigger(scope, "Schedule", {
        ...called,
        schedule: "nightly",
        expression: "cron(0 3 * * ? *)",
        timeZone: "UTC",
        ...props,
      });
    }).resource("aws_scheduler_schedule");

  test("minimal props", () => {
    expect(schedule()).toMatchSnapshot();
  });

  test("calls the function with an event that names the schedule and the time that was meant", () => {
    const target = schedule().target as { input: string; arn: string; role_arn: string };
    expect(target).toMatchObject({
      arn: FUNCTION,
      role_arn: "arn:aws:iam::123456789012:role/inferloop-production-use1-scheduler",
      dead_letter_config: { arn: FAILURES },
    });
    expect(JSON.parse(target.input)).toMatchObject({
      source: "aws.scheduler",
      time: "<aws.scheduler.scheduled-time>",
      resources: ["<aws.scheduler.schedule-arn>"],
      detail: { schedule: "nightly" },
    });
  });

  test("runs where it is enabled, and rests elsewhere", () => {
    expect([schedule().state, schedule({ enabled: false }).state]).toEqual(["ENABLED", "DISABLED"]);
  });

  test("has one name for each pair of function and schedule", () => {
    const one = schedule({ fn: "a-b", schedule: "c" }).name;
    expect(one).not.toBe(schedule({ fn: "a", schedule: "b-c" }).name);
  });
});
