import { BatchJobDefinition } from "@cdktf/provider-aws/lib/batch-job-definition";
import { Construct } from "constructs";
import { awsRoleArn } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";

/** Where a queue has shares, a job needs a priority among the jobs of its share. A submission may change it. */
const SHARE_PRIORITY = 50;

export interface BatchJobProps {
  /** How often it is started when its machine is lost. */
  readonly attempts: number;
  /** What runs. None: what the image runs. */
  readonly command: readonly string[];
  /** Unit: GPUs. @default - none */
  readonly gpus: number | undefined;
  /** With registry and tag or digest. */
  readonly image: string;
  /** What the job is for; part of its name. */
  readonly job: string;
  readonly logGroup: string;
  readonly memoryMiB: number;
  readonly names: Names;
  readonly region: string;
  /** Whether queues divide their machines by shares. */
  readonly shares: boolean;
  readonly timeoutMinutes: number;
  readonly variables: Readonly<Record<string, string>>;
  readonly vcpus: number;
}

/**
 * What jobs of one kind are made from. A job whose machine is lost is started again; one that fails by itself is not,
 * because it would fail again.
 * @resource aws_batch_job_definition
 */
export class BatchJob extends Construct {
  readonly resource: BatchJobDefinition;

  constructor(scope: Construct, id: string, props: BatchJobProps) {
    super(scope, id);
    const { names, job, command, gpus } = props;
    const resources = { VCPU: props.vcpus, MEMORY: props.memoryMiB, ...(gpus === undefined ? {} : { GPU: gpus }) };
    this.resource = new BatchJobDefinition(this, "Resource", {
      name: names.of("batch", job),
      type: "container",
      platformCapabilities: ["EC2"],
      propagateTags: true,
      ...(props.shares ? { schedulingPriority: SHARE_PRIORITY } : {}),
      containerProperties: JSON.stringify({
        image: props.image,
        ...(command.length === 0 ? {} : { command }),
        jobRoleArn: awsRoleArn(names, "batch-job"),
        resourceRequirements: Object.entries(resources).map(([type, value]) => ({ type, value: String(value) })),
        // The machine tells a container nothing of the region.
        environment: Object.entries({ ...props.variables, AWS_REGION: props.region })
          .map(([name, value]) => ({ name, value }))
          .sort((one, other) => (one.name < other.name ? -1 : 1)),
        logConfiguration: {
          logDriver: "awslogs",
          options: {
            "awslogs-group": props.logGroup,
            "awslogs-region": props.region,
            "awslogs-stream-prefix": job,
          },
        },
        // Ends what a job leaves behind, and hands it the signal to stop.
        linuxParameters: { initProcessEnabled: true },
      }),
      retryStrategy: {
        attempts: props.attempts,
        evaluateOnExit: [
          { action: "RETRY", onStatusReason: "Host EC2*" },
          { action: "EXIT", onReason: "*" },
        ],
      },
      timeout: { attemptDurationSeconds: props.timeoutMinutes * 60 },
    });
  }
}
