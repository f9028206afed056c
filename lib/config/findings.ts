import { closest, distance } from "fastest-levenshtein";
import { z } from "zod";
import { type Finding, shown } from "../errors/configuration-error";
import type { LocatedFinding } from "../errors/deployment-file-error";
import { awsSchema } from "./aws-schema";
import { type Path, type Positions, pathText, propText } from "./positions";
import { deploymentSchema } from "./schema";

/** A finding about a value of the deployment, before it is placed in the file. */
export interface FileFinding {
  readonly path: Path;
  /** What the value must be; completes "must be ...". */
  readonly rule: string;
  /** @default - the value as the file has it */
  readonly got?: string;
  readonly fix: string;
  /** @default - the last part of the path */
  readonly prop?: string;
  /** The key is meant and not its value. @default false */
  readonly atKey?: boolean;
}

/** A finding of another module, at a path of the file. */
export const foundAt = (path: Path, finding: Finding | undefined): FileFinding[] =>
  finding === undefined ? [] : [{ path, rule: finding.rule, got: finding.got, fix: finding.fix }];

/** Puts a finding where the user sees it. */
export function located(finding: FileFinding, positions: Positions): LocatedFinding {
  const { path, rule, fix, atKey } = finding;
  return {
    position: atKey === true ? positions.ofKey(path) : positions.of(path),
    path: pathText(path),
    finding: { prop: finding.prop ?? propText(path), rule, got: finding.got ?? positions.written(path), fix },
  };
}

/** Findings of a schema, one for each value. @param schema the whole file's */
export function schemaFindings(
  issues: readonly z.core.$ZodIssue[],
  positions: Positions,
  schema: z.core.$ZodType = deploymentSchema,
): FileFinding[] {
  const unknown = issues.flatMap((issue) =>
    issue.code === "unrecognized_keys" ? unknownKeys(issue, positions, schema) : [],
  );
  const wrong = new Map<string, FileFinding>();
  for (const issue of issues) {
    if (issue.code === "unrecognized_keys") continue;
    const path = issue.path.filter((part) => typeof part !== "symbol");
    const place = pathText(path);
    // A missing key whose name is only misspelt is told once, as the misspelling.
    const misspelt = unknown.some(({ meant }) => meant === place);
    if (!misspelt && !wrong.has(place)) wrong.set(place, wrongValue(issue, path));
  }
  return [...unknown.map(({ finding }) => finding), ...wrong.values()];
}

function wrongValue(issue: z.core.$ZodIssue, path: Path): FileFinding {
  if (issue.code === "invalid_key") {
    return { path, ...ruleAndFix(issue.issues[0]?.message), got: shown(path.at(-1)), atKey: true };
  }
  if (issue.code === "invalid_type" && issue.expected === "object") {
    return { path, rule: "a mapping", fix: "write its settings below it, indented" };
  }
  return { path, ...ruleAndFix(issue.message) };
}

/** The two halves of a message of the schema. */
function ruleAndFix(message = ""): { rule: string; fix: string } {
  const [rule = "", ...fix] = message.split("; ");
  return { rule, fix: fix.length === 0 ? "correct it" : fix.join("; ") };
}

/** Unknown keys, with the path of the key that was probably meant. */
function unknownKeys(
  issue: z.core.$ZodIssueUnrecognizedKeys,
  positions: Positions,
  schema: z.core.$ZodType,
): { finding: FileFinding; meant: string | undefined }[] {
  const parent = issue.path.filter((part) => typeof part !== "symbol");
  const known = knownKeys(schema, parent);
  // A key that the file has already is not the one that was meant.
  const free = known.filter((key) => !positions.has([...parent, key]));
  return issue.keys.map((key) => {
    const meant = similar(key, free);
    const fix =
      meant === undefined
        ? (elsewhere(parent, key) ?? `remove it; known are ${known.join(", ")}`)
        : `did you mean '${meant}'?`;
    const path = [...parent, key];
    return {
      finding: { path, rule: "a known setting", got: "an unknown one", fix, atKey: true },
      meant: meant === undefined ? undefined : pathText([...parent, meant]),
    };
  });
}

/** Where a key belongs that stands on the wrong level. */
function elsewhere(parent: Path, key: string): string | undefined {
  if (parent.length === 0 && Object.hasOwn(awsSchema.shape, key)) return "move it under aws";
  if (parent.length > 0 && Object.hasOwn(deploymentSchema.shape, key)) return "move it to the top level";
  return undefined;
}

/** The candidate that a slip of the pen would turn into `text`. */
export function similar(text: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0) return undefined;
  const nearest = closest(text.toLowerCase(), [...candidates]);
  return distance(text.toLowerCase(), nearest.toLowerCase()) <=
    Math.max(text.length > 3 ? 2 : 1, Math.floor(text.length / 3))
    ? nearest
    : undefined;
}

/** Keys that the schema knows at a path. */
function knownKeys(whole: z.core.$ZodType, path: Path): string[] {
  let schema = whole;
  for (const part of [...path, undefined]) {
    while (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) schema = schema.unwrap();
    if (part === undefined) break;
    if (schema instanceof z.ZodObject) schema = schema.shape[part] ?? schema;
    else if (schema instanceof z.ZodArray) schema = schema.element;
    else if (schema instanceof z.ZodRecord) schema = schema.valueType;
  }
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  return schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum ? schema.keyType.options.map(String) : [];
}
