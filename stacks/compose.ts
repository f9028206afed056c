import type { App } from "cdktf";
import type { Deployment } from "../lib/config/deployment";
import type { DeploymentStack } from "../lib/stack/deployment-stack";

/** Builds the stacks of every cloud that the deployment uses. A cloud's code is loaded only then. */
export function compose(app: App, deployment: Deployment): DeploymentStack[] {
  const stacks: DeploymentStack[] = [];
  if (deployment.aws !== undefined) {
    const { composeAws } = require("./aws/compose") as typeof import("./aws/compose");
    stacks.push(...composeAws({ app, deployment, aws: deployment.aws }));
  }
  return stacks;
}
