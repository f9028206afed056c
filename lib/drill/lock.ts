import { reason, type TerraformRun } from "../terraform/terraform";

/** A lock on a state, as terraform's error tells it. */
export interface Lock {
  readonly id: string;
  /** User and machine of the holder. */
  readonly who: string;
}

/** The lock that stopped a run. Fails if the run went through, or ended for another reason. */
export function lockThatStopped(run: TerraformRun): Lock {
  if (run.code === 0 || run.code === 2) throw new Error("the state is not locked");
  const field = (name: string) => new RegExp(`^\\W*${name}:[ \\t]+(\\S+)[ \\t]*$`, "m").exec(run.stderr)?.[1];
  const [id, who] = [field("ID"), field("Who")];
  if (!run.stderr.includes("Error acquiring the state lock") || id === undefined) throw new Error(reason(run));
  if (who === undefined) throw new Error(`lock ${id} names no holder`);
  return { id, who };
}
