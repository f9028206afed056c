import {
  type Alias,
  Composer,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  Parser,
  type YAMLMap,
} from "yaml";
import { type Finding, shown } from "../errors/configuration-error";
import type { LocatedFinding, Position } from "../errors/deployment-file-error";
import { keyText, type Path, Positions, pathText, positionOf, propText } from "./positions";

/**
 * How much YAML is read before the file is refused. A real deployment has 8 levels and some thousand words; without
 * these limits a file of 1 MiB can take the parser seconds, or its whole stack.
 */
const LIMITS = { levels: 64, words: 20_000, aliases: 100 } as const;

/** Tags that say what YAML 1.2 would find out by itself. All others ask for code or for types that the file has not. */
const PLAIN_TAGS = ["str", "int", "float", "bool", "null", "map", "seq"].map((name) => `tag:yaml.org,2002:${name}`);

/** The one document of a file: its plain value, and where everything in it stands. */
export interface YamlDocument {
  readonly value: unknown;
  readonly positions: Positions;
}

/** What a file is expected to be. */
export interface DocumentKind {
  /** Completes "a mapping with ...". */
  readonly holds: string;
  /** What to do if it is something else. */
  readonly start: string;
}

/** Reads YAML 1.2 with its core schema: `no` is a text, `0o17` a number, `<<` a key like any other (and refused). */
export function readDocument(text: string, kind: DocumentKind = DEPLOYMENT): YamlDocument | readonly LocatedFinding[] {
  const lines = new LineCounter();
  const composed = compose(text, lines);
  if (!Array.isArray(composed)) return [composed];
  const [document, second] = composed;
  if (document?.contents == null) return [about(`a mapping with ${kind.holds}`, "an empty file", kind.start)];
  const positions = new Positions(document, lines);

  const syntax = syntaxFindings(composed, text, positions);
  if (syntax.length > 0) return syntax;
  if (second !== undefined) {
    const start = positions.ofOffset(second.contents?.range[0] ?? second.range[0]);
    const fix = "keep one, and give each deployment a file of its own";
    return [about("one document", `${composed.length} documents`, fix, start)];
  }
  if (!isMap(document.contents)) {
    return [about(`a mapping with ${kind.holds}`, positions.written([]), kind.start, positions.of([]))];
  }
  const inspection = new Inspection(positions);
  const refused = inspection.of(document.contents);
  if (refused.length > 0) return refused;
  try {
    return { value: document.toJS({ maxAliasCount: LIMITS.aliases }), positions };
  } catch (error) {
    // The parser's own guard against aliases that multiply each other.
    if (error instanceof ReferenceError) return [tooManyAliases("aliases of aliases", inspection.lastAlias)];
    throw error;
  }
}

const START = "start from deployments/example.yaml";
const DEPLOYMENT: DocumentKind = { holds: "the deployment", start: START };

const about = (rule: string, got: string, fix: string, position?: Position): LocatedFinding => ({
  path: pathText([]),
  finding: { prop: pathText([]), rule, got, fix },
  ...(position === undefined ? {} : { position }),
});

const tooManyAliases = (got: string, position: Position | undefined): LocatedFinding =>
  about(`a file with at most ${LIMITS.aliases} aliases, expanded`, got, "write the values out", position);

/** The documents of the text, or why it is not even parsed to its end. */
function compose(text: string, lines: LineCounter): Document.Parsed[] | LocatedFinding {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  const composer = new Composer({ version: "1.2", schema: "core", merge: false, stringKeys: true, uniqueKeys: false });
  const documents: Document.Parsed[] = [];
  let words = 0;
  for (const word of new Lexer().lex(text)) {
    for (const token of parser.next(word)) documents.push(...composer.next(token));
    words += 1;
    if (parser.stack.length > LIMITS.levels) {
      return about(
        `nested at most ${LIMITS.levels} levels deep`,
        "one level more here",
        START,
        positionOf(parser.offset, lines),
      );
    }
    if (words > LIMITS.words)
      return about(`at most ${LIMITS.words} words and signs`, "more", START, positionOf(parser.offset, lines));
  }
  for (const token of parser.end()) documents.push(...composer.next(token));
  documents.push(...composer.end());
  return documents;
}

