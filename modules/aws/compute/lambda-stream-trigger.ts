import { LambdaEventSourceMapping } from "@cdktf/provider-aws/lib/lambda-event-source-mapping";
import type { TerraformResource, TerraformResourceLifecycle } from "cdktf";
import { Construct } from "constructs";
import { STREAM_EVENTS, type StreamEvent } from "../../../lib/config/aws/functions";
import { lambdaFunctionArn, sqsQueueArn } from "../../../lib/identifiers/aws";
import { functionDeadLetterQueueName, functionName } from "../../../lib/identifiers/aws-names";
import type { Names } from "../../../lib/names/names";

/** How changes come to the function. */
const DELIVERY = {
  batchSize: 100,
  /** Unit: seconds. */
  maximumBatchingWindowInSeconds: 5,
  /** A batch that fails is cut in two, until one record stands alone; that one is tried so often. */
  maximumRetryAttempts: 5,
} as const;

export interface LambdaStreamTriggerProps {
  /** Whether the region handles changes now: only the primary does, because a global table streams them in all. */
  readonly enabled: boolean;
  readonly events: readonly StreamEvent[];
  /** What the function is for. */
  readonly fn: string;
  readonly names: Names;
  readonly region: string;
  /** The replica whose stream was looked up. @default - the stream is that of a table in the same state */
  readonly replica?: TerraformResource;
  /** ARN of the stream. It carries a time, so nobody knows it before the table exists. */
  readonly streamArn: string;
}

/**
 * Calls a function of the region for changes of the items in a table. It stands beside the table, in `links`: the
 * function and its queue of failures are known by name.
 *
 * It begins with the oldest change that the stream still has, up to a day ago. A region that takes over so tells again
 * what the lost one had told, and loses nothing.
 *
 * @resource aws_lambda_event_source_mapping
 */
export class LambdaStreamTrigger extends Construct {
  readonly resource: LambdaEventSourceMapping;

  constructor(scope: Construct, id: string, props: LambdaStreamTriggerProps) {
    super(scope, id);
    const { names, region, fn, events } = props;
    const { account } = names.props;
    const all = STREAM_EVENTS.every((event) => events.includes(event));
    this.resource = new LambdaEventSourceMapping(this, "Resource", {
      functionName: lambdaFunctionArn(region, account, functionName(names, fn)),
      eventSourceArn: props.streamArn,
      enabled: props.enabled,
      startingPosition: "TRIM_HORIZON",
      ...DELIVERY,
      bisectBatchOnFunctionError: true,
      functionResponseTypes: ["ReportBatchItemFailures"],
      destinationConfig: {
        onFailure: { destinationArn: sqsQueueArn(region, account, functionDeadLetterQueueName(names, fn)) },
      },
      ...(props.replica === undefined ? {} : { lifecycle: followed(props.replica) }),
      ...(all ? {} : { filterCriteria: { filter: [{ pattern: JSON.stringify({ eventName: events }) }] } }),
    });
  }
}

/**
 * While a replica has changes to apply, what is looked up after it is not known, and the mapping would be replaced each
 * time. It is replaced with the replica alone.
 */
function followed({ terraformResourceType, friendlyUniqueId }: TerraformResource): TerraformResourceLifecycle {
  return {
    ignoreChanges: ["event_source_arn"],
    replaceTriggeredBy: [`${terraformResourceType}.${friendlyUniqueId}.arn`],
  };
}
