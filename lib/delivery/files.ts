import type { Deployment } from "../config/deployment";
import type { DeploymentReport } from "../reports/deployment-json";
import { atlantisConfiguration } from "./atlantis";
import { deployWorkflow, driftWorkflow } from "./github-workflows";

/** How CI deploys a deployment: files by their path in the repository. */
export function deliveryFiles(deployment: Deployment, report: DeploymentReport): Record<string, string> {
  const { environment } = deployment;
  return {
    [`.github/workflows/${environment}.yml`]: deployWorkflow(deployment, report),
    [`.github/workflows/${environment}-drift.yml`]: driftWorkflow(deployment, report),
    "atlantis.yaml": atlantisConfiguration(deployment, report),
  };
}
