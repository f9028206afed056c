import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { SqsQueuePolicy } from "@cdktf/provider-aws/lib/sqs-queue-policy";
import { Construct } from "constructs";
import { interruptionQueueName } from "../../../lib/identifiers/aws-names";
import type { Names } from "../../../lib/names/names";
import { policyDocument } from "../identity/policy";

/**
 * Events that tell of nodes that are about to go, by the key of their rule.
 * @see https://karpenter.sh/docs/concepts/disruption/#interruption (2026-11)
 */
const EVENTS = {
  "spot-interruption": { source: "aws.ec2", detailType: "EC2 Spot Instance Interruption Warning" },
  "spot-rebalance": { source: "aws.ec2", detailType: "EC2 Instance Rebalance Recommendation" },
  "instance-state": { source: "aws.ec2", detailType: "EC2 Instance State-change Notification" },
  "reservation-interruption": {
    source: "aws.ec2",
    detailType: "EC2 Capacity Reservation Instance Interruption Warning",
  },
  health: { source: "aws.health", detailType: "AWS Health Event" },
} as const;

/** An interruption is over after two minutes; five leave time to catch up. Unit: seconds. */
const RETENTION_SECONDS = 300;

export interface InterruptionQueueProps {
  readonly names: Names;
}

/**
 * The queue by which Karpenter hears of interruptions in time to move pods. Its messages are ids of instances, so AWS's
 * own key is enough.
 * @resource aws_sqs_queue, aws_sqs_queue_policy, aws_cloudwatch_event_rule, aws_cloudwatch_event_target
 */
export class InterruptionQueue extends Construct {
  readonly resource: SqsQueue;

  constructor(scope: Construct, id: string, { names }: InterruptionQueueProps) {
    super(scope, id);
    this.resource = new SqsQueue(this, "Resource", {
      name: interruptionQueueName(names),
      messageRetentionSeconds: RETENTION_SECONDS,
      sqsManagedSseEnabled: true,
    });
    const { arn } = this.resource;
    const rules = Object.entries(EVENTS).map(([key, { source, detailType }]) => {
      const rule = new CloudwatchEventRule(this, `Rule-${key}`, {
        name: names.of("eventRule", key),
        description: `${detailType}, for Karpenter`,
        eventPattern: JSON.stringify({ source: [source], "detail-type": [detailType] }),
      });
      new CloudwatchEventTarget(this, `Target-${key}`, { rule: rule.name, targetId: "queue", arn });
      return rule.arn;
    });
    new SqsQueuePolicy(this, "Policy", {
      queueUrl: this.resource.url,
      policy: policyDocument([
        {
          sid: "Events",
          principals: { Service: ["events.amazonaws.com"] },
          actions: ["sqs:SendMessage"],
          resources: [arn],
          conditions: { ArnEquals: { "aws:SourceArn": rules } },
        },
        {
          sid: "OnlyTls",
          effect: "Deny",
          principals: { AWS: ["*"] },
          actions: ["sqs:*"],
          resources: [arn],
          conditions: { Bool: { "aws:SecureTransport": "false" } },
        },
      ]),
    });
  }
}
