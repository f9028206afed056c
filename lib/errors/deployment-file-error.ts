import { type Finding, sentence } from "./configuration-error";
import { Refusal } from "./refusal";

/** A place in a file, both counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A finding and where the user sees it. */
export interface LocatedFinding {
  /** @default - the finding is about the file itself, not about a place in it */
  readonly position?: Position;
  /** The value's path, for example `aws.regions[0].partner`. */
  readonly path: string;
  readonly finding: Finding;
}

/** Most findings that are written out: a broken file can have thousands, and the first ones explain the others. */
const SHOWN_FINDINGS = 50;

/** `file:line:column path: 'prop' must be <rule>, got <value>; <fix>`. */
export function findingLine(file: string, located: LocatedFinding, verb?: "must" | "should"): string {
  const { position, path, finding } = located;
  const place = position === undefined ? file : `${file}:${position.line}:${position.column} ${path}`;
  return `${place}: ${sentence(finding, verb)}`;
}

/** From the top of the file to its end; what is about the whole file comes first. */
export function byPosition(one: LocatedFinding, other: LocatedFinding): number {
  const line = (one.position?.line ?? 0) - (other.position?.line ?? 0);
  return line !== 0 ? line : (one.position?.column ?? 0) - (other.position?.column ?? 0);
}

/**
 * A deployment file that nothing can be built from, with everything that is wrong with it. Its message is what the
 * user reads; the stack is the same text, because the mistake is in the file and never in the code.
 */
export class DeploymentFileError extends Refusal {
  readonly findings: readonly LocatedFinding[];

  constructor(
    readonly file: string,
    findings: readonly LocatedFinding[],
  ) {
    const sorted = [...findings].sort(byPosition);
    const lines = sorted.slice(0, SHOWN_FINDINGS).map((located) => findingLine(file, located));
    const hidden = sorted.length - lines.length;
    super(
      [
        `${file} has ${sorted.length === 1 ? "1 problem" : `${sorted.length} problems`}:`,
        ...lines,
        ...(hidden > 0 ? [`... and ${hidden} more`] : []),
      ].join("\n"),
    );
    this.name = "DeploymentFileError";
    this.findings = sorted;
    this.stack = this.message;
  }
}
