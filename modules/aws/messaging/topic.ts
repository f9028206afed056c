import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { Construct } from "constructs";
import { accountRootArn, snsTopicArn } from "../../../lib/identifiers/aws";
import { topicName } from "../../../lib/identifiers/aws-names";
import type { Names } from "../../../lib/names/names";
import { policyDocument } from "../identity/policy";

export interface TopicProps {
  readonly names: Names;
  readonly region: string;
  /** What the topic is for; part of its name. Changing it replaces the topic. */
  readonly topic: string;
  /** Keeps the order of messages in a group. Changing it replaces the topic. */
  readonly fifo: boolean;
  /** ARN of the region's messaging key. */
  readonly kmsKeyArn: string;
}

/**
 * A topic whose messages go to every queue that wants them.
 * @resource aws_sns_topic, aws_sns_topic_policy
 */
export class Topic extends Construct {
  readonly resource: SnsTopic;

  constructor(scope: Construct, id: string, props: TopicProps) {
    super(scope, id);
    const { names, region, topic, fifo, kmsKeyArn } = props;
    const { account } = names.props;
    const name = topicName(names, { name: topic, fifo });
    const resources = [snsTopicArn(region, account, name)];
    this.resource = new SnsTopic(this, "Resource", {
      name,
      // As queues do.
      ...(fifo ? { fifoTopic: true, contentBasedDeduplication: true, fifoThroughputScope: "MessageGroup" } : {}),
      kmsMasterKeyId: kmsKeyArn,
    });
    new SnsTopicPolicy(this, "Policy", {
      arn: this.resource.arn,
      policy: policyDocument([
        {
          // Which of the account's roles may, their own policies say.
          sid: "OwnAccount",
          actions: ["sns:Publish", "sns:Subscribe"],
          resources,
          principals: { AWS: [accountRootArn(account)] },
        },
        {
          sid: "TlsOnly",
          effect: "Deny",
          actions: ["sns:Publish"],
          resources,
          principals: "*",
          conditions: { Bool: { "aws:SecureTransport": "false" } },
        },
      ]),
    });
  }
}
