import { SERVICE_EVENT_SOURCE } from "../../../lib/contracts/service-event";
import { cacheUserArn, eventBusArn, replicationGroupArn, snsTopicArn, sqsQueueArn } from "../../../lib/identifiers/aws";
import { keyUse, type RegionData } from "./data-access";
import type { Statement } from "./policy";

/**
 * Publishes the platform's events and messages, and sends and takes messages of queues. What failed for good stays out
 * of reach: dead letters are for people.
 */
export function messagingAccess({ region, account, messaging }: RegionData): Statement[] {
  if (messaging === undefined) return [];
  const { bus, queues, topics, keyAliases } = messaging;
  return [
    {
      sid: "PublishEvents",
      actions: ["events:PutEvents"],
      resources: [eventBusArn(region, account, bus)],
      conditions: { StringEquals: { "events:source": SERVICE_EVENT_SOURCE } },
    },
    {
      sid: "PublishMessages",
      actions: ["sns:Publish"],
      resources: topics.map((topic) => snsTopicArn(region, account, topic)),
    },
    {
      sid: "UseQueues",
      actions: [
        "sqs:ChangeMessageVisibility",
        "sqs:DeleteMessage",
        "sqs:GetQueueAttributes",
        "sqs:GetQueueUrl",
        "sqs:ReceiveMessage",
        "sqs:SendMessage",
      ],
      resources: queues.map((queue) => sqsQueueArn(region, account, queue)),
    },
    keyUse(
      "UseMessagingKeys",
      { region, account, aliases: queues.length + topics.length === 0 ? [] : keyAliases },
      ["kms:Decrypt", "kms:GenerateDataKey"],
      ["sns", "sqs"],
    ),
  ];
}

/** Connects to caches as the user that workloads have there. */
export function cacheAccess({ region, account, caches = [] }: RegionData): Statement {
  return {
    sid: "ConnectToCaches",
    actions: ["elasticache:Connect"],
    resources: caches.flatMap(({ replicationGroup, user }) => [
      replicationGroupArn(region, account, replicationGroup),
      cacheUserArn(region, account, user),
    ]),
  };
}
