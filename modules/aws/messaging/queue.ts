import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { Construct } from "constructs";
import { QUEUE_LIMITS } from "../../../lib/config/aws/messaging";
import { requireInRange } from "../../../lib/errors/configuration-error";
import { sqsQueueArn } from "../../../lib/identifiers/aws";
import { deadLetterQueueName, queueName } from "../../../lib/identifiers/aws-names";
import type { Names } from "../../../lib/names/names";
import { DeadLetterQueue } from "./dead-letter-queue";
import { FIFO } from "./fifo";
import { type QueueSender, queuePolicy } from "./queue-policy";

/** How long a request waits for a message: the longest, so that few come back empty. Unit: seconds. */
const LONG_POLLING_SECONDS = 20;

export interface QueueProps {
  readonly names: Names;
  readonly region: string;
  /** What the queue is for; part of its name. Changing it replaces the queue. */
  readonly queue: string;
  /** Keeps the order of messages in a group. Changing it replaces the queue. */
  readonly fifo: boolean;
  /** ARN of the region's messaging key. */
  readonly kmsKeyArn: string;
  /** How often a message is tried. Range: {@link QUEUE_LIMITS}. */
  readonly maxReceives: number;
  readonly protect: boolean;
  /** Unit: days. Range: {@link QUEUE_LIMITS}. */
  readonly retentionDays: number;
  /** Services that put messages in, beside the roles that may. */
  readonly senders: readonly QueueSender[];
  /** How long a message is hidden while somebody works on it. Unit: seconds. Range: {@link QUEUE_LIMITS}. */
  readonly visibilityTimeoutSeconds: number;
}

/**
 * A queue with its dead-letter queue, which also takes what services could not deliver. SQS replicates nothing: what
 * waits here when the region is lost waits until the region is back.
 * @resource aws_sqs_queue
 */
export class Queue extends Construct {
  readonly resource: SqsQueue;
  readonly deadLetters: DeadLetterQueue;

  constructor(scope: Construct, id: string, props: QueueProps) {
    super(scope, id);
    requireInRange(this, "retentionDays", props.retentionDays, QUEUE_LIMITS.retention, "days");
    requireInRange(this, "maxReceives", props.maxReceives, QUEUE_LIMITS.receives, "deliveries");
    const { visibilityTimeout } = QUEUE_LIMITS;
    requireInRange(this, "visibilityTimeoutSeconds", props.visibilityTimeoutSeconds, visibilityTimeout, "seconds");
    const { names, region, queue, fifo, kmsKeyArn, protect, senders } = props;
    const { account } = names.props;
    const name = queueName(names, { name: queue, fifo });
    const arn = sqsQueueArn(region, account, name);
    this.deadLetters = new DeadLetterQueue(this, "Dlq", {
      account,
      region,
      name: deadLetterQueueName(names, { name: queue, fifo }),
      fifo,
      kmsKeyArn,
      protect,
      senders,
      sourceQueueArn: arn,
    });
    this.resource = new SqsQueue(this, "Resource", {
      name,
      ...(fifo ? FIFO : {}),
      kmsMasterKeyId: kmsKeyArn,
      messageRetentionSeconds: props.retentionDays * 86_400,
      visibilityTimeoutSeconds: props.visibilityTimeoutSeconds,
      receiveWaitTimeSeconds: LONG_POLLING_SECONDS,
      policy: queuePolicy(arn, senders),
      redrivePolicy: JSON.stringify({
        deadLetterTargetArn: this.deadLetters.resource.arn,
        maxReceiveCount: props.maxReceives,
      }),
      ...(protect ? { lifecycle: { preventDestroy: true } } : {}),
    });
  }
}
