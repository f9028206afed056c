import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { Construct } from "constructs";
import { sqsQueueArn } from "../../../lib/identifiers/aws";
import { FIFO } from "./fifo";
import { type QueueSender, queuePolicy } from "./queue-policy";

/** As long as SQS keeps a message. Unit: seconds. */
const RETENTION_SECONDS = 14 * 86_400;

export interface DeadLetterQueueProps {
  readonly account: string;
  readonly region: string;
  /** Name of the queue, with its `.fifo`. Changing it replaces the queue. */
  readonly name: string;
  /** Whether the queue that it belongs to keeps an order; both do, or none. */
  readonly fifo: boolean;
  /** ARN of the region's messaging key. */
  readonly kmsKeyArn: string;
  readonly protect: boolean;
  /** Services that put in what they could not deliver. */
  readonly senders: readonly QueueSender[];
  /** ARN of the queue whose messages come here after too many tries. @default - only services put something in */
  readonly sourceQueueArn?: string;
}

/**
 * A queue for what could not be delivered or handled. Whatever is in it needs a person.
 * @resource aws_sqs_queue
 */
export class DeadLetterQueue extends Construct {
  readonly resource: SqsQueue;

  constructor(scope: Construct, id: string, props: DeadLetterQueueProps) {
    super(scope, id);
    const { sourceQueueArn } = props;
    this.resource = new SqsQueue(this, "Resource", {
      name: props.name,
      ...(props.fifo ? FIFO : {}),
      kmsMasterKeyId: props.kmsKeyArn,
      messageRetentionSeconds: RETENTION_SECONDS,
      policy: queuePolicy(sqsQueueArn(props.region, props.account, props.name), props.senders),
      redriveAllowPolicy: JSON.stringify(
        sourceQueueArn === undefined
          ? { redrivePermission: "denyAll" }
          : { redrivePermission: "byQueue", sourceQueueArns: [sourceQueueArn] },
      ),
      ...(props.protect ? { lifecycle: { preventDestroy: true } } : {}),
    });
  }
}
