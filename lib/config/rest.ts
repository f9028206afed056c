import type { EcsSchedule } from "./aws/ecs";
import { REST_HOURS, type RestHours } from "./aws/governance";
import type { AwsDeployment, Profile } from "./deployment";

/** The hours at which what may rest does so; none where nothing rests. What is protected never rests. */
export function restHours(
  { autoShutdown, protect }: Pick<Profile, "autoShutdown" | "protect">,
  { governance }: Pick<AwsDeployment, "governance">,
): RestHours | undefined {
  return autoShutdown && !protect ? (governance?.restHours ?? REST_HOURS) : undefined;
}

/** The same as sizes of a service at set times. Scaling follows its bounds, so nothing else starts it in between. */
export function restSchedules(
  hours: RestHours | undefined,
  { min, max }: { readonly min: number; readonly max: number },
): EcsSchedule[] {
  if (hours === undefined) return [];
  const { stop, start, timeZone } = hours;
  return [
    { name: "rest-stop", expression: stop, timeZone, min: 0, max: 0 },
    { name: "rest-start", expression: start, timeZone, min, max },
  ];
}
