import { type OutputStack, type SynthesizedOutput, standsIn } from "../output";
import { type Block, members, resources } from "../parts";
import type { Rule, Violation } from "../rule";
import { objective } from "../tags";

/** What replicates objects, and what it needs on both sides. States have a rule of their own, INV-8. */
export const replicatedBuckets: Rule = {
  id: "DA-05",
  title:
    "replication leads to a versioned, encrypted bucket of another region, with its delay measured against the RPO",
  check: (output) =>
    output.stacks.flatMap((stack) =>
      resources(stack.json)
        .filter(({ type }) => type === "aws_s3_bucket_replication_configuration")
        .flatMap((block) => checkReplication(stack, block, output)),
    ),
};

function checkReplication(stack: OutputStack, block: Block, output: SynthesizedOutput): Violation[] {
  const at = { stack: stack.name, address: block.address };
  const source = bucketNamed(String(block.attributes.bucket), output);
  const versions = (bucket: Found | undefined): boolean => bucket === undefined || isVersioned(bucket);
  return members(block.attributes.rule).flatMap(({ destination }) => {
    const target = members(destination)[0] ?? {};
    const name = String(target.bucket).replace("arn:aws:s3:::", "");
    const found = bucketNamed(name, output);
    const rpo = objective(stack, block, "RPO") ?? Number.POSITIVE_INFINITY;
    const time = members(members(target.replication_time)[0]?.time)[0]?.minutes;
    const conditions: [boolean, string, string][] = [
      [found !== undefined, `nothing creates ${name}`, "replicate to a bucket of the deployment"],
      [
        found === undefined || found.region !== standsIn(stack),
        `${name} is in the same region`,
        "replicate to the partner",
      ],
      [versions(found) && versions(source), "one of the two buckets is not versioned", "enable versioning on both"],
      [
        members(target.encryption_configuration)[0]?.replica_kms_key_id !== undefined,
        "replicas are not encrypted with a key of their region",
        "set replica_kms_key_id",
      ],
      [
        Number(time ?? Number.POSITIVE_INFINITY) <= rpo,
        `no time is promised within the RPO of ${rpo} min`,
        "set replication_time",
      ],
      [members(target.metrics)[0]?.status === "Enabled", "nobody can see how far it is behind", "enable its metrics"],
    ];
    return conditions.filter(([holds]) => !holds).map(([, what, fix]) => ({ ...at, what, fix }));
  });
}

interface Found {
  readonly region: string;
  readonly address: string;
  readonly blocks: readonly Block[];
}

function bucketNamed(name: string, { stacks }: SynthesizedOutput): Found | undefined {
  for (const stack of stacks) {
    const blocks = resources(stack.json);
    const bucket = blocks.find(({ type, attributes }) => type === "aws_s3_bucket" && attributes.bucket === name);
    if (bucket !== undefined) return { region: standsIn(stack), address: bucket.address, blocks };
  }
  return undefined;
}

function isVersioned({ address, blocks }: Found): boolean {
  return blocks.some(
    ({ type, attributes }) =>
      type === "aws_s3_bucket_versioning" &&
      String(attributes.bucket).startsWith(`\${${address}.`) &&
      members(attributes.versioning_configuration)[0]?.status === "Enabled",
  );
}
