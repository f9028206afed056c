import type { Position } from "../errors/deployment-file-error";

/** Who finds something: this project's own rules, or a scanner. */
export const TOOLS = ["rules", "checkov", "tflint", "kics"] as const;
export type Tool = (typeof TOOLS)[number];

/** Something that a tool found. */
export interface Found {
  readonly tool: Tool;
  /** Its name for what it looks for, for example `INV-1` or `CKV_AWS_18`. */
  readonly rule: string;
  readonly stack: string;
  /** Terraform address. @default - it is about the stack as a whole */
  readonly address?: string;
  readonly what: string;
  /** What to do about it. @default - the tool does not say */
  readonly fix?: string;
}

/** Findings that were judged and stay. */
export interface Acceptance {
  readonly tool: Tool;
  readonly rule: string;
  /** Stacks and addresses that it is about; `*` stands for any text. */
  readonly stack: string;
  readonly address: string;
  readonly reason: string;
  /** ISO date of the day on which it must be judged again. */
  readonly expires: string;
  readonly position?: Position;
}

/** What is left to do after findings were held against what was accepted. */
export interface Judgement {
  /** Nobody accepted these. */
  readonly open: readonly Found[];
  readonly accepted: readonly Found[];
  /** Must be judged again. */
  readonly expired: readonly Acceptance[];
  /** What they are about is not found any more. */
  readonly unused: readonly Acceptance[];
}

/**
 * @param tools what was run: acceptances of other tools are left alone
 * @param today ISO date
 */
export function judge(
  findings: readonly Found[],
  acceptances: readonly Acceptance[],
  tools: readonly Tool[],
  today: string,
): Judgement {
  const asked = acceptances.filter(({ tool }) => tools.includes(tool));
  const expired = asked.filter(({ expires }) => expires <= today);
  const live = asked
    .filter((acceptance) => !expired.includes(acceptance))
    .map((acceptance) => ({
      acceptance,
      covers: matcher(acceptance),
    }));
  const used = new Set<Acceptance>();
  const accepted = findings.filter((found) => {
    const covering = live.filter(({ covers }) => covers(found));
    for (const { acceptance } of covering) used.add(acceptance);
    return covering.length > 0;
  });
  const taken = new Set(accepted);
  return {
    open: findings.filter((found) => !taken.has(found)),
    accepted,
    expired,
    unused: live.map(({ acceptance }) => acceptance).filter((acceptance) => !used.has(acceptance)),
  };
}

function matcher({ tool, rule, stack, address }: Acceptance): (found: Found) => boolean {
  const [stacks, addresses] = [pattern(stack), pattern(address)];
  return (found) =>
    found.tool === tool && found.rule === rule && stacks.test(found.stack) && addresses.test(found.address ?? "");
}

/** `*` stands for any text, also for none. */
export function pattern(glob: string): RegExp {
  const literal = glob.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${literal.join(".*")}$`);
}
