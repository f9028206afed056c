import { BatchComputeEnvironment } from "@cdktf/provider-aws/lib/batch-compute-environment";
import { Construct } from "constructs";
import { ConfigurationError } from "../../../lib/errors/configuration-error";
import { instanceProfileArn } from "../../../lib/identifiers/aws";
import { batchInstanceProfileName } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import type { BatchMachines } from "./batch-machines";

/** How machines are bought: what is left over and may be taken back, or by the second as long as wanted. */
export type BatchCapacity = "spot" | "on-demand";

/**
 * Spot: the cheapest of what is least likely to be taken back. On demand: the fewest machines that fit. With both, and
 * with Batch's own role, an environment changes in place.
 * @see https://docs.aws.amazon.com/batch/latest/userguide/updating-compute-environments.html (2026-11)
 */
const CAPACITY = {
  spot: { type: "SPOT", allocationStrategy: "SPOT_PRICE_CAPACITY_OPTIMIZED" },
  "on-demand": { type: "EC2", allocationStrategy: "BEST_FIT_PROGRESSIVE" },
} as const;

/**
 * Images of Amazon Linux 2023, with or without NVIDIA's drivers.
 * @see https://docs.aws.amazon.com/batch/latest/APIReference/API_Ec2Configuration.html (2026-11)
 */
const IMAGES = { cpu: "ECS_AL2023", gpu: "ECS_AL2023_NVIDIA" } as const;

/** How long jobs of old machines go on when an environment changes. Unit: minutes. Longer ones start anew. */
const UPDATE_MINUTES = 60;

export interface BatchEnvironmentProps {
  readonly capacity: BatchCapacity;
  /** Types or families; `optimal` or `default_arm64` where Batch chooses. */
  readonly instanceTypes: readonly string[];
  readonly kind: keyof typeof IMAGES;
  readonly machines: BatchMachines;
  readonly maxVcpus: number;
  /** Most of the time it is 0: machines are there while there are jobs. */
  readonly minVcpus: number;
  readonly names: Names;
  readonly securityGroupIds: string[];
  readonly subnetIds: string[];
}

/**
 * Machines that Batch starts and ends by the jobs that wait. The service-linked role of Batch manages them.
 * @resource aws_batch_compute_environment
 */
export class BatchEnvironment extends Construct {
  readonly resource: BatchComputeEnvironment;

  constructor(scope: Construct, id: string, props: BatchEnvironmentProps) {
    super(scope, id);
    const { names, capacity, kind, machines, minVcpus, maxVcpus } = props;
    if (minVcpus > maxVcpus) {
      throw new ConfigurationError(this, {
        prop: "minVcpus",
        rule: `at most 'maxVcpus' (${maxVcpus})`,
        got: String(minVcpus),
        fix: "lower minVcpus or raise maxVcpus",
      });
    }
    const { account } = names.props;
    this.resource = new BatchComputeEnvironment(this, "Resource", {
      // An environment in use cannot be deleted: queues go to the new one before the old one goes.
      namePrefix: `${names.of("batchPrefix", `${kind}-${capacity}`)}-`,
      type: "MANAGED",
      state: "ENABLED",
      computeResources: {
        ...CAPACITY[capacity],
        instanceType: [...props.instanceTypes],
        minVcpus,
        maxVcpus,
        instanceRole: instanceProfileArn(account, batchInstanceProfileName(names)),
        ec2Configuration: [{ imageType: IMAGES[kind] }],
        launchTemplate: { launchTemplateId: machines.resource.id, version: machines.latestVersion },
        securityGroupIds: props.securityGroupIds,
        subnets: props.subnetIds,
      },
      updatePolicy: { jobExecutionTimeoutMinutes: UPDATE_MINUTES, terminateJobsOnUpdate: false },
      lifecycle: { createBeforeDestroy: true },
    });
  }
}
