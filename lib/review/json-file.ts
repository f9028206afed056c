import { readFileSync } from "node:fs";
import { ConfigurationError } from "../errors/configuration-error";

/** Refuses a file for what it is. */
export function refuseFile(file: string, rule: string, got: string, fix: string): never {
  throw new ConfigurationError(file, { prop: "file", rule, got, fix });
}

/** The text of a file in UTF-8. @param fix what to do if it is none */
export function readText(file: string, fix: string): string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const { code = "unknown" } = error as NodeJS.ErrnoException;
    refuseFile(file, "a file that can be read", code === "ENOENT" ? "none" : `the error ${code}`, fix);
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (!text.includes("\0")) return text;
  } catch {
    // Told below.
  }
  return refuseFile(file, "text in UTF-8", "a binary file or another encoding", fix);
}

/** The value of a JSON file. @param fix what to do if it is none */
export function readJson(file: string, fix: string): unknown {
  const text = readText(file, fix).trim();
  if (text === "") refuseFile(file, "JSON", "an empty file", fix);
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, in which secrets may stand.
    return refuseFile(file, "JSON", "a text that is cut off, or no JSON", fix);
  }
}
