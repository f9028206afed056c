/** Most characters of a comment on GitHub. @see https://github.com/orgs/community/discussions/27190 */
export const COMMENT_LIMIT = 65_536;
/** What a pipeline may put around the page, like a link to its run. Unit: characters. */
const AROUND = 512;

/** A part of a page that can be cut. */
export interface Block {
  readonly head: string;
  /** First lines of a table, whose rows are the lines. @default - the lines are no rows */
  readonly columns?: string;
  readonly lines: readonly string[];
  /** Stands below the lines. @default "" */
  readonly tail?: string;
  /** What a line is, for the count of those that are left out. */
  readonly unit: string;
  /** It may be left out as a whole. @default false */
  readonly optional?: boolean;
}

/** Lines that every block has before any has more. */
const FIRST = 10;

/**
 * The blocks as one text of at most `limit` characters. Each block that is not optional keeps its head and its first
 * lines; what room is left goes to the blocks in their order, so the last ones are cut first.
 */
export function fitted(blocks: readonly Block[], limit: number = COMMENT_LIMIT - AROUND): string {
  const counts = blocks.map(() => 0);
  const firm = blocks.filter(({ optional }) => optional !== true);
  const optional = blocks.filter((block) => block.optional === true);
  let room = limit - firm.reduce((sum, block) => sum + frame(block), 0);
  // The line that tells how many blocks are left out.
  if (optional.length > 0) room -= leftOutBlocks(optional).length;
  const fill = (block: Block, index: number, upTo: number): void => {
    for (let count = counts[index] ?? 0; count < Math.min(block.lines.length, upTo); count += 1) {
      const opening = count === 0 && block.optional === true ? frame(block) : 0;
      const cost = (block.lines[count]?.length ?? 0) + 1 + opening;
      if (cost > room) return;
      room -= cost;
      counts[index] = count + 1;
    }
  };
  for (const [index, block] of blocks.entries()) if (block.optional !== true) fill(block, index, FIRST);
  for (const [index, block] of blocks.entries()) fill(block, index, block.lines.length);

  const shown = blocks.flatMap((block, index) => {
    const count = counts[index] ?? 0;
    return block.optional === true && count === 0 ? [] : [rendered(block, count)];
  });
  const left = blocks.filter((block, index) => block.optional === true && counts[index] === 0);
  return `${[...shown, ...(left.length === 0 ? [] : [leftOutBlocks(left)])].join("\n\n")}\n`;
}

function rendered({ head, columns, lines, tail = "", unit }: Block, count: number): string {
  const left = lines.length - count;
  const more = left === 0 ? [] : [moreLine(left, unit)];
  const body = [...(columns === undefined ? [] : [columns]), ...lines.slice(0, count)].join("\n");
  return [head, body, ...more, tail].filter((part) => part !== "").join("\n\n");
}

const moreLine = (count: number, unit: string): string =>
  `… and ${count} more ${unit}${count === 1 ? "" : "s"}, left out here.`;

/** What a block costs without its lines, at most. */
const frame = ({ head, columns = "", tail = "", lines, unit }: Block): number =>
  head.length + columns.length + tail.length + moreLine(lines.length, unit).length + 10;

const leftOutBlocks = (blocks: readonly Block[]): string => {
  const lines = blocks.reduce((sum, block) => sum + block.lines.length, 0);
  return `${lines} further changes of ${blocks.length} ${blocks.length === 1 ? "stack" : "stacks"} are left out here.`;
};
