import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readStack, remoteReads, type StackJson, stackFolder } from "./stack-files";

/** File in which a local copy under `folder` keeps the state that has this key. */
export const localState = (folder: string, key: string): string => join(folder, "states", key.replaceAll("/", "_"));

/** The stack with its state, and the states that it reads, as files under `folder`. */
function withLocalStates(stack: StackJson, folder: string): StackJson {
  const copy = structuredClone(stack);
  const { key } = copy.terraform.backend.s3 as { key: string };
  copy.terraform.backend = { local: { path: localState(folder, key) } };
  for (const read of Object.values(remoteReads(copy))) {
    read.backend = "local";
    read.config = { path: localState(folder, read.config.key as string) };
  }
  return copy;
}

/** Lays a copy of a stack that needs no remote state under `folder`, and says where. */
export function layLocalCopy(outdir: string, stack: string, folder: string): string {
  const target = join(folder, stack);
  mkdirSync(target, { recursive: true });
  mkdirSync(join(folder, "states"), { recursive: true });
  const assets = join(stackFolder(outdir, stack), "assets");
  if (existsSync(assets)) cpSync(assets, join(target, "assets"), { recursive: true });
  writeFileSync(
    join(target, "cdk.tf.json"),
    JSON.stringify(withLocalStates(readStack(outdir, stack), folder), null, 2),
  );
  return target;
}
