import { Document } from "yaml";
import type { Deployment } from "../config/deployment";
import type { DeploymentReport } from "../reports/deployment-json";
import { pipelineStacks } from "./pipeline";

/**
 * The same order for Atlantis. It synthesizes before it plans (`pre_workflow_hooks` of the server), because the output
 * is not committed.
 * @see https://www.runatlantis.io/docs/repo-level-atlantis-yaml (2026-11)
 */
export function atlantisConfiguration(deployment: Deployment, report: DeploymentReport): string {
  const projects = pipelineStacks(deployment, report).map(({ name, needs, wave }) => ({
    name,
    dir: `cdktf.out/stacks/${name}`,
    execution_order_group: wave,
    ...(needs.length === 0 ? {} : { depends_on: [...needs] }),
    autoplan: { enabled: true, when_modified: ["cdk.tf.json", "versions.tf"] },
    apply_requirements: ["approved", "mergeable", "undiverged"],
  }));
  // A region that is lost fails its own stacks; the later groups of the others must go on.
  const document = new Document(
    {
      version: 3,
      automerge: false,
      parallel_plan: true,
      parallel_apply: true,
      abort_on_execution_order_fail: false,
      projects,
    },
    { aliasDuplicateObjects: false },
  );
  document.commentBefore = ` Made from ${report.file} by \`npm run generate\`. Do not edit.`;
  return document.toString({ lineWidth: 0 });
}
