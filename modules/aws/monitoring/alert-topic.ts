import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { Construct } from "constructs";
import { snsTopicArn } from "../../../lib/identifiers/aws";
import { alertTopicName } from "../../../lib/identifiers/aws-names";
import type { Names } from "../../../lib/names/names";
import { ownAccount, policyDocument } from "../identity/policy";
import { ALERT_PUBLISHERS } from "../keys/key-statements";

/** Sends no account along, so its statement has no condition; a rule reaches the topic only from this account. */
const EVENTBRIDGE = "events.amazonaws.com";

export interface AlertTopicProps {
  readonly names: Names;
  readonly region: string;
  /** ARN of the region's alert key, whose policy lets the publishers use it. */
  readonly kmsKeyArn: string;
  /** Gets every alert, once its owner has confirmed the subscription that AWS sends. */
  readonly email: string;
}

/**
 * The topic of a region that alarms, events, budgets and backups report to.
 * @resource aws_sns_topic, aws_sns_topic_policy, aws_sns_topic_subscription
 */
export class AlertTopic extends Construct {
  readonly resource: SnsTopic;
  /** Known only after the topic lets its publishers in. */
  readonly topicArn: string;

  constructor(scope: Construct, id: string, props: AlertTopicProps) {
    super(scope, id);
    const { account } = props.names.props;
    const name = alertTopicName(props.names);
    const arn = snsTopicArn(props.region, account, name);
    this.resource = new SnsTopic(this, "Resource", { name, kmsMasterKeyId: props.kmsKeyArn });
    const policy = new SnsTopicPolicy(this, "Policy", {
      arn: this.resource.arn,
      policy: policyDocument([
        {
          sid: "Publishers",
          actions: ["sns:Publish"],
          resources: [arn],
          principals: { Service: ALERT_PUBLISHERS.filter((service) => service !== EVENTBRIDGE) },
          conditions: ownAccount(account),
        },
        { sid: "EventBridge", actions: ["sns:Publish"], resources: [arn], principals: { Service: [EVENTBRIDGE] } },
        {
          sid: "TlsOnly",
          effect: "Deny",
          actions: ["sns:Publish"],
          resources: [arn],
          principals: "*",
          conditions: { Bool: { "aws:SecureTransport": "false" } },
        },
      ]),
    });
    new SnsTopicSubscription(this, "Email", {
      topicArn: this.resource.arn,
      protocol: "email",
      endpoint: props.email,
    });
    this.topicArn = policy.arn;
  }
}
