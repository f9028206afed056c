import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { Construct } from "constructs";

export interface QueueSubscriptionProps {
  readonly topicArn: string;
  /** ARN of the queue, whose policy must let the topic in. */
  readonly queueArn: string;
  /** ARN of the queue for what could not be delivered, whose policy must let the topic in. */
  readonly deadLetterQueueArn: string;
  /** Accepted values by message attribute. @default - all messages of the topic */
  readonly filter?: Readonly<Record<string, readonly string[]>>;
}

/**
 * Messages of a topic come into a queue as they were published, without SNS's envelope.
 * @resource aws_sns_topic_subscription
 */
export class QueueSubscription extends Construct {
  readonly resource: SnsTopicSubscription;

  constructor(scope: Construct, id: string, props: QueueSubscriptionProps) {
    super(scope, id);
    this.resource = new SnsTopicSubscription(this, "Resource", {
      topicArn: props.topicArn,
      protocol: "sqs",
      endpoint: props.queueArn,
      rawMessageDelivery: true,
      ...(props.filter === undefined
        ? {}
        : { filterPolicy: JSON.stringify(props.filter), filterPolicyScope: "MessageAttributes" }),
      redrivePolicy: JSON.stringify({ deadLetterTargetArn: props.deadLetterQueueArn }),
    });
  }
}
