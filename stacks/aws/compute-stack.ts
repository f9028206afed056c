import type { AwsRegion } from "../../lib/config/deployment";
import { AWS_EDGE } from "../../lib/contracts/aws-edge";
import { AWS_FOUNDATION } from "../../lib/contracts/aws-foundation";
import { AWS_NETWORK } from "../../lib/contracts/aws-network";
import type { DeploymentStack } from "../../lib/stack/deployment-stack";
import { type AwsStateRegion, awsNames } from "../../lib/state/location";
import { AwsServiceRegionStack, type AwsSurroundings } from "./aws-stack";
import { addBatch } from "./compute-batch";
import { addDelivery } from "./compute-delivery";
import { addEcs } from "./compute-ecs";
import { addFunctions } from "./compute-functions";
import type { ComputeGround } from "./compute-ground";
import { addInstances } from "./compute-instances";

/** What a region computes outside Kubernetes: services on ECS and their delivery, functions, batch jobs and instances. */
export class ComputeStack extends AwsServiceRegionStack {
  constructor(
    around: AwsSurroundings,
    place: AwsStateRegion,
    region: AwsRegion,
    upstream: {
      readonly foundation: DeploymentStack;
      readonly network: DeploymentStack;
      readonly data: DeploymentStack;
      readonly edge: DeploymentStack | undefined;
      readonly messaging: DeploymentStack | undefined;
    },
  ) {
    super(around, place, region, "compute");
    const { aws, deployment } = around;
    const ground: ComputeGround = {
      stack: this,
      foundation: this.consume(upstream.foundation, AWS_FOUNDATION),
      network: this.consume(upstream.network, AWS_NETWORK),
      // Without an entry from the internet nothing here has a load balancer.
      edge: upstream.edge && this.consume(upstream.edge, AWS_EDGE),
      data: upstream.data,
      workloadPlace: { aws, region: region.name, names: this.names, global: awsNames(deployment, aws) },
    };
    addEcs(ground);
    addDelivery(ground);
    addFunctions(ground);
    addBatch(ground);
    addInstances(ground);
  }
}
