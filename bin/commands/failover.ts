import { readFileSync, writeFileSync } from "node:fs";
import type { AwsDeployment, Deployment } from "../../lib/config/deployment";
import { loadDeployment, parseDeployment } from "../../lib/config/load";
import { type Tree, unsafeChanges } from "../../lib/failover/compare";
import { failoverEdit, rebuildEdit } from "../../lib/failover/edit";
import { FailoverRefusedError, planFailover, planRebuild } from "../../lib/failover/plan";
import { numbered } from "../../lib/failover/step";
import { failoverSteps, rebuildSteps, returnSteps } from "../../lib/failover/steps";
import { readTree } from "../../lib/terraform/stack-files";
import { inTemporaryFolder } from "../../lib/terraform/temporary-folder";
import { synthesize } from "../../stacks/synthesize";

interface EditOptions {
  readonly deployment: string;
  readonly write?: boolean;
  readonly print: (text: string) => void;
}

/** Prints the steps of a failover. Refuses an edit after which a plan would destroy or replace data. */
export async function failoverCommand({ lost, ...options }: EditOptions & { readonly lost: string }): Promise<void> {
  const { deployment, aws } = loaded(options.deployment);
  const plan = planFailover(aws, lost);
  const edited = failoverEdit(readFileSync(options.deployment, "utf8"), plan);
  const props = { deployment, aws, plan, ...(await comparedTrees(deployment, edited)) };
  options.print(`Failover from ${lost} to ${plan.successor}\n\n${numbered(failoverSteps(props))}\n`);
  options.print(`After ${lost} is back\n\n${numbered(returnSteps(props))}\n`);
  finish(options, edited);
}

/** Prints the steps by which a region replicates again after a failover. */
export async function rebuildCommand({ region, ...options }: EditOptions & { readonly region: string }): Promise<void> {
  const { deployment, aws } = loaded(options.deployment);
  const changes = planRebuild(aws, region);
  const edited = rebuildEdit(readFileSync(options.deployment, "utf8"), changes);
  const props = { deployment, aws, region, changes, ...(await comparedTrees(deployment, edited)) };
  options.print(`New replicas in ${region}\n\n${numbered(rebuildSteps(props))}\n`);
  finish(options, edited);
}

function loaded(file: string): { readonly deployment: Deployment; readonly aws: AwsDeployment } {
  const deployment = loadDeployment(file);
  if (deployment.aws === undefined) {
    throw new FailoverRefusedError(`${file}: 'aws' must be given, got nothing; only AWS has a failover`);
  }
  return { deployment, aws: deployment.aws };
}

/** The stacks before and after an edit. Refuses one that is not safe. */
async function comparedTrees(deployment: Deployment, edited: string): Promise<{ before: Tree; after: Tree }> {
  const before = await tree(deployment);
  const after = await tree(parseDeployment(edited, deployment.file));
  const unsafe = unsafeChanges(before, after);
  if (unsafe.length === 0) return { before, after };
  const lines = unsafe.map(({ stack, address, what }) => `  ${stack} ${address} ${what}`);
  throw new FailoverRefusedError(`the edit is not safe, nothing was written:\n${lines.join("\n")}`);
}

function tree(deployment: Deployment): Promise<Tree> {
  return inTemporaryFolder("failover", async (outdir) => {
    await synthesize(deployment, outdir);
    return readTree(outdir);
  });
}

function finish({ deployment: file, write, print }: EditOptions, edited: string): void {
  if (write === true) writeFileSync(file, edited);
  print(write === true ? `${file} is edited.` : `${file} is unchanged; --write edits it.`);
}
