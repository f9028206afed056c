import { inParallel } from "../terraform/pool";
import type { DrillStack } from "./drill-stack";

/** One thing that was tried on some stacks. */
export interface DrillRow {
  /** The region that is lost. @default - none is */
  readonly lost?: string;
  readonly tried: string;
  readonly stacks: number;
  /** Stacks on which it did not hold, each with the reason. */
  readonly failures: readonly string[];
  /** What the round was drawn from. @default - it was not drawn */
  readonly seed?: number;
}

/** Tries something on every stack, some at a time. */
export async function rowOf(
  tried: string,
  stacks: readonly DrillStack[],
  check: (stack: DrillStack) => Promise<void>,
  width?: number,
): Promise<DrillRow> {
  const one = async (stack: DrillStack) => {
    try {
      await check(stack);
      return undefined;
    } catch (error) {
      return `${stack.name}: ${messageOf(error)}`;
    }
  };
  const outcomes = await inParallel(stacks, one, width);
  return { tried, stacks: stacks.length, failures: outcomes.filter((outcome) => outcome !== undefined) };
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export const failed = (rows: readonly DrillRow[]): boolean => rows.some(({ failures }) => failures.length > 0);

/** Takes steps, up to the first that does not hold: what follows would stand on it. */
export async function inOrder(steps: readonly (() => Promise<readonly DrillRow[]>)[]): Promise<DrillRow[]> {
  const rows: DrillRow[] = [];
  for (const step of steps) {
    rows.push(...(await step()));
    if (failed(rows)) break;
  }
  return rows;
}
