import type { AwsRegion } from "../../lib/config/deployment";
import type { DeploymentStack } from "../../lib/stack/deployment-stack";
import type { AwsStateRegion } from "../../lib/state/location";
import { AwsServiceRegionStack, type AwsSurroundings } from "./aws-stack";

export class ComputeStack extends AwsServiceRegionStack {
  constructor(
    around: AwsSurroundings,
    place: AwsStateRegion,
    region: AwsRegion,
    _upstream: {
      readonly foundation: DeploymentStack;
      readonly network: DeploymentStack;
      readonly data: DeploymentStack;
      readonly edge: DeploymentStack | undefined;
      readonly messaging: DeploymentStack | undefined;
    },
  ) {
    super(around, place, region, "compute");
  }
}
