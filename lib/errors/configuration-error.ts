import { Token } from "cdktf/lib/tokens";
import type { IConstruct } from "constructs";
import { Refusal } from "./refusal";

/** One thing that is wrong with an input, in the parts that its message is made of. */
export interface Finding {
  /** The property as the user wrote it, without its parents. */
  readonly prop: string;
  /** What the value must be; completes "must be ...". */
  readonly rule: string;
  /** The value as the user gave it. */
  readonly got: string;
  /** What to do about it. */
  readonly fix: string;
}

/** The one sentence in which every finding is told; with `should` for what does not stop synthesis. */
export function sentence(finding: Finding, verb: "must" | "should" = "must"): string {
  return `'${finding.prop}' ${verb} be ${finding.rule}, got ${finding.got}; ${finding.fix}`;
}

/** A value as it is shown in a message: quoted, on one line, cut at 60 characters. */
export function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "a mapping";
  // JSON has no NaN and no infinity, but YAML has.
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/**
 * An input that a construct or the deployment file cannot be built from. The command line prints its message and
 * exits with 1; a stack trace is never shown for it.
 */
export class ConfigurationError extends Refusal {
  /** @param where the construct, or the place in words, that refuses */
  constructor(
    where: IConstruct | string,
    readonly finding: Finding,
  ) {
    const place = typeof where === "string" ? where : where.node.path;
    super(`${place}: ${sentence(finding)}`);
    this.name = "ConfigurationError";
  }
}

/** Refuses a number outside `limits`, both ends included. A token passes: its value is known at apply. */
export function requireInRange(
  where: IConstruct,
  prop: string,
  value: number,
  limits: { readonly min: number; readonly max: number },
  unit: string,
): void {
  if (Token.isUnresolved(value) || (value >= limits.min && value <= limits.max)) return;
  throw new ConfigurationError(where, {
    prop,
    rule: `${limits.min} to ${limits.max} ${unit}`,
    got: String(value),
    fix: value < limits.min ? `use at least ${limits.min}` : `use at most ${limits.max}`,
  });
}

/** Refuses a value that is not one of `allowed`. A token passes: its value is known at apply. */
export function requireOneOf<T extends string | number>(
  where: IConstruct,
  prop: string,
  value: T,
  allowed: readonly T[],
): void {
  if (Token.isUnresolved(value) || allowed.includes(value)) return;
  throw new ConfigurationError(where, {
    prop,
    rule: `one of ${allowed.join(", ")}`,
    got: shown(value),
    fix: "pick one of them",
  });
}
