import { BatchJobQueue } from "@cdktf/provider-aws/lib/batch-job-queue";
import { Construct } from "constructs";
import { batchQueueName } from "../../../lib/identifiers/aws-names";
import type { Names } from "../../../lib/names/names";

/**
 * What keeps a job waiting for ever, and every job behind it.
 * @see https://docs.aws.amazon.com/batch/latest/userguide/job_stuck_in_runnable_time_limit_actions.html (2026-11)
 */
const STUCK = ["MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE", "MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT"];
/** Unit: seconds; the least that Batch takes. */
const STUCK_SECONDS = 600;

export interface BatchQueueProps {
  /** ARNs of environments, in the order in which they are tried. At most 3. */
  readonly environmentArns: readonly string[];
  readonly names: Names;
  /** Among queues over the same environments, the highest is served first. */
  readonly priority: number;
  /** What the queue is for; part of its name. */
  readonly queue: string;
  /** ARN of the shares. Once a queue has them it keeps them. @default - first come, first served */
  readonly schedulingPolicyArn?: string;
}

/** A queue of jobs. A job that no machine could ever run is cancelled, so that it blocks no other. @resource aws_batch_job_queue */
export class BatchQueue extends Construct {
  readonly resource: BatchJobQueue;

  constructor(scope: Construct, id: string, props: BatchQueueProps) {
    super(scope, id);
    this.resource = new BatchJobQueue(this, "Resource", {
      name: batchQueueName(props.names, props.queue),
      state: "ENABLED",
      priority: props.priority,
      ...(props.schedulingPolicyArn === undefined ? {} : { schedulingPolicyArn: props.schedulingPolicyArn }),
      computeEnvironmentOrder: props.environmentArns.map((computeEnvironment, order) => ({
        order: order + 1,
        computeEnvironment,
      })),
      jobStateTimeLimitAction: STUCK.map((reason) => ({
        action: "CANCEL",
        maxTimeSeconds: STUCK_SECONDS,
        reason,
        state: "RUNNABLE",
      })),
    });
  }
}
