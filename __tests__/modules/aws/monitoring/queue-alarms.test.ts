import { QueueAlarms, type QueueAlarmsProps } from "../../../../modules/aws/monitoring/queue-alarms";
import { alarm, alarmIds, testAlerting } from "../../../support/alarms";
import { synthesize } from "../../../support/synth";

const MINIMAL: QueueAlarmsProps = {
  alerting: testAlerting(),
  queue: "text-requests",
  deadLetterQueueName: "inferloop-production-use1-text-requests-dlq",
};
const build = (overrides: Partial<QueueAlarmsProps> = {}) =>
  synthesize((scope) => new QueueAlarms(scope, "Queue", { ...MINIMAL, ...overrides }));

describe("QueueAlarms", () => {
  test("with minimal props", () => {
    expect(build().json).toMatchSnapshot();
  });

  test("goes off for the first message that nobody could handle", () => {
    expect(alarm(build(), "queue_dead_letters")).toMatchObject({
      metric_name: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: MINIMAL.deadLetterQueueName },
      threshold: 0,
      period: 60,
    });
  });

  test("watches a queue of work for messages that nobody takes", () => {
    expect(alarmIds(build())).toEqual(["queue_dead_letters"]);
    expect(alarm(build({ queueName: "requests" }), "queue_old_messages")).toMatchObject({
      metric_name: "ApproximateAgeOfOldestMessage",
      dimensions: { QueueName: "requests" },
    });
  });
});
