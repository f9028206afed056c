import { BatchSchedulingPolicy } from "@cdktf/provider-aws/lib/batch-scheduling-policy";
import { Construct } from "constructs";
import type { Names } from "../../../lib/names/names";

/**
 * How long use counts against a share, and how much is kept free for shares that have nothing running.
 * @see https://docs.aws.amazon.com/batch/latest/APIReference/API_FairsharePolicy.html (2026-11)
 */
const FAIRNESS = { shareDecaySeconds: 3600, computeReservation: 10 } as const;

export interface BatchSharesProps {
  readonly names: Names;
  /** The smaller the weight, the more a share gets. */
  readonly shares: readonly { readonly name: string; readonly weight: number }[];
}

/** Divides the machines of queues among those who submit jobs. @resource aws_batch_scheduling_policy */
export class BatchShares extends Construct {
  readonly resource: BatchSchedulingPolicy;

  constructor(scope: Construct, id: string, { names, shares }: BatchSharesProps) {
    super(scope, id);
    this.resource = new BatchSchedulingPolicy(this, "Resource", {
      name: names.of("batch", "shares"),
      fairSharePolicy: {
        ...FAIRNESS,
        shareDistribution: shares.map(({ name, weight }) => ({ shareIdentifier: name, weightFactor: weight })),
      },
    });
  }
}
