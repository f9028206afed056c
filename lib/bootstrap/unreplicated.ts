import type { StateLocation } from "../state/location";
import { run } from "../terraform/terraform";
import { BootstrapError } from "./bootstrap-error";

/**
 * Writes states again that have no replica: S3 replicates only what is written after the rule. A copy onto itself
 * starts the replication, which takes some minutes.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-what-is-isnot-replicated.html (2026-11)
 */
export async function writeUnreplicatedAgain(
  live: StateLocation,
  replica: StateLocation,
  progress: (line: string) => void,
): Promise<void> {
  const replicated = new Set(await states(replica));
  for (const key of await states(live)) {
    if (replicated.has(key)) continue;
    progress(`write s3://${live.bucket}/${key} again, so that it is replicated`);
    const object = `s3://${live.bucket}/${key}`;
    await aws([
      ...["s3", "cp", object, object, "--region", live.region, "--only-show-errors"],
      ...["--metadata-directive", "REPLACE", "--content-type", "application/json"],
      ...["--sse", "aws:kms", "--sse-kms-key-id", live.kmsKeyId],
    ]);
  }
}

/** Keys of the states in a bucket; locks lie beside them. */
async function states({ bucket, region }: StateLocation): Promise<string[]> {
  const listed = await aws([
    ...["s3api", "list-objects-v2", "--bucket", bucket, "--region", region],
    ...["--query", "Contents[].Key", "--output", "json"],
  ]);
  const keys = JSON.parse(listed) as string[] | null;
  return (keys ?? []).filter((key) => key.endsWith(".tfstate"));
}

async function aws(args: readonly string[]): Promise<string> {
  const result = await run("aws", args, ".").catch(() => {
    throw new BootstrapError("aws must be on the PATH, got none; install the AWS command line");
  });
  if (result.code !== 0) throw new BootstrapError(`aws ${args[0]} ${args[1]}: ${result.stderr.trim()}`);
  return result.stdout;
}
