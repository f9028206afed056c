import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { App } from "cdktf";
import type { AwsDeployment, AwsRegion, Deployment } from "../../lib/config/deployment";
import type { Names } from "../../lib/names/names";
import { DeploymentStack } from "../../lib/stack/deployment-stack";
import type { GlobalLayer, RegionalLayer } from "../../lib/stack/layers";
import { stackName } from "../../lib/stack/layers";
import { type AwsStateRegion, awsNames, awsStateLocations } from "../../lib/state/location";
import { awsTags, deploymentTags } from "../../lib/tags/tags";

/** What every AWS stack knows of its surroundings. */
export interface AwsSurroundings {
  readonly app: App;
  readonly deployment: Deployment;
  readonly aws: AwsDeployment;
}

/** A stack of one region: a region of the deployment, or the control region, which only holds states. */
export abstract class AwsRegionStack extends DeploymentStack {
  readonly names: Names;

  constructor(
    readonly around: AwsSurroundings,
    readonly place: AwsStateRegion,
    layer: RegionalLayer,
  ) {
    const { app, deployment, aws } = around;
    const role = aws.regions.find((region) => region.name === place.name)?.role;
    super(app, {
      cloud: "aws",
      layer,
      region: place.name,
      ...(role === undefined ? {} : { role }),
      state: awsStateLocations(deployment, aws, place, stackName("aws", place.name, layer)),
    });
    this.names = awsNames(deployment, aws, place.short);
    addProvider(this, around, place.name);
  }
}

/** A stack of a region in which services run. */
export abstract class AwsServiceRegionStack extends AwsRegionStack {
  constructor(
    around: AwsSurroundings,
    place: AwsStateRegion,
    readonly awsRegion: AwsRegion,
    layer: RegionalLayer,
  ) {
    super(around, place, layer);
  }
}

/** A stack outside regions. Its state lives in the control region. */
export abstract class AwsGlobalStack extends DeploymentStack {
  readonly names: Names;

  constructor(
    readonly around: AwsSurroundings,
    control: AwsStateRegion,
    layer: GlobalLayer,
  ) {
    const { app, deployment, aws } = around;
    super(app, {
      cloud: "aws",
      layer,
      state: awsStateLocations(deployment, aws, control, stackName("aws", undefined, layer)),
    });
    this.names = awsNames(deployment, aws);
    addProvider(this, around, control.name);
  }
}

function addProvider(stack: DeploymentStack, { deployment, aws }: AwsSurroundings, region: string): void {
  new AwsProvider(stack, "Aws", {
    region,
    allowedAccountIds: [aws.accountId],
    defaultTags: [{ tags: awsTags(deploymentTags(deployment)) }],
  });
}
