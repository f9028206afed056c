import { LambdaEventSourceMapping } from "@cdktf/provider-aws/lib/lambda-event-source-mapping";
import { Construct } from "constructs";

export interface LambdaQueueTriggerProps {
  /** Whether the region handles messages now: only the primary does, because the others cannot write. */
  readonly enabled: boolean;
  /** Keeps the order of messages, and so takes no window to gather them. */
  readonly fifo: boolean;
  readonly functionName: string;
  readonly queueArn: string;
}

/** How long messages are gathered for one call. Unit: seconds. */
const WINDOW_SECONDS = 5;

/**
 * Calls a function for the messages of a queue. The function names the messages that failed; the queue tries those
 * again and puts them aside at last.
 * @resource aws_lambda_event_source_mapping
 */
export class LambdaQueueTrigger extends Construct {
  readonly resource: LambdaEventSourceMapping;

  constructor(scope: Construct, id: string, props: LambdaQueueTriggerProps) {
    super(scope, id);
    this.resource = new LambdaEventSourceMapping(this, "Resource", {
      functionName: props.functionName,
      eventSourceArn: props.queueArn,
      enabled: props.enabled,
      batchSize: 10,
      ...(props.fifo ? {} : { maximumBatchingWindowInSeconds: WINDOW_SECONDS }),
      functionResponseTypes: ["ReportBatchItemFailures"],
    });
  }
}