/** What is no YAML. One finding for each line: the further ones only follow from the first. */
function syntaxFindings(documents: readonly Document.Parsed[], text: string, positions: Positions): LocatedFinding[] {
  const lines = text.split("\n");
  const byLine = new Map<number, LocatedFinding>();
  for (const { code, message, pos } of documents.flatMap(({ errors }) => errors)) {
    const position = positions.ofOffset(pos[0]);
    if (byLine.has(position.line)) continue;
    const reason =
      code === "NON_STRING_KEY" ? "keys are plain text" : message.charAt(0).toLowerCase() + message.slice(1);
    const fix = reason.length > 120 ? "correct the line" : `correct the line: ${reason}`;
    byLine.set(position.line, about("YAML 1.2", shown(lines[position.line - 1]?.trim()), fix, position));
  }
  return [...byLine.values()];
}

/** Looks for what the parser lets through: equal keys, merge keys, tags, aliases that lead nowhere or back. */
class Inspection {
  private readonly findings: LocatedFinding[] = [];
  /** Anchors seen so far, and those whose value is being visited. */
  private readonly anchors = new Set<string>();
  private readonly open = new Set<string>();
  private aliases = 0;
  /** Where the last alias stands. */
  lastAlias: Position | undefined;

  constructor(private readonly positions: Positions) {}

  of(contents: Node): LocatedFinding[] {
    this.visit(contents, []);
    if (this.aliases > LIMITS.aliases) this.findings.push(tooManyAliases(`${this.aliases} aliases`, this.lastAlias));
    return this.findings;
  }

  private visit(node: unknown, path: Path): void {
    if (isAlias(node)) this.visitAlias(node, path);
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return;
    if (node.tag !== undefined && !PLAIN_TAGS.includes(node.tag)) {
      this.refuse(node, path, { rule: "a plain value", got: `the tag ${shown(node.tag)}`, fix: "remove the tag" });
    }
    const anchor = node.anchor;
    if (anchor !== undefined) {
      this.anchors.add(anchor);
      this.open.add(anchor);
    }
    if (isSeq(node))
      node.items.forEach((item, index) => {
        this.visit(item, [...path, index]);
      });
    if (isMap(node)) this.visitMap(node, path);
    if (anchor !== undefined) this.open.delete(anchor);
  }

  private visitMap(map: YAMLMap, path: Path): void {
    const seen = new Set<string>();
    for (const pair of map.items) {
      const key = keyText(pair) ?? "";
      const here = [...path, key];
      if (key === "<<") {
        const fix = "write the keys out, YAML 1.2 has no merge keys";
        this.refuse(pair.key, here, { rule: "the name of a setting", got: "a merge key", fix });
      } else if (seen.has(key)) {
        this.refuse(pair.key, here, { rule: "written once", got: "it again", fix: "remove one of the two" });
      }
      seen.add(key);
      this.visit(pair.key, here);
      this.visit(pair.value, here);
    }
  }

  private visitAlias(alias: Alias, path: Path): void {
    this.aliases += 1;
    this.lastAlias = this.positions.ofOffset(alias.range?.[0] ?? 0);
    const got = `*${alias.source}`;
    const fix = "write the value out";
    if (!this.anchors.has(alias.source)) this.refuse(alias, path, { rule: "an alias of an anchor above it", got, fix });
    else if (this.open.has(alias.source)) {
      this.refuse(alias, path, { rule: "an alias of a value that does not hold it", got, fix });
    }
  }

  private refuse(node: unknown, path: Path, finding: Omit<Finding, "prop">): void {
    const offset = isNode(node) ? node.range?.[0] : undefined;
    this.findings.push({
      position: this.positions.ofOffset(offset ?? 0),
      path: pathText(path),
      finding: { prop: propText(path), ...finding },
    });
  }
}
