import type { StateLocation } from "../state/location";
import { type OutputStack, type SynthesizedOutput, stackAt } from "./output";
import { type Block, members, resources } from "./parts";
import type { Rule, Violation } from "./rule";

/** What becomes of states when their region is lost, or somebody makes a mistake. */
export const recoverableStates: Rule = {
  id: "INV-8",
  title: "states are versioned, encrypted, protected, replicated, and open from their replica",
  check: (output) => [
    ...places(output).flatMap((place) => checkBucket(place, output)),
    ...pairs(output).flatMap((pair) => checkReplication(pair, output)),
    ...output.stacks.flatMap((stack) => checkStandby(stack, output)),
  ],
};

interface Pair {
  readonly live: StateLocation;
  readonly standby: StateLocation;
}

/** One location for each bucket that holds states or their replicas. */
function places({ stacks }: SynthesizedOutput): StateLocation[] {
  const all = stacks.flatMap(({ report: { state, standbyState } }) => (standbyState ? [state, standbyState] : [state]));
  return [...new Map(all.map((place) => [place.bucket, place])).values()];
}

function pairs({ stacks }: SynthesizedOutput): Pair[] {
  const all = stacks.flatMap(({ report: { state, standbyState } }): Pair[] =>
    standbyState === null ? [] : [{ live: state, standby: standbyState }],
  );
  return [...new Map(all.map((pair) => [`${pair.live.bucket} ${pair.standby.bucket}`, pair])).values()];
}

const PUBLIC_ACCESS = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"];

function checkBucket({ bucket, region }: StateLocation, output: SynthesizedOutput): Violation[] {
  const stack = stackAt(output, region, "state");
  const name = stack?.name ?? `state of ${region}`;
  const blocks = stack === undefined ? [] : resources(stack.json);
  const created = blocks.find(({ type, attributes }) => type === "aws_s3_bucket" && attributes.bucket === bucket);
  if (created === undefined) {
    return [{ stack: name, what: `nothing creates the bucket ${bucket}`, fix: `create it in the state of ${region}` }];
  }
  const of = (type: string): Block["attributes"] => ofBucket(created, type, blocks)?.attributes ?? {};
  const encryption = members(
    members(of("aws_s3_bucket_server_side_encryption_configuration").rule)[0]?.apply_server_side_encryption_by_default,
  )[0];
  const access = of("aws_s3_bucket_public_access_block");
  const conditions: [boolean, string, string][] = [
    [
      members(of("aws_s3_bucket_versioning").versioning_configuration)[0]?.status === "Enabled",
      "it is not versioned",
      "enable versioning: a state that was overwritten by mistake is an older version",
    ],
    [
      encryption?.sse_algorithm === "aws:kms" && /^\$\{aws_kms_key\./.test(String(encryption.kms_master_key_id)),
      "it is not encrypted with a key of the stack",
      "encrypt it with the region's state key",
    ],
    [
      PUBLIC_ACCESS.every((setting) => access[setting] === true),
      "public access is not blocked",
      `set ${PUBLIC_ACCESS.join(", ")}`,
    ],
    [
      members(created.attributes.lifecycle)[0]?.prevent_destroy === true && created.attributes.force_destroy !== true,
      "it can be destroyed",
      "set prevent_destroy, and leave force_destroy off",
    ],
  ];
  return conditions
    .filter(([holds]) => !holds)
    .map(([, what, fix]) => ({ stack: name, address: created.address, what, fix }));
}

/** The block of a type that is about a bucket. */
function ofBucket(bucket: Block, type: string, blocks: readonly Block[]): Block | undefined {
  const references = [bucket.attributes.bucket, `\${${bucket.address}.id}`, `\${${bucket.address}.bucket}`];
  return blocks.find((block) => block.type === type && references.includes(block.attributes.bucket));
}

function checkReplication({ live, standby }: Pair, output: SynthesizedOutput): Violation[] {
  const stack = stackAt(output, live.region, "links");
  const replication = (stack === undefined ? [] : resources(stack.json)).find(
    ({ type, attributes }) => type === "aws_s3_bucket_replication_configuration" && attributes.bucket === live.bucket,
  );
  if (stack === undefined || replication === undefined) {
    const what = `nothing replicates ${live.bucket} to ${standby.bucket}`;
    return [{ stack: stack?.name ?? `links of ${live.region}`, what, fix: "add the replication to the links" }];
  }
  const rule = members(replication.attributes.rule).find(
    ({ status, destination }) =>
      status === "Enabled" && members(destination)[0]?.bucket === `arn:aws:s3:::${standby.bucket}`,
  );
  const encryption = members(members(rule?.destination)[0]?.encryption_configuration)[0];
  const selection = members(members(rule?.source_selection_criteria)[0]?.sse_kms_encrypted_objects)[0];
  const conditions: [boolean, string][] = [
    [rule !== undefined, `no rule that is on leads to ${standby.bucket}`],
    [covers(rule?.filter, live.key), `the rule leaves ${live.key} out`],
    [encryption?.replica_kms_key_id === standby.kmsKeyId, `replicas are not encrypted with ${standby.kmsKeyId}`],
    [selection?.status === "Enabled", "encrypted objects are left out, and every state is one"],
    [
      members(rule?.delete_marker_replication)[0]?.status === "Enabled",
      "released locks would stay in the replica, as delete markers are not replicated",
    ],
  ];
  return conditions
    .filter(([holds]) => !holds)
    .map(([, what]) => ({
      stack: stack.name,
      address: replication.address,
      what,
      fix: "create it with BucketReplication",
    }));
}

const covers = (filter: unknown, key: string): boolean => {
  const { prefix = "" } = (filter ?? {}) as { readonly prefix?: string };
  return key.startsWith(prefix);
};

function checkStandby({ name, report, standbyFile }: OutputStack, output: SynthesizedOutput): Violation[] {
  const { state, standbyState } = report;
  const regions = new Set(output.stacks.map((stack) => stack.report.state.region));
  if (standbyState === null) {
    if (regions.size === 1) return [];
    return [{ stack: name, what: "its state has no replica", fix: "replicate it to another region that holds states" }];
  }
  const found: Violation[] = [];
  if (standbyState.region === state.region || standbyState.bucket === state.bucket || standbyState.key !== state.key) {
    const what = "the replica of its state is not the same key in another bucket of another region";
    found.push({ stack: name, what, fix: "take both from lib/state/location" });
  }
  const { bucket, key, region, kmsKeyId } = standbyState;
  const expected = { bucket, key, region, encrypt: true, kms_key_id: kmsKeyId, use_lockfile: true };
  if (JSON.stringify(settings(standbyFile ?? "")) !== JSON.stringify(settings(asText(expected)))) {
    const what = standbyFile === undefined ? "there is no standby.tfbackend" : "standby.tfbackend opens something else";
    found.push({ stack: name, what, fix: "write it with tfbackend()" });
  }
  return found;
}

const asText = (values: object): string =>
  Object.entries(values)
    .map(([setting, value]) => `${setting} = ${JSON.stringify(value)}`)
    .join("\n");

/** The settings of a `-backend-config` file, in alphabetical order. */
function settings(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.replace(/\s*=\s*/, " = ").trim())
    .filter((line) => line !== "")
    .sort();
}
