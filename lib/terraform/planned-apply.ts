import { lossesIn, type PlanJson } from "./plan-check";
import { must, reason, type TerraformRun } from "./terraform";

export interface PlannedApplyProps {
  /** Refuses a plan that would lose data. */
  readonly lossless: boolean;
  /** Arguments of the plan, such as variables. @default - none */
  readonly args?: readonly string[];
}

/** Plans, looks at the plan and applies it. Says whether there was anything to apply. */
export async function plannedApply(
  run: (...args: string[]) => Promise<TerraformRun>,
  { lossless, args = [] }: PlannedApplyProps,
): Promise<boolean> {
  const planned = await run("plan", "-no-color", "-detailed-exitcode", "-out=tfplan", ...args);
  if (planned.code === 0) return false;
  if (planned.code !== 2) throw new Error(`plan: ${reason(planned)}`);
  if (lossless) {
    const losses = lossesIn(JSON.parse((await must("show", run("show", "-json", "tfplan"))).stdout) as PlanJson);
    if (losses.length > 0) throw new Error(`plan: ${losses.join(", ")}`);
  }
  await must("apply", run("apply", "-no-color", "tfplan"));
  return true;
}
