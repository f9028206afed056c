import type { AwsEdge } from "../../lib/contracts/aws-edge";
import type { AwsFoundation } from "../../lib/contracts/aws-foundation";
import type { AwsNetwork } from "../../lib/contracts/aws-network";
import type { WorkloadPlace } from "../../lib/identifiers/aws-workload";
import type { DeploymentStack } from "../../lib/stack/deployment-stack";
import type { AwsServiceRegionStack } from "./aws-stack";

/** What the parts of a region's `compute` stack stand on. */
export interface ComputeGround {
  readonly stack: AwsServiceRegionStack;
  readonly foundation: AwsFoundation;
  readonly network: AwsNetwork;
  /** @default - there is no entry from the internet */
  readonly edge: AwsEdge | undefined;
  /** The region's data layer, for contracts that not every part needs. */
  readonly data: DeploymentStack;
  readonly workloadPlace: WorkloadPlace;
}
