import { hasSchemaRegistry } from "../../lib/catalog/aws-schema-registries";
import type { AwsMessaging, AwsQueue } from "../../lib/config/aws/messaging";
import type { AwsRegion } from "../../lib/config/deployment";
import { AWS_FOUNDATION, type AwsFoundation } from "../../lib/contracts/aws-foundation";
import { EVENT_BUS_ENDPOINT } from "../../lib/contracts/event-bus-endpoint";
import { eventRuleArn, snsTopicArn } from "../../lib/identifiers/aws";
import { eventBusName, eventRuleName, topicName } from "../../lib/identifiers/aws-names";
import type { DeploymentStack } from "../../lib/stack/deployment-stack";
import type { AwsStateRegion } from "../../lib/state/location";
import { EventBus } from "../../modules/aws/messaging/event-bus";
import { EventSchemas } from "../../modules/aws/messaging/event-schemas";
import { Queue } from "../../modules/aws/messaging/queue";
import type { QueueSender } from "../../modules/aws/messaging/queue-policy";
import { QueueRule } from "../../modules/aws/messaging/queue-rule";
import { QueueSubscription } from "../../modules/aws/messaging/queue-subscription";
import { Topic } from "../../modules/aws/messaging/topic";
import { AwsServiceRegionStack, type AwsSurroundings } from "./aws-stack";

/**
 * What a region's services tell each other by: a bus, topics and queues. It is the same whatever the region's role:
 * nothing here is replicated, and it is consumers that stop when a region no longer writes.
 */
export class MessagingStack extends AwsServiceRegionStack {
  private readonly foundation: AwsFoundation;

  constructor(
    around: AwsSurroundings,
    place: AwsStateRegion,
    region: AwsRegion,
    upstream: { readonly foundation: DeploymentStack },
  ) {
    super(around, place, region, "messaging");
    const { messaging } = around.aws;
    if (messaging === undefined) throw new Error("the deployment has no messaging");
    this.foundation = this.consume(upstream.foundation, AWS_FOUNDATION);
    const bus = this.addBus(messaging);
    const topics = this.addTopics(messaging);
    for (const queue of messaging.queues) this.addQueue(queue, messaging, bus, topics);
  }

  private addBus({ archiveDays }: AwsMessaging): EventBus {
    const { protect, retentionDays } = this.around.deployment.profile;
    const bus = new EventBus(this, "Events", {
      names: this.names,
      region: this.awsRegion.name,
      archiveDays,
      kmsKeyArn: this.foundation.messaging_key_arn,
      logsKeyArn: this.foundation.logs_key_arn,
      logRetentionDays: retentionDays.application,
      protect,
    });
    if (hasSchemaRegistry(this.awsRegion.name)) new EventSchemas(this, "Schemas", { names: this.names });
    this.publish(EVENT_BUS_ENDPOINT, bus.toEventBusEndpoint());
    return bus;
  }

  private addTopics({ topics }: AwsMessaging): ReadonlyMap<string, Topic> {
    return new Map(
      topics.map(({ name, fifo }) => {
        const topic = new Topic(this, `Topic-${name}`, {
          names: this.names,
          region: this.awsRegion.name,
          topic: name,
          fifo,
          kmsKeyArn: this.foundation.messaging_key_arn,
        });
        return [name, topic];
      }),
    );
  }

  private addQueue(
    { name, topics: subscriptions, events, ...settings }: AwsQueue,
    messaging: AwsMessaging,
    bus: EventBus,
    topics: ReadonlyMap<string, Topic>,
  ): void {
    const queue = new Queue(this, `Queue-${name}`, {
      names: this.names,
      region: this.awsRegion.name,
      queue: name,
      fifo: settings.fifo,
      kmsKeyArn: this.foundation.messaging_key_arn,
      maxReceives: settings.maxReceives,
      retentionDays: settings.retentionDays,
      visibilityTimeoutSeconds: settings.visibilityTimeoutSeconds,
      protect: this.around.deployment.profile.protect,
      senders: this.sendersOf(name, subscriptions, events, messaging),
    });
    const ends = { queueArn: queue.resource.arn, deadLetterQueueArn: queue.deadLetters.resource.arn };
    for (const { topic, filter } of subscriptions) {
      const topicArn = topics.get(topic)?.resource.arn;
      if (topicArn === undefined) throw new Error(`a checked deployment has the topic ${topic}`);
      new QueueSubscription(queue, `From-${topic}`, {
        ...ends,
        topicArn,
        ...(filter === undefined ? {} : { filter }),
      });
    }
    if (events.length > 0) {
      new QueueRule(queue, "Events", {
        ...ends,
        names: this.names,
        busName: bus.resource.name,
        queue: name,
        types: events,
      });
    }
  }

  /** Topics and the rule that put messages into a queue. By name, because the queue's policy comes before them. */
  private sendersOf(
    queue: string,
    subscriptions: AwsQueue["topics"],
    events: AwsQueue["events"],
    { topics }: AwsMessaging,
  ): QueueSender[] {
    const { names, around, awsRegion: region } = this;
    const { accountId } = around.aws;
    const used = topics.filter(({ name }) => subscriptions.some(({ topic }) => topic === name));
    const rule = eventRuleArn(region.name, accountId, eventBusName(names), eventRuleName(names, queue));
    return [
      {
        sid: "Topics",
        service: "sns.amazonaws.com",
        sourceArns: used.map((topic) => snsTopicArn(region.name, accountId, topicName(names, topic))),
      },
      { sid: "EventRule", service: "events.amazonaws.com", sourceArns: events.length === 0 ? [] : [rule] },
    ];
  }
}
