import { mustBeTheSame } from "./drill-stack";
import { factsOf, type Ground, type Known } from "./ground";
import { type DrillRow, rowOf } from "./row";

/** Loses a region, tries everything, and lets it return. */
export async function loseRegion(ground: Ground, region: string): Promise<DrillRow[]> {
  const known = await ground.known();
  ground.progress(`lose ${region}`);
  await ground.lose(region);
  const rows = await whileLost(ground, region, known);
  await ground.restore(region);
  rows.push(await ground.nothingIsLost("after its return: nothing is lost, no plan shows changes", known, region));
  return inLossOf(region, rows);
}

/** What must hold while a region is lost. */
export async function whileLost(ground: Ground, region: string, known: Known): Promise<DrillRow[]> {
  const inside = ground.inside(region);
  const elsewhere = ground.elsewhere(region);
  return [
    await rowOf("the outage is real: its own stacks cannot be planned", inside.slice(0, 1), async (stack) => {
      if ((await stack.plan()).code === 0) throw new Error("it was planned");
    }),
    await rowOf("elsewhere: init, and a plan without changes", elsewhere, async (stack) => {
      await stack.open();
      await stack.mustShowNoChange();
    }),
    await rowOf("elsewhere: a change is applied", elsewhere, async (stack) => {
      await stack.change();
      const now = await stack.facts();
      mustBeTheSame(now, factsOf(known, stack));
      if (now.serial === factsOf(known, stack).serial) throw new Error("the state was not written");
    }),
    await rowOf("its states open at their replicas", inside, async (stack) => {
      await stack.openReplica();
      mustBeTheSame(await stack.facts(), factsOf(known, stack));
    }),
  ];
}

export const inLossOf = (region: string, rows: readonly DrillRow[]): DrillRow[] =>
  rows.map((row) => ({ lost: region, ...row }));
