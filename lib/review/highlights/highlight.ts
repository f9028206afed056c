import type { Change } from "../change";
import type { Difference } from "../differences";
import { shownPair, shownValue } from "../shown";
import { say, type Text } from "../text";
import { isNone, listOf, type Value } from "../values";

/** What a reviewer looks at first, in this order. */
export const TOPICS = ["stateful", "iam", "exposure", "encryption", "capacity"] as const;
export type Topic = (typeof TOPICS)[number];

/** Something in a change that a reviewer must see. */
export interface Highlight {
  /** In which way it makes the deployment weaker, opens it or grants more. @default - it does not */
  readonly alert?: string;
  readonly what: Text;
}

/** Finds what belongs to a topic. It looks at one change and at nothing else. */
export type Finder = (change: Change) => Highlight[];

/** `x` goes from `1` to `2`. */
export function changeText({ path, before, after, members }: Difference): Text {
  if (members === true) {
    const [gone, come] = [listOf(before), listOf(after)];
    const parts = [
      ...gone.slice(0, MEMBERS).map((member) => say` − ${shownValue(member)}`),
      ...come.slice(0, MEMBERS).map((member) => say` + ${shownValue(member)}`),
    ];
    const more = Math.max(0, gone.length - MEMBERS) + Math.max(0, come.length - MEMBERS);
    return [...say`${path}:`, ...parts.flat(), ...(more > 0 ? [` and ${more} more`] : [])];
  }
  if (isNone(before)) return say`${path}: ${shownValue(after)}`;
  const [from, to] = shownPair(before, after);
  return isNone(after) ? say`${path}: ${from} → nothing` : say`${path}: ${from} → ${to}`;
}

/** Most members of a list that are written out. */
const MEMBERS = 6;

/** Whether the resource is there afterwards with values of its own. */
export const remains = ({ action }: Change): boolean =>
  action === "create" || action === "update" || action === "replace";

/** Whether the resource was there before and is still there. */
export const changes = ({ action }: Change): boolean => action === "update" || action === "replace";

export const goes = ({ action }: Change): boolean => action === "destroy" || action === "forget";

/** The number that a value is. Undefined for everything else. */
export function numberOf(value: Value | undefined): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}

/** The path without positions and names of list members. */
export const plainPath = (path: string): string => path.replace(/\[[^\]]*\]/g, "");
