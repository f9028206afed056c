import type { Step } from "../failover/step";

/** A heading and what stands below it. */
export const section = (level: number, title: string, ...body: readonly string[]): string =>
  [`${"#".repeat(level)} ${title}`, ...body].join("\n\n");

/** Commands that can be copied as they are. */
export const commands = (lines: readonly string[]): string => ["```sh", ...lines, "```"].join("\n");

/** Steps in their order, counted from 1, each with its reason and its commands. */
export const steps = (level: number, all: readonly Step[]): string =>
  all
    .map((step, index) =>
      section(
        level,
        `${index + 1}. ${step.title}`,
        step.why,
        ...(step.commands.length === 0 ? [] : [commands(step.commands)]),
      ),
    )
    .join("\n\n");

/** A table. Cells hold no line breaks. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), `|${head.map(() => "---").join("|")}|`, ...rows.map(line)].join("\n");
}

export const code = (text: string): string => `\`${text}\``;
