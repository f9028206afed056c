import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deploymentReport } from "../../lib/reports/deployment-json";
import type { StateLocation } from "../../lib/state/location";
import { tfbackend } from "../../lib/state/s3";
import { STANDBY_BACKEND } from "../../lib/terraform/stack-files";
import { testDeployment } from "./deployment";
import { testNode } from "./nodes";

/** A stack of a tree made by hand: it has a state, reads others, and gives one output. */
export interface TestStack {
  readonly region: string;
  readonly layer: "network" | "data" | "account" | "traffic";
  /** Region of the replica of its state. */
  readonly replicaIn?: string;
  readonly reads?: readonly TestStack[];
}

export const stackNameOf = ({ region, layer }: TestStack): string => `aws-${region}-${layer}`;

export function stateOf(stack: TestStack): StateLocation {
  return location(stack, stack.region, `state-${stack.region}`);
}

export function replicaOf(stack: TestStack): StateLocation | undefined {
  if (stack.replicaIn === undefined) return undefined;
  return location(stack, stack.replicaIn, `state-${stack.replicaIn}-of-${stack.region}`);
}

function location(stack: TestStack, region: string, bucket: string): StateLocation {
  return {
    backend: "s3",
    bucket,
    key: `inferloop/production/${stackNameOf(stack)}.tfstate`,
    region,
    kmsKeyId: `arn:aws:kms:${region}:123456789012:alias/state`,
  };
}

/** Writes what synth would: the stacks and `deployment.json`. Each stack stands in a wave of its own, in this order. */
export function writeStateTree(outdir: string, stacks: readonly TestStack[]): void {
  const nodes = stacks.map((stack, index) =>
    testNode({
      name: stackNameOf(stack),
      region: stack.region,
      layer: stack.layer,
      state: stateOf(stack),
      standbyState: replicaOf(stack),
      wave: index + 1,
      firstDeployWave: index + 1,
    }),
  );
  for (const stack of stacks) {
    const folder = join(outdir, "stacks", stackNameOf(stack));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(stackJson(stack), null, 2));
    const replica = replicaOf(stack);
    if (replica !== undefined) writeFileSync(join(folder, STANDBY_BACKEND), tfbackend(replica));
  }
  writeFileSync(join(outdir, "deployment.json"), JSON.stringify(deploymentReport(testDeployment(), nodes)));
}

function stackJson(stack: TestStack): object {
  const reads = stack.reads ?? [];
  return {
    terraform: { backend: { s3: s3(stateOf(stack)) } },
    ...(reads.length === 0
      ? {}
      : {
          data: {
            terraform_remote_state: Object.fromEntries(
              reads.map((other) => [other.layer, { backend: "s3", config: s3(stateOf(other)) }]),
            ),
          },
        }),
    resource: {
      aws_vpc: { vpc: { tags: reads.map((other) => `\${data.terraform_remote_state.${other.layer}.outputs.id}`) } },
    },
    output: { id: { value: "${aws_vpc.vpc.id}" } },
  };
}

const s3 = ({ bucket, key, region, kmsKeyId }: StateLocation) => ({
  bucket,
  key,
  region,
  encrypt: true,
  kms_key_id: kmsKeyId,
  use_lockfile: true,
});
