import type { OutputStack } from "../output";
import { texts } from "../parts";
import type { Rule, Violation } from "../rule";

/** What a value looks like that a program did not know when it wrote it. */
const UNRESOLVED = [/\$\{TfToken\[/, /\[object Object\]/, /(^|[^\w])undefined([^\w]|$)/, /(^|[^\w])NaN([^\w]|$)/];

/** Values that were no values yet when they were written. */
export const resolvedTexts: Rule = {
  id: "HY-07",
  title: "no text holds what a program did not know: a token, undefined, an object",
  check: ({ stacks }) => stacks.flatMap(checkStack),
};

function checkStack({ name, json }: OutputStack): Violation[] {
  return texts(json as never)
    .filter(({ value, name: argument }) => !PROSE.has(argument) && UNRESOLVED.some((pattern) => pattern.test(value)))
    .map(({ path, value }) => ({
      stack: name,
      address: path.split(".").slice(1, 3).join("."),
      what: `'${path.split(".").slice(3).join(".")}' is ${JSON.stringify(value.slice(0, 80))}`,
      fix: "give the construct a value that is known at synth",
    }));
}

/** Arguments that people read: a word in them means nothing. */
const PROSE: ReadonlySet<string> = new Set(["description", "alarm_description", "comment"]);
