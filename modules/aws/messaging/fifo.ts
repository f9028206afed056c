/**
 * Arguments of a queue that keeps the order of the messages of a group, and as many of them as SQS can. Messages of the
 * same content within 5 minutes count as one.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/high-throughput-fifo.html (2026-11)
 */
export const FIFO = {
  fifoQueue: true,
  contentBasedDeduplication: true,
  deduplicationScope: "messageGroup",
  fifoThroughputLimit: "perMessageGroupId",
} as const;
