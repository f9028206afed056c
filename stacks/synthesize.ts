import { App } from "cdktf";
import type { Deployment } from "../lib/config/deployment";
import { type StackNode, stackGraph } from "../lib/graph/graph";
import { deploymentReport } from "../lib/reports/deployment-json";
import { installOutput, withStaging } from "../lib/stack/output";
import { withoutStackTraces } from "../lib/stack/stack-traces";
import { compose } from "./compose";

/** Writes the Terraform JSON of a deployment into `outdir`. A failure leaves what was there. */
export async function synthesize(deployment: Deployment, outdir: string): Promise<StackNode[]> {
  return withStaging(outdir, async (staging) => {
    const nodes = withoutStackTraces(() => {
      const app = new App({ outdir: staging, stackTraces: false });
      const stacks = compose(app, deployment);
      app.synth();
      return stackGraph(stacks);
    });
    const report = `${JSON.stringify(deploymentReport(deployment, nodes), null, 2)}\n`;
    installOutput(staging, outdir, nodes, { "deployment.json": report });
    return nodes;
  });
}
