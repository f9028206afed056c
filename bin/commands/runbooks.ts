import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseDeployment } from "../../lib/config/load";
import { planFailover, planRebuild } from "../../lib/failover/plan";
import { roundTrip } from "../../lib/failover/round-trip";
import { failoverSteps, rebuildSteps, returnSteps } from "../../lib/failover/steps";
import type { DeploymentReport } from "../../lib/reports/deployment-json";
import { pairPage, pairRunbook } from "../../lib/runbooks/pair";
import { readReport, readTree, type StackJson } from "../../lib/terraform/stack-files";
import { inTemporaryFolder } from "../../lib/terraform/temporary-folder";
import { synthesize } from "../../stacks/synthesize";

interface RunbooksOptions {
  readonly deployment: string;
  readonly outdir: string;
  readonly progress: (line: string) => void;
}

/** Writes the runbooks of a deployment, one for each pair of regions. */
export async function runbooksCommand({ deployment, outdir, progress }: RunbooksOptions): Promise<void> {
  const pages = await runbookPages(deployment);
  mkdirSync(outdir, { recursive: true });
  for (const [page, text] of Object.entries(pages)) {
    writeFileSync(join(outdir, page), text);
    progress(`wrote ${join(outdir, page)}`);
  }
  if (Object.keys(pages).length === 0) progress(`${deployment} has no pair of regions`);
}

/** The pages by their names. None where the primary has no partner. */
export async function runbookPages(file: string): Promise<Record<string, string>> {
  const text = readFileSync(file, "utf8");
  const stages = roundTrip(text, file);
  const [failover, rebuild, failback] = stages.map((stage) => stage.text);
  if (failover === undefined || rebuild === undefined || failback === undefined) return {};
  const [today, lost, rebuilt, back] = [
    await synthesized(text, file),
    await synthesized(failover, file),
    await synthesized(rebuild, file),
    await synthesized(failback, file),
  ];
  const primary = today.aws.regions.find(({ role }) => role === "primary")?.name ?? "";
  const plan = planFailover(today.aws, primary);
  const props = { ...today, plan, before: today.tree, after: lost.tree };
  const way = { ...rebuilt, plan: planFailover(rebuilt.aws, plan.successor), before: rebuilt.tree, after: back.tree };
  return {
    [pairPage(primary, plan.successor)]: pairRunbook({
      deployment: today.deployment,
      aws: today.aws,
      report: today.report,
      primary,
      standby: plan.successor,
      steps: {
        failover: failoverSteps(props),
        afterReturn: returnSteps(props),
        rebuild:
          failover === rebuild
            ? []
            : rebuildSteps({
                ...lost,
                region: primary,
                changes: planRebuild(lost.aws, primary),
                before: lost.tree,
                after: rebuilt.tree,
              }),
        failback: failoverSteps(way),
      },
    }),
  };
}

/** A deployment with everything that it makes. */
function synthesized(text: string, file: string) {
  return inTemporaryFolder("runbooks", async (outdir) => {
    const deployment = parseDeployment(text, file);
    if (deployment.aws === undefined) throw new Error("a round trip is AWS's");
    await synthesize(deployment, outdir);
    const report: DeploymentReport = readReport(outdir);
    const tree: Map<string, StackJson> = readTree(outdir);
    return { deployment, aws: deployment.aws, report, tree };
  });
}
