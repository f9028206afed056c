import { CloudwatchLogDelivery } from "@cdktf/provider-aws/lib/cloudwatch-log-delivery";
import { CloudwatchLogDeliveryDestination } from "@cdktf/provider-aws/lib/cloudwatch-log-delivery-destination";
import { CloudwatchLogDeliverySource } from "@cdktf/provider-aws/lib/cloudwatch-log-delivery-source";
import { Construct } from "constructs";
import type { LogRetentionDays } from "../../../lib/catalog/retention";
import { EVENT_BUS, serviceLogGroupName } from "../../../lib/identifiers/aws-names";
import type { Names } from "../../../lib/names/names";
import { LogDeliveryPolicy } from "../edge/log-delivery-policy";
import { LogGroup } from "../monitoring/log-group";

export interface EventBusLogProps {
  readonly names: Names;
  readonly region: string;
  readonly busArn: string;
  /** ARN of the region's key for logs. */
  readonly logsKeyArn: string;
  readonly retentionDays: LogRetentionDays;
}

/**
 * What went wrong on a bus, in a log group: deliveries that failed, and why.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-logs.html (2026-11)
 * @resource aws_cloudwatch_log_group, aws_cloudwatch_log_delivery and its source and destination
 */
export class EventBusLog extends Construct {
  readonly resource: LogGroup["resource"];

  constructor(scope: Construct, id: string, props: EventBusLogProps) {
    super(scope, id);
    const { names, region } = props;
    const name = serviceLogGroupName(names, EVENT_BUS);
    this.resource = new LogGroup(this, "Resource", {
      name,
      kmsKeyArn: props.logsKeyArn,
      retentionDays: props.retentionDays,
    }).resource;
    const policy = new LogDeliveryPolicy(this, "Policy", { names, region, purpose: EVENT_BUS, logGroups: [name] });
    const deliveryName = names.of("logDelivery", EVENT_BUS);
    const source = new CloudwatchLogDeliverySource(this, "Source", {
      name: deliveryName,
      logType: "ERROR_LOGS",
      resourceArn: props.busArn,
    });
    const destination = new CloudwatchLogDeliveryDestination(this, "Destination", {
      name: deliveryName,
      outputFormat: "json",
      deliveryDestinationConfiguration: [{ destinationResourceArn: this.resource.arn }],
    });
    new CloudwatchLogDelivery(this, "Delivery", {
      deliverySourceName: source.name,
      deliveryDestinationArn: destination.arn,
      dependsOn: [policy.resource],
    });
  }
}
