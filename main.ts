import { loadDeployment } from "./lib/config/load";
import { exitOnRefusal } from "./lib/errors/exit";
import { synthesize } from "./stacks/synthesize";

/** What `cdktf.json` runs, and the only reader of the environment. */
void exitOnRefusal(async () => {
  const deployment = loadDeployment(process.env.DEPLOYMENT ?? "deployments/production.yaml");
  await synthesize(deployment, process.env.CDKTF_OUTDIR ?? "cdktf.out");
  for (const warning of deployment.warnings) process.stderr.write(`${warning}\n`);
});
