import type { Found } from "../acceptance/acceptance";
import { RULES } from "./all";
import type { SynthesizedOutput } from "./output";
import type { Severity } from "./rule";

/** A finding of one of the project's own rules. */
export interface RuleFinding extends Found {
  readonly tool: "rules";
  readonly severity: Severity;
}

/** Everything that does not hold. @param today ISO date; without it, rules that follow the calendar check nothing */
export function ruleFindings(output: SynthesizedOutput, today?: string): RuleFinding[] {
  return RULES.flatMap(({ id, severity = "error", check }) =>
    check(output, today).map((violation): RuleFinding => ({ tool: "rules", rule: id, severity, ...violation })),
  );
}
