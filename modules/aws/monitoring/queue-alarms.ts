import type { Construct } from "constructs";
import { AlarmGroup, type Alerting } from "./alarm-group";
import type { Metric } from "./metric-alarm";

/** Checked every minute: a message that nobody could handle does not come back by itself. */
const DEAD_LETTERS = { threshold: 0, periods: 1, periodSeconds: 60 } as const;

/** Unit: seconds. A quarter of an hour of waiting is no longer a peak. */
const OLD_MESSAGES = { threshold: 900, periods: 3, periodSeconds: 300 } as const;

export interface QueueAlarmsProps {
  readonly alerting: Alerting;
  /** What the queue is for. */
  readonly queue: string;
  /** @default - only its dead letters are watched */
  readonly queueName?: string;
  /** The queue of what could not be handled. */
  readonly deadLetterQueueName: string;
}

/** Alarms on a queue and what it gave up. @resource aws_cloudwatch_metric_alarm */
export class QueueAlarms extends AlarmGroup {
  constructor(scope: Construct, id: string, { alerting, queue, queueName, deadLetterQueueName }: QueueAlarmsProps) {
    super(scope, id, alerting);
    const metric = (name: string, QueueName: string): Metric => ({
      namespace: "AWS/SQS",
      name,
      dimensions: { QueueName },
      statistic: "Maximum",
    });
    this.add("DeadLetters", {
      alarm: `queue-${queue}-dead-letters`,
      watches: `Messages of the queue ${queue} that could not be handled`,
      severity: "critical",
      metric: metric("ApproximateNumberOfMessagesVisible", deadLetterQueueName),
      when: "above",
      setting: DEAD_LETTERS,
      silence: "notBreaching",
      essential: true,
    });
    if (queueName === undefined) return;
    this.add("OldMessages", {
      alarm: `queue-${queue}-old-messages`,
      watches: `Age of the oldest message of the queue ${queue} (seconds)`,
      severity: "warning",
      metric: metric("ApproximateAgeOfOldestMessage", queueName),
      when: "above",
      setting: OLD_MESSAGES,
      silence: "notBreaching",
    });
  }
}
