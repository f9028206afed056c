import type { AwsFunction } from "../../lib/config/aws/functions";
import { type AwsDeployment, awsRegion } from "../../lib/config/deployment";
import { AWS_CACHE } from "../../lib/contracts/aws-cache";
import { AWS_DATA } from "../../lib/contracts/aws-data";
import { AWS_EDGE } from "../../lib/contracts/aws-edge";
import { AWS_FOUNDATION } from "../../lib/contracts/aws-foundation";
import { AWS_NETWORK } from "../../lib/contracts/aws-network";
import { CACHE_ENDPOINT } from "../../lib/contracts/cache-endpoint";
import { ComputeStack } from "../../stacks/aws/compute-stack";
import { type DeploymentOverrides, testDeployment, testPlace, testProducer, testSurroundings } from "./deployment";
import { rendered, type SynthesizedStack } from "./synth";

/** A function of the platform's own code, which nothing calls. */
export const TEST_FUNCTION: AwsFunction = {
  name: "events",
  code: { kind: "events" },
  runtime: "python3.13",
  memoryMb: 3008,
  timeoutSeconds: 900,
  storageMb: 10_240,
  reservedConcurrency: undefined,
  environment: {},
  triggers: { http: [], schedules: [], buckets: [], tables: [] },
};

/** What a region's compute stack renders, for a deployment with an entry from the internet. */
export function computeOf(
  overrides: Partial<AwsDeployment>,
  regionName = "us-east-1",
  others: Omit<DeploymentOverrides, "aws"> = {},
): SynthesizedStack {
  const around = testSurroundings(testDeployment({ ...others, aws: overrides }));
  const place = testPlace(around, regionName);
  const data = testProducer(around, place, "data", AWS_DATA);
  for (const { name } of around.aws.caches) {
    data.publish(AWS_CACHE, { cache_security_group_id: `sg-${name}` }, name);
    data.publish(CACHE_ENDPOINT, { engine: "valkey", host: `${name}.cache`, port: 6379, secret: "" }, name);
  }
  const stack = new ComputeStack(around, place, awsRegion(around.aws, regionName), {
    foundation: testProducer(around, place, "foundation", AWS_FOUNDATION),
    network: testProducer(around, place, "network", AWS_NETWORK),
    edge: testProducer(around, place, "edge", AWS_EDGE),
    messaging: undefined,
    data,
  });
  return rendered(stack);
}
