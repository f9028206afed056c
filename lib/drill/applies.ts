import { hostname } from "node:os";
import { type DrillStack, mustBeTheSame } from "./drill-stack";
import type { Ground } from "./ground";
import { type DrillRow, rowOf } from "./row";

/** The stack of each region that holds most of what cannot be made again. */
export function heaviestStacks(ground: Ground): DrillStack[] {
  return ground.servers.regions.flatMap((region) => {
    const [first, ...others] = ground.inside(region);
    if (first === undefined) return [];
    const weight = ({ report }: DrillStack) => report.stateful.length;
    return [others.reduce((best, stack) => (weight(stack) > weight(best) ? stack : best), first)];
  });
}

/** While an apply waits for its approval nobody else gets the state. */
export function twoApplies(stacks: readonly DrillStack[]): Promise<DrillRow> {
  return rowOf("an apply waits: its lock stops a plan and an apply", stacks, async (stack) => {
    await stack.hold(async (held) => {
      const { who } = await stack.mustBeLocked();
      if (!who.endsWith(`@${hostname()}`)) throw new Error(`the lock names ${who}, who does not hold it`);
      await held.answer("no");
    });
    // Refused, it leaves neither a lock nor a change.
    await stack.mustShowNoChange();
  });
}

/** An apply is killed at its prompt: nothing is changed, and its lock goes by its id only. */
export function killedApply(stacks: readonly DrillStack[]): Promise<DrillRow> {
  return rowOf("an apply is killed: its lock is released by id, nothing is lost", stacks, async (stack) => {
    const known = await stack.facts();
    await killAndUnlock(stack);
    await stack.mustShowNoChange();
    mustBeTheSame(await stack.facts(), known);
  });
}

/**
 * The region goes between the approval and the state's upload: terraform keeps what it did in a file. One region at a
 * time, so that no stack fails for the loss of another.
 */
export function lostUpload(ground: Ground, stacks: readonly DrillStack[]): Promise<DrillRow> {
  const tried = "the region is lost before an apply's upload: errored.tfstate is pushed, nothing is lost";
  const check = async (stack: DrillStack) => {
    const known = await stack.facts();
    const server = ground.servers.of(stack.region);
    await stack.hold(async (held) => {
      await server.lose();
      try {
        const { code } = await held.answer("yes");
        if (code !== 1) throw new Error(`without its region it ended with ${code}`);
        if (!stack.hasErroredState) throw new Error("there is no errored.tfstate");
      } finally {
        await server.restore();
      }
    });
    await stack.unlock(await stack.mustBeLocked());
    await stack.pushErroredState();
    await stack.mustShowNoChange();
    const now = await stack.facts();
    mustBeTheSame(now, known);
    if (now.serial === known.serial) throw new Error("the state was not written");
  };
  return rowOf(tried, stacks, check, 1);
}

/** Leaves a lock that nobody holds, and releases it. */
export async function killAndUnlock(stack: DrillStack): Promise<void> {
  const lock = await stack.hold(async (held) => {
    await held.kill();
    return stack.mustBeLocked();
  });
  await stack.unlock(lock);
}
