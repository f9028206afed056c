import type { AwsRegion } from "../../lib/config/deployment";
import type { DeploymentStack } from "../../lib/stack/deployment-stack";
import type { AwsStateRegion } from "../../lib/state/location";
import { AwsServiceRegionStack, type AwsSurroundings } from "./aws-stack";

export class MessagingStack extends AwsServiceRegionStack {
  constructor(
    around: AwsSurroundings,
    place: AwsStateRegion,
    region: AwsRegion,
    _upstream: {
      readonly foundation: DeploymentStack;
    },
  ) {
    super(around, place, region, "messaging");
  }
}
