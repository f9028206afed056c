/** The few shapes that pictures are drawn from, as SVG. Unit: pixels. */

const INK = "#1f2933";
const FAINT = "#5f6c7b";
const LINE = "#9aa5b1";

/** Length of an arrow's head, and half of its width. */
const HEAD = { length: 9, half: 4 } as const;

/** A number as it is written: whole, so that every machine writes the same. */
export const px = (value: number): string => String(Math.round(value));

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string;
  /** Radius of the corners. */
  readonly round: number;
  /** Has a border. @default false */
  readonly line?: boolean;
}

export function box({ x, y, width, height, fill, round, line = false }: Box): string {
  const border = line ? LINE : "none";
  return `<rect x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}" rx="${px(round)}" fill="${fill}" stroke="${border}"/>`;
}

export interface TextStyle {
  readonly x: number;
  /** The base line. */
  readonly y: number;
  readonly size: number;
  /** What of the text stands at `x`. @default - its start */
  readonly anchor?: "middle" | "end";
  readonly bold?: boolean;
  /** Less dark. @default false */
  readonly faint?: boolean;
  /** @default - by `faint` */
  readonly fill?: string;
}

export function text(content: string, { x, y, size, anchor, bold = false, faint = false, fill }: TextStyle): string {
  const escaped = content.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const style = `${bold ? ' font-weight="bold"' : ""}${anchor === undefined ? "" : ` text-anchor="${anchor}"`}`;
  return `<text x="${px(x)}" y="${px(y)}" font-size="${px(size)}" fill="${fill ?? (faint ? FAINT : INK)}"${style}>${escaped}</text>`;
}

export type Point = readonly [x: number, y: number];

/** A line through points, horizontal or vertical between each two, with a head at its end, or at both ends. */
export function arrow(
  points: readonly Point[],
  { dashed = false, both = false }: { readonly dashed?: boolean; readonly both?: boolean } = {},
): string {
  const way = points.map(([x, y]) => `${px(x)},${px(y)}`).join(" ");
  const dashes = dashed ? ' stroke-dasharray="6 5"' : "";
  return [
    `<polyline points="${way}" fill="none" stroke="${FAINT}" stroke-width="1.5"${dashes}/>`,
    head(points.at(-2), points.at(-1)),
    ...(both ? [head(points[1], points[0])] : []),
  ].join("");
}

/** A triangle whose tip is `tip`, for a line that comes from `from`. */
function head(from: Point | undefined, tip: Point | undefined): string {
  if (from === undefined || tip === undefined) throw new Error("an arrow has two points");
  const [dx, dy] = [Math.sign(tip[0] - from[0]), Math.sign(tip[1] - from[1])];
  const corner = (side: 1 | -1) =>
    `${px(tip[0] - dx * HEAD.length + side * dy * HEAD.half)},${px(tip[1] - dy * HEAD.length + side * dx * HEAD.half)}`;
  return `<polygon points="${px(tip[0])},${px(tip[1])} ${corner(1)} ${corner(-1)}" fill="${FAINT}"/>`;
}
