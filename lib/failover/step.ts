/** One step for people: why, and the exact commands. */
export interface Step {
  readonly title: string;
  readonly why: string;
  readonly commands: readonly string[];
}

/** The steps as text, counted from 1. */
export function numbered(steps: readonly Step[]): string {
  return steps
    .map(({ title, why, commands }, index) =>
      [`${index + 1}. ${title}`, `   ${why}`, ...commands.map((command) => `     ${command}`)].join("\n"),
    )
    .join("\n");
}
