import type { Json, JsonObject } from "../../terraform/stack-files";
import type { CoverageRow } from "./row";

/** The parts of a stack that rows point into. */
interface Blocks {
  readonly resource?: { readonly [type: string]: { readonly [id: string]: unknown } };
  readonly provider?: JsonObject;
}

/** The value that a row points at; undefined if there is none. */
export function builtValue(stack: Blocks, { address, attribute }: Pick<CoverageRow, "address" | "attribute">): unknown {
  const [type = "", id = ""] = address.split(".");
  const block = (type === "provider" ? stack.provider?.[id] : stack.resource?.[type]?.[id]) as Json | undefined;
  return attribute.split(".").reduce<Json | undefined>(member, block);
}

function member(value: Json | undefined, name: string): Json | undefined {
  const opened = typeof value === "string" && /^[{[]/.test(value) ? (JSON.parse(value) as Json) : value;
  return typeof opened === "object" && opened !== null ? (opened as JsonObject)[name] : undefined;
}
