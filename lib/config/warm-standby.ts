import type { AwsDeployment, AwsRegion } from "./deployment";

/**
 * How much of a capacity a region holds: all of it, or in a standby region its declared share, rounded up. Nothing stays
 * nothing. Only for values that change in place, because the role may change.
 */
export function heldCapacity(
  { standbyCapacityPercent }: Pick<AwsDeployment, "standbyCapacityPercent">,
  { role }: Pick<AwsRegion, "role">,
  capacity: number,
): number {
  return role === "standby" ? Math.ceil((capacity * standbyCapacityPercent) / 100) : capacity;
}
