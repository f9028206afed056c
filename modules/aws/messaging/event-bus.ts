import { CloudwatchEventArchive } from "@cdktf/provider-aws/lib/cloudwatch-event-archive";
import { CloudwatchEventBus } from "@cdktf/provider-aws/lib/cloudwatch-event-bus";
import { CloudwatchEventBusPolicy } from "@cdktf/provider-aws/lib/cloudwatch-event-bus-policy";
import { Construct } from "constructs";
import type { LogRetentionDays } from "../../../lib/catalog/retention";
import type { EventBusEndpoint } from "../../../lib/contracts/event-bus-endpoint";
import { accountRootArn, eventBusArn, eventsHost } from "../../../lib/identifiers/aws";
import { eventBusDeadLetterQueueName, eventBusName } from "../../../lib/identifiers/aws-names";
import type { Names } from "../../../lib/names/names";
import { policyDocument } from "../identity/policy";
import { DeadLetterQueue } from "./dead-letter-queue";
import { EventBusLog } from "./event-bus-log";
import { serviceEvents } from "./event-pattern";

export interface EventBusProps {
  readonly names: Names;
  readonly region: string;
  /** How long events can be played back. Unit: days. */
  readonly archiveDays: number;
  /** ARN of the region's messaging key, whose policy must let EventBridge use it. */
  readonly kmsKeyArn: string;
  readonly logRetentionDays: LogRetentionDays;
  /** ARN of the region's key for logs. */
  readonly logsKeyArn: string;
  readonly protect: boolean;
}

/**
 * The region's bus, to which services publish, with an archive to play events back from. It is not replicated: a
 * region's events belong to the region.
 * @resource aws_cloudwatch_event_bus, aws_cloudwatch_event_bus_policy, aws_cloudwatch_event_archive
 */
export class EventBus extends Construct {
  readonly resource: CloudwatchEventBus;
  private readonly endpoint: string;

  constructor(scope: Construct, id: string, props: EventBusProps) {
    super(scope, id);
    const { names, region, kmsKeyArn, protect } = props;
    const { account } = names.props;
    const name = eventBusName(names);
    const arn = eventBusArn(region, account, name);
    const deadLetters = new DeadLetterQueue(this, "Dlq", {
      account,
      region,
      name: eventBusDeadLetterQueueName(names),
      fifo: false,
      kmsKeyArn,
      protect,
      senders: [{ sid: "EventBus", service: "events.amazonaws.com", sourceArns: [arn] }],
    });
    this.resource = new CloudwatchEventBus(this, "Resource", {
      name,
      description: "Events of the platform's services",
      kmsKeyIdentifier: kmsKeyArn,
      // For events that the bus could not read, because its key was withdrawn.
      deadLetterConfig: { arn: deadLetters.resource.arn },
      // Without what the events say: that may be about people.
      logConfig: { level: "ERROR", includeDetail: "NONE" },
    });
    // Nobody else may publish even without it. Written out, a plan shows what somebody adds by hand.
    new CloudwatchEventBusPolicy(this, "Policy", {
      eventBusName: this.resource.name,
      policy: policyDocument([
        {
          sid: "OwnAccount",
          actions: ["events:PutEvents"],
          resources: [arn],
          principals: { AWS: [accountRootArn(account)] },
        },
      ]),
    });
    new CloudwatchEventArchive(this, "Archive", {
      name: names.of("eventArchive", "events"),
      description: "Events of the platform's services",
      eventSourceArn: this.resource.arn,
      eventPattern: serviceEvents(),
      retentionDays: props.archiveDays,
      kmsKeyIdentifier: kmsKeyArn,
      ...(protect ? { lifecycle: { preventDestroy: true } } : {}),
    });
    new EventBusLog(this, "Log", {
      names,
      region,
      busArn: this.resource.arn,
      logsKeyArn: props.logsKeyArn,
      retentionDays: props.logRetentionDays,
    });
    this.endpoint = eventsHost(region);
  }

  /** The bus as other stacks see it. */
  toEventBusEndpoint(): EventBusEndpoint {
    return { protocol: "eventbridge", endpoint: this.endpoint, bus: this.resource.name };
  }
}
