import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AwsDeployment } from "../../lib/config/deployment";
import { parseDeployment } from "../../lib/config/load";
import type { Tree } from "../../lib/failover/compare";
import { failoverEdit, rebuildEdit } from "../../lib/failover/edit";
import { planFailover, planRebuild } from "../../lib/failover/plan";
import { readTree } from "../../lib/terraform/stack-files";
import { synthesize } from "../../stacks/synthesize";

/** The AWS part of a deployment file's text. */
export function awsOf(text: string): AwsDeployment {
  const { aws } = parseDeployment(text, "d.yaml");
  if (aws === undefined) throw new Error("the text has AWS");
  return aws;
}

/** The text after a failover. */
export const failedOver = (text: string, lost = "us-east-1"): string =>
  failoverEdit(text, planFailover(awsOf(text), lost));

/** The text after the rebuild of a region. */
export const rebuilt = (text: string, region = "us-east-1"): string =>
  rebuildEdit(text, planRebuild(awsOf(text), region));

const trees = new Map<string, Promise<Tree>>();

/** The synthesized stacks of a deployment file's text; each text is synthesized once. */
export function treeOf(text: string): Promise<Tree> {
  const known = trees.get(text) ?? synthesized(text);
  trees.set(text, known);
  return known;
}

async function synthesized(text: string): Promise<Tree> {
  const folder = mkdtempSync(join(tmpdir(), "inferloop-test-"));
  try {
    await synthesize(parseDeployment(text, "d.yaml"), folder);
    return readTree(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
