/** A part of a sentence that comes from a plan, a file or a person, and is never read as Markdown or HTML. */
export interface Foreign {
  readonly foreign: string;
}

/** A sentence of a review: our own words, and what is foreign to them. */
export type Text = readonly (string | Foreign)[];

/** Makes a sentence. What stands between the words is foreign, unless it is a number or a sentence itself. */
export function say(words: TemplateStringsArray, ...values: readonly (string | number | Text)[]): Text {
  return words.flatMap((word, index): Text => {
    const value = values[index];
    if (value === undefined) return word === "" ? [] : [word];
    if (typeof value === "number") return [`${word}${value}`];
    return [...(word === "" ? [] : [word]), ...(typeof value === "string" ? [{ foreign: value }] : value)];
  });
}

/** Sentences one after the other, for example joined by commas. */
export function joined(texts: readonly Text[], separator: string): Text {
  return texts.flatMap((text, index) => (index === 0 ? text : [separator, ...text]));
}

/** The names of a list, separated by commas. */
export const listed = (names: readonly string[]): Text =>
  joined(
    names.map((name) => say`${name}`),
    ", ",
  );

/** A name that needs no quoting. Whatever else a file may have in its place is foreign. */
export const word = (name: string): Text => (/^[a-z0-9-]*$/.test(name) ? [name] : say`${name}`);

/** The sentence for a program. */
export const plain = (text: Text): string =>
  text.map((part) => (typeof part === "string" ? part : visible(part.foreign))).join("");

/** What turns the writing round or is not seen at all could make a text look like another one. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** The text on one line, with everything that is not seen written out: `\n`, `\u202e`. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, (character) => {
    if (character === "\n") return "\\n";
    if (character === "\t") return "\\t";
    return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
  });
}
