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

/** Something that every synthesized deployment must hold to. */
export interface Rule {
  /** For example `INV-1`; stays for ever, so that reports can be compared. */
  readonly id: string;
  readonly title: string;
  /** Reads what was synthesized, and nothing else. */
  check(output: SynthesizedOutput): Violation[];
}

/** Something that every change of a deployment must hold to. */
export interface ChangeRule {
  readonly id: string;
  readonly title: string;
  compare(before: SynthesizedOutput, after: SynthesizedOutput): Violation[];
}
