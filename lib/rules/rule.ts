import type { SynthesizedOutput } from "./output";

/** One place of a synthesized deployment where a rule does not hold. */
export interface Violation {
  readonly stack: string;
  /** Address of the resource or data source. @default - it is about the stack as a whole */
  readonly address?: string;
  /** What is wrong; completes "<stack> <address>: ". */
  readonly what: string;
  /** What to do about it. */
  readonly fix: string;
}

/** How bad it is where a rule does not hold. A warning is shown and stops nothing. */
export type Severity = "error" | "warning";

/** Something that every synthesized deployment must hold to. */
export interface Rule {
  /** For example `INV-1`; stays for ever, so that reports can be compared. */
  readonly id: string;
  readonly title: string;
  /** @default "error" */
  readonly severity?: Severity;
  /** What it cannot see, because the JSON does not tell. @default - nothing */
  readonly blindTo?: string;
  /**
   * Reads what was synthesized, and nothing else.
   * @param today ISO date, for rules that follow the calendar. @default - they check nothing
   */
  check(output: SynthesizedOutput, today?: string): Violation[];
}

/** Something that every change of a deployment must hold to. */
export interface ChangeRule {
  readonly id: string;
  readonly title: string;
  compare(before: SynthesizedOutput, after: SynthesizedOutput): Violation[];
}
