import { type Text, visible } from "./text";

/** Longest foreign part that is shown whole. Unit: characters. */
const LONGEST_PART = 300;

/**
 * Foreign text as a code span, which is all that escapes it: no HTML, link, emphasis, mention or issue number begins
 * in there. The fence is longer than any run of backticks inside.
 * @see https://github.github.com/gfm/#code-spans
 */
export function code(foreign: string): string {
  const text = cut(visible(foreign), LONGEST_PART);
  if (text.trim() === "") return `\`"${text}"\``;
  const runs = text.match(/`+/g) ?? [];
  const fence = "`".repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const pad = text.startsWith("`") || text.endsWith("`") || (text.startsWith(" ") && text.endsWith(" ")) ? " " : "";
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** A sentence as Markdown, at most about `limit` characters: whole parts are left out at its end. */
export function markdown(text: Text, limit = Number.POSITIVE_INFINITY): string {
  let line = "";
  for (const part of text) {
    const shown = typeof part === "string" ? part : code(part.foreign);
    if (line.length + shown.length > limit) return `${line.trimEnd()} …`;
    line += shown;
  }
  return line;
}

/** The same in a cell of a table, where a pipe ends the cell even inside code. */
export const cell = (text: Text): string => markdown(text).replaceAll("\\|", "\\ |").replaceAll("|", "\\|");

/** Text inside an HTML element. */
export const html = (text: string): string =>
  visible(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("@", "&#64;");

/** The text with its end left out where it is too long. Never cuts a character in two. */
export function cut(text: string, longest: number): string {
  const characters = text.length > longest ? [...text] : [];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join("")}…` : text;
}
