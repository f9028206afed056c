import type { AwsDeployment, AwsRegion } from "./deployment";

/** Whether a watcher in the region asks the partner's API: there are alarms, a partner, and an API to ask. */
export function watchesPartner(
  { monitoring, edge }: Pick<AwsDeployment, "monitoring" | "edge">,
  { partner }: Pick<AwsRegion, "partner">,
): boolean {
  return monitoring !== undefined && edge !== undefined && partner !== undefined;
}
