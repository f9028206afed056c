import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import { Construct } from "constructs";
import { awsArn } from "../../../lib/identifiers/aws";
import { dataBucketName } from "../../../lib/identifiers/aws-names";
import type { Names } from "../../../lib/names/names";
import type { QueueSender } from "../messaging/queue-policy";

/** Neither part has a dot, so no two pairs have one name. */
const ruleName = (names: Names, fn: string, bucket: string): string => names.of("eventRule", `${fn}.${bucket}`);

/** What lets the rules of some buckets put calls that they could not make into the queue of failures. */
export function bucketRuleSender(names: Names, region: string, fn: string, buckets: readonly string[]): QueueSender {
  const { account } = names.props;
  return {
    sid: "BucketRules",
    service: "events.amazonaws.com",
    sourceArns: buckets.map((bucket) => awsArn("events", region, account, `rule/${ruleName(names, fn, bucket)}`)),
  };
}

export interface LambdaBucketTriggerProps {
  /** Name of the bucket in the deployment file. Its events go to EventBridge. */
  readonly bucket: string;
  /** Whether the region handles new objects now: only the primary does, because replicas are new objects too. */
  readonly enabled: boolean;
  readonly failureQueueArn: string;
  /** What the function is for. */
  readonly fn: string;
  readonly functionArn: string;
  readonly functionName: string;
  readonly names: Names;
  /** Starts of keys. None: all objects. */
  readonly prefixes: readonly string[];
}

/**
 * Calls a function for new objects in a bucket. A rule of EventBridge, because a bucket has one list of notifications
 * and its owner keeps it.
 * @resource aws_cloudwatch_event_rule, aws_cloudwatch_event_target, aws_lambda_permission
 */
export class LambdaBucketTrigger extends Construct {
  readonly resource: CloudwatchEventRule;

  constructor(scope: Construct, id: string, props: LambdaBucketTriggerProps) {
    super(scope, id);
    const { names, fn, bucket, prefixes } = props;
    this.resource = new CloudwatchEventRule(this, "Resource", {
      name: ruleName(names, fn, bucket),
      description: `New objects in the bucket ${bucket} for the function ${fn}.`,
      eventPattern: JSON.stringify({
        source: ["aws.s3"],
        "detail-type": ["Object Created"],
        detail: {
          bucket: { name: [dataBucketName(names, bucket)] },
          ...(prefixes.length === 0 ? {} : { object: { key: prefixes.map((prefix) => ({ prefix })) } }),
        },
      }),
      state: props.enabled ? "ENABLED" : "DISABLED",
    });
    new CloudwatchEventTarget(this, "Target", {
      rule: this.resource.name,
      targetId: "function",
      arn: props.functionArn,
      deadLetterConfig: { arn: props.failureQueueArn },
    });
    new LambdaPermission(this, "Permission", {
      statementId: `Bucket-${bucket}`,
      action: "lambda:InvokeFunction",
      functionName: props.functionName,
      principal: "events.amazonaws.com",
      sourceArn: this.resource.arn,
    });
  }
}
