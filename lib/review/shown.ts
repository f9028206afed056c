import { isNone, type Value, Withheld } from "./values";

/** Longest value that is shown whole. Unit: characters. */
const LONGEST = 80;
/** What is shown of a text before the place where it differs. Unit: characters. */
const LEAD = 24;

/** A value on one line. */
function written(value: Value | undefined): string {
  if (isNone(value)) return "(none)";
  if (value instanceof Withheld) return value.toJSON();
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** A value, shortened. */
export const shownValue = (value: Value | undefined): string => shortened(written(value), 0);

/** Two values, each shortened to where they differ. */
export function shownPair(before: Value | undefined, after: Value | undefined): readonly [string, string] {
  const [one, other] = [written(before), written(after)];
  const same = commonStart(one, other);
  return [shortened(one, same), shortened(other, same)];
}

function shortened(text: string, same: number): string {
  if (text.length <= LONGEST) return text;
  const from = same > LONGEST - LEAD ? same - LEAD : 0;
  const part = text.slice(from, from + LONGEST);
  return `${from > 0 ? "…" : ""}${part}${from + LONGEST < text.length ? "…" : ""}`;
}

function commonStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1;
  return length;
}
