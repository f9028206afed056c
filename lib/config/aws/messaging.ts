import { z } from "zod";
import { count, flag, slug } from "../fields";
import type { ResolveContext } from "./context";

/**
 * What SQS takes. It keeps a message for 14 days at most, and hides one that is worked on for 12 hours at most.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html (2026-11)
 */
export const QUEUE_LIMITS = {
  /** Unit: seconds. */
  visibilityTimeout: { min: 1, max: 43_200 },
  /** Unit: days. */
  retention: { min: 1, max: 14 },
  /** Unit: deliveries. */
  receives: { min: 1, max: 1000 },
} as const;

/**
 * What SNS takes as a filter of a subscription.
 * @see https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html (2026-11)
 */
export const FILTER_LIMITS = { attributes: 5, combinations: 150 } as const;

/** Defaults of a queue. The design documents give the same to the requests for generated texts, but for their days. */
const QUEUE_DEFAULTS = { visibilityTimeoutSeconds: 300, retentionDays: 7, maxReceives: 3 } as const;

const eventType = z
  .string("a type of events; write it like TextGeneration.Completed or '*.Completed'")
  .regex(
    /^(?=.{1,128}$)[\w.-]*\*?[\w.-]*$/,
    "letters, digits, dots, hyphens and at most one *; write it like TextGeneration.Completed or '*.Completed'",
  );

const filter = z
  .record(
    z
      .string("the name of a message attribute; write it like status")
      .regex(/^[\w-][\w.-]{0,255}$/, "letters, digits, dots, hyphens and underscores; write it like status"),
    z
      .array(z.string("a text; write it in quotes"), "a list of values; write it like [Completed]")
      .min(1, "not empty; write a value"),
    "a mapping of message attributes; write it like { status: [Completed] }",
  )
  .refine((attributes) => Object.keys(attributes).length > 0, "not empty; write an attribute, or remove it")
  .refine(
    (attributes) => Object.keys(attributes).length <= FILTER_LIMITS.attributes,
    `at most ${FILTER_LIMITS.attributes} attributes; remove some`,
  )
  .refine(
    (attributes) =>
      Object.values(attributes).reduce((product, values) => product * values.length, 1) <= FILTER_LIMITS.combinations,
    `at most ${FILTER_LIMITS.combinations} combinations of values; remove some`,
  );

const subscription = z.strictObject({
  topic: z.string("the name of a topic; write one of those under topics").describe("The topic."),
  filter: filter
    .optional()
    .describe("Only messages whose attributes have one of these values. Default: all messages of the topic."),
});

const topic = z.strictObject({
  name: slug("a name for the topic", 40).describe("Name of the topic."),
  fifo: flag.optional().describe("Keeps the order of messages in a group. Never changes. Default: false."),
});

const { visibilityTimeout, retention, receives } = QUEUE_LIMITS;

const queue = z.strictObject({
  name: slug("a name for the queue", 20).describe("Name of the queue."),
  fifo: flag.optional().describe("Keeps the order of messages in a group. Never changes. Default: false."),
  visibilityTimeoutSeconds: count(visibilityTimeout.min, visibilityTimeout.max, "seconds")
    .default(QUEUE_DEFAULTS.visibilityTimeoutSeconds)
    .describe("How long a message is hidden while somebody works on it."),
  retentionDays: count(retention.min, retention.max, "days")
    .default(QUEUE_DEFAULTS.retentionDays)
    .describe("How long a message waits. What nobody could handle is kept for 14 days."),
  maxReceives: count(receives.min, receives.max, "deliveries")
    .default(QUEUE_DEFAULTS.maxReceives)
    .describe("How often a message is tried before it goes to the dead-letter queue."),
  events: z
    .array(eventType, "a list of event types; write it like [TextGeneration.Completed]")
    .default([])
    .describe("Types of events that the bus puts into the queue. A * stands for anything."),
  topics: z
    .array(subscription, "a list of subscriptions; remove it or write one")
    .default([])
    .describe("Topics whose messages come into the queue."),
  consumer: z
    .string("the name of a function; write one of those under functions")
    .optional()
    .describe("The function that takes the messages. Left out: tasks, pods or instances ask for them."),
});

/** Topics, queues and the event bus. */
export const messagingSchema = z
  .strictObject({
    archiveDays: count(1, 3650, "days")
      .optional()
      .describe("How long events can be played back. Default: as long as logs of the applications are kept."),
    topics: z
      .array(topic, "a list of topics; remove it or write one")
      .default([])
      .describe("Topics, whose messages go to every queue that wants them."),
    queues: z
      .array(queue, "a list of queues; remove it or write one")
      .default([])
      .describe("Queues, each with a dead-letter queue."),
  })
  .describe("Topics, queues and the event bus.");
export type ParsedMessaging = z.output<typeof messagingSchema>;

export interface AwsTopic {
  readonly name: string;
  readonly fifo: boolean;
}

export interface AwsSubscription {
  /** Name of the topic. */
  readonly topic: string;
  /** Accepted values by message attribute. None: all messages. */
  readonly filter: Readonly<Record<string, readonly string[]>> | undefined;
}

export interface AwsQueue {
  readonly name: string;
  readonly fifo: boolean;
  readonly visibilityTimeoutSeconds: number;
  readonly retentionDays: number;
  readonly maxReceives: number;
  /** Types of events, with `*` for anything. */
  readonly events: readonly string[];
  readonly topics: readonly AwsSubscription[];
  /** Name of the function that takes the messages. */
  readonly consumer: string | undefined;
}

export interface AwsMessaging {
  readonly archiveDays: number;
  readonly topics: readonly AwsTopic[];
  readonly queues: readonly AwsQueue[];
}

export function resolveMessaging(parsed: ParsedMessaging, { profile }: ResolveContext): AwsMessaging {
  return {
    archiveDays: parsed.archiveDays ?? profile.retentionDays.application,
    topics: parsed.topics.map(({ name, fifo = false }) => ({ name, fifo })),
    queues: parsed.queues.map(({ fifo = false, topics, consumer, ...queue }) => ({
      ...queue,
      fifo,
      topics: topics.map(({ topic, filter }) => ({ topic, filter })),
      consumer,
    })),
  };
}
