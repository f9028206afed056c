import { killAndUnlock, killedApply, lostUpload, twoApplies } from "./applies";
import type { Chance } from "./chance";
import { type FailoverProps, failOver, pairOf } from "./failover";
import type { Before } from "./ground";
import { loseRegion } from "./loss";
import { type DrillRow, inOrder, rowOf } from "./row";

/** What happens in one round. */
export type Round =
  | { readonly kind: "lose"; readonly region: string }
  | { readonly kind: "fail over and back" }
  | { readonly kind: "kill at the prompt" | "lose the upload" | "two applies"; readonly stack: string };

/** What a round can be about. */
export interface Choice {
  readonly regions: readonly string[];
  readonly stacks: readonly string[];
  /** There is a region that takes over. */
  readonly pair: boolean;
}

const APPLIES = ["kill at the prompt", "lose the upload", "two applies"] as const;

/** Draws a region, a failover, or something that befalls an apply, each as likely as the others. */
export function drawRound(chance: Chance, { regions, stacks, pair }: Choice): Round {
  const kinds = ["region", "apply", ...(pair ? (["failover"] as const) : [])] as const;
  switch (chance.pick(kinds)) {
    case "region":
      return { kind: "lose", region: chance.pick(regions) };
    case "failover":
      return { kind: "fail over and back" };
    case "apply":
      return { kind: chance.pick(APPLIES), stack: chance.pick(stacks) };
  }
}

export function told(round: Round): string {
  switch (round.kind) {
    case "lose":
      return `lose ${round.region}`;
    case "fail over and back":
      return round.kind;
    default:
      return `${round.kind}, ${round.stack}`;
  }
}

/** One step in this many is interrupted. */
const INTERRUPTED = 3;

/** Kills the apply of a stack before some of the steps, which are then taken as if nothing had been. */
export function killByChance(chance: Chance): Before {
  return async (stacks) => {
    if (chance.below(INTERRUPTED) > 0) return [];
    const stack = chance.pick(stacks);
    return [await rowOf(`the apply of ${stack.name} is killed, unlocked and taken again`, [stack], killAndUnlock)];
  };
}

export interface RoundsProps extends FailoverProps {
  readonly chance: Chance;
  readonly rounds: number;
}

/** Plays rounds, up to the first in which something does not hold. */
export function playRounds(props: RoundsProps): Promise<DrillRow[]> {
  const { ground, deployment, chance, rounds } = props;
  const play = async (number: number): Promise<DrillRow[]> => {
    const round = drawRound(chance, {
      regions: ground.servers.regions,
      stacks: ground.stacks.map(({ name }) => name),
      pair: pairOf(deployment) !== undefined,
    });
    ground.progress(`round ${number} of ${rounds}: ${told(round)}`);
    const rows = await played(props, round);
    const about = "stack" in round ? `round ${number}, ${round.stack}` : `round ${number}`;
    return rows.map((row) => ({ ...row, tried: `${about}: ${row.tried}` }));
  };
  return inOrder(Array.from({ length: rounds }, (_, index) => () => play(index + 1)));
}

function played(props: RoundsProps, round: Round): Promise<DrillRow[]> {
  switch (round.kind) {
    case "lose":
      return loseRegion(props.ground, round.region);
    case "fail over and back":
      return failOverAndBack(props);
    default:
      return befallen(props, round);
  }
}

/** The primary is lost, and then the region that took over. Both end with the roles that they had. */
export async function failOverAndBack(props: FailoverProps): Promise<DrillRow[]> {
  const pair = pairOf(props.deployment);
  if (pair === undefined) throw new Error("there is nothing to fail over to");
  return inOrder([() => failOver(props, pair.primary), () => failOver(props, pair.partner)]);
}

/** Something happens to one stack. Afterwards all of them are looked at. */
async function befallen(
  { ground }: RoundsProps,
  round: Exclude<Round, { kind: "lose" | "fail over and back" }>,
): Promise<DrillRow[]> {
  const known = await ground.known();
  const due = ground.stacks.filter(({ name }) => name === round.stack);
  const tries = {
    "kill at the prompt": () => killedApply(due),
    "lose the upload": () => lostUpload(ground, due),
    "two applies": () => twoApplies(due),
  };
  const row = await tries[round.kind]();
  return [row, await ground.nothingIsLost("in the end: nothing is lost, no plan shows changes", known)];
}
