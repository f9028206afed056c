import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type LineCounter, type Node, type Pair } from "yaml";
import { shown } from "../errors/configuration-error";
import type { Position } from "../errors/deployment-file-error";

/** Way to a value: keys of mappings and positions in lists. */
export type Path = readonly (string | number)[];

/** The path as a message shows it, for example `aws.regions[0].partner`. The whole document is `file`. */
export function pathText(path: Path): string {
  if (path.length === 0) return "file";
  return path
    .map((part, index) => {
      if (typeof part === "number") return `[${part}]`;
      if (!/^[\w-]+$/.test(part)) return `[${shown(part)}]`;
      return index === 0 ? part : `.${part}`;
    })
    .join("");
}

/** The last part of a path as the user would name it, for example `partner` or `zones[1]`. */
export function propText(path: Path): string {
  const key = path.findLastIndex((part) => typeof part === "string");
  if (key < 0) return pathText(path);
  return (
    shown(path[key]).replace(/^"|"$/g, "") +
    path
      .slice(key + 1)
      .map((index) => `[${index}]`)
      .join("")
  );
}

/** Place of an offset in the text whose lines were counted. */
export function positionOf(offset: number, lines: LineCounter): Position {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

interface Place {
  readonly node: Node | null;
  /** The key that the value stands behind. Items of a list have none. */
  readonly key: Node | undefined;
  /** The alias that the path went through, if any: there the file uses the value. */
  readonly alias: Node | undefined;
}

/** Where the values of a document stand in the file, and how they are written there. */
export class Positions {
  constructor(
    private readonly document: Document,
    private readonly lines: LineCounter,
  ) {}

  /** Place of the value; of the key if there is no value in the file or the value is a block; of the parent if absent. */
  of(path: Path): Position {
    const place = this.find(path);
    if (place === undefined) return path.length === 0 ? { line: 1, column: 1 } : this.of(path.slice(0, -1));
    const { node, key, alias } = place;
    if (alias !== undefined) return this.at(alias);
    const empty = node === null || (isScalar(node) && node.source === "");
    const block = (isMap(node) || isSeq(node)) && node.flow !== true;
    return this.at(key !== undefined && (empty || block) ? key : node);
  }

  /** Place of the key. */
  ofKey(path: Path): Position {
    return this.at(this.find(path)?.key);
  }

  /** Place of an offset in the text. */
  ofOffset(offset: number): Position {
    return positionOf(offset, this.lines);
  }

  /** Whether the file has the key or the item. */
  has(path: Path): boolean {
    return this.find(path) !== undefined;
  }

  /** The value in the user's own writing: `0o17` stays `0o17`. */
  written(path: Path): string {
    const node = this.find(path)?.node;
    if (isMap(node)) return "a mapping";
    if (isSeq(node)) return node.items.length === 0 ? "an empty list" : "a list";
    if (!isScalar(node) || node.source === "") return isScalar(node) && node.value === "" ? shown("") : "nothing";
    return typeof node.value === "string" ? shown(node.value) : (node.source ?? String(node.value)).slice(0, 60);
  }

  private at(node: Node | null | undefined): Position {
    return this.ofOffset(node?.range?.[0] ?? 0);
  }

  private find(path: Path): Place | undefined {
    let place: Place = { node: this.document.contents, key: undefined, alias: undefined };
    for (const part of path) {
      const { node, alias } = this.resolved(place);
      if (isMap(node)) {
        const pair = node.items.find((item) => keyText(item) === String(part));
        if (pair === undefined) return undefined;
        const value = isNode(pair.value) ? pair.value : null;
        place = { node: value, key: isNode(pair.key) ? pair.key : undefined, alias };
      } else if (isSeq(node) && typeof part === "number") {
        const item = node.items[part];
        if (item === undefined) return undefined;
        place = { node: isNode(item) ? item : null, key: undefined, alias };
      } else return undefined;
    }
    return this.resolved(place);
  }

  private resolved(place: Place): Place {
    if (!isAlias(place.node)) return place;
    return { ...place, node: place.node.resolve(this.document) ?? null, alias: place.alias ?? place.node };
  }
}

/** The key of a pair as text. */
export function keyText(pair: Pair): string | undefined {
  return isScalar(pair.key) ? String(pair.key.value) : undefined;
}
