import type { StackNode } from "../../lib/graph/graph";

/** A stack of a graph: the network of us-east-1, unless told otherwise. */
export function testNode(overrides: Partial<StackNode> = {}): StackNode {
  const name = overrides.name ?? "aws-us-east-1-network";
  return {
    cloud: "aws",
    region: "us-east-1",
    role: "primary",
    layer: "network",
    state: {
      backend: "s3",
      bucket: "inferloop-production-use1-state-ab12c",
      key: `inferloop/production/${name}.tfstate`,
      region: "us-east-1",
      kmsKeyId: "arn:aws:kms:us-east-1:123456789012:alias/inferloop-production-use1-state",
    },
    standbyState: undefined,
    dependsOn: [],
    firstDeployAfter: [],
    wave: 1,
    firstDeployWave: 1,
    needsInNetworkRunner: false,
    resources: { aws_subnet: 4, aws_vpc: 1 },
    stateful: ["aws_vpc.network_vpc"],
    ...overrides,
    name,
  };
}
