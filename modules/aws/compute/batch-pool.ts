import { Construct } from "constructs";
import type { Names } from "../../../lib/names/names";
import { BatchEnvironment, type BatchEnvironmentProps } from "./batch-environment";
import type { BatchMachines } from "./batch-machines";
import { BatchQueue } from "./batch-queue";

export interface BatchPoolProps {
  readonly instanceTypes: readonly string[];
  readonly kind: BatchEnvironmentProps["kind"];
  readonly machines: BatchMachines;
  /** For each way of buying machines. Unit: vCPUs. */
  readonly maxVcpus: number;
  /** As Spot capacity. Unit: vCPUs. */
  readonly minVcpus: number;
  readonly names: Names;
  /** Queues over the same machines. */
  readonly queues: readonly { readonly name: string; readonly priority: number }[];
  /** ARN of the shares. @default - first come, first served */
  readonly schedulingPolicyArn?: string;
  readonly securityGroupIds: string[];
  readonly subnetIds: string[];
}

/**
 * Machines of one kind and the queues over them: Spot capacity first, which costs about 70 % less, and machines on
 * demand where there is none.
 */
export class BatchPool extends Construct {
  readonly queues: readonly BatchQueue[];

  constructor(scope: Construct, id: string, { queues, schedulingPolicyArn, minVcpus, ...props }: BatchPoolProps) {
    super(scope, id);
    const spot = new BatchEnvironment(this, "Spot", { ...props, capacity: "spot", minVcpus });
    const onDemand = new BatchEnvironment(this, "OnDemand", { ...props, capacity: "on-demand", minVcpus: 0 });
    this.queues = queues.map(
      ({ name, priority }) =>
        new BatchQueue(this, `Queue-${name}`, {
          names: props.names,
          queue: name,
          priority,
          environmentArns: [spot.resource.arn, onDemand.resource.arn],
          ...(schedulingPolicyArn === undefined ? {} : { schedulingPolicyArn }),
        }),
    );
  }
}
