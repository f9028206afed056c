import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { Construct } from "constructs";
import { eventRuleName } from "../../../lib/identifiers/aws-names";
import type { Names } from "../../../lib/names/names";
import { serviceEvents } from "./event-pattern";

export interface QueueRuleProps {
  readonly names: Names;
  /** Name of the bus. */
  readonly busName: string;
  /** What the queue is for; part of the rule's name. */
  readonly queue: string;
  /** ARN of the queue, whose policy must let the rule in. */
  readonly queueArn: string;
  /** ARN of the queue for what could not be delivered, whose policy must let the rule in. */
  readonly deadLetterQueueArn: string;
  /** Types of events, with `*` for anything. */
  readonly types: readonly string[];
}

/**
 * Events of some types come from the bus into a queue: the event alone, as a topic hands it on, so that a consumer
 * reads one form whichever way it came.
 * @resource aws_cloudwatch_event_rule, aws_cloudwatch_event_target
 */
export class QueueRule extends Construct {
  readonly resource: CloudwatchEventRule;

  constructor(scope: Construct, id: string, props: QueueRuleProps) {
    super(scope, id);
    this.resource = new CloudwatchEventRule(this, "Resource", {
      name: eventRuleName(props.names, props.queue),
      description: `Events for the queue ${props.queue}`,
      eventBusName: props.busName,
      eventPattern: serviceEvents(props.types),
    });
    new CloudwatchEventTarget(this, "Target", {
      eventBusName: props.busName,
      rule: this.resource.name,
      targetId: "queue",
      arn: props.queueArn,
      inputPath: "$.detail",
      deadLetterConfig: { arn: props.deadLetterQueueArn },
    });
  }
}
