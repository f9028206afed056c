import { catalogFinding } from "../../catalog/catalog";
import { functionQueue } from "../../identifiers/aws-names";
import type { ParsedFunction, ParsedFunctions } from "../aws/functions";
import { type FileFinding, foundAt, similar } from "../findings";
import type { Path } from "../positions";
import type { Readable } from "../readable";
import { scheduleFinding } from "../schedule";
import type { ParsedAws } from "../schema";
import { repeated } from "./names";

/** Functions of the platform itself. */
const RESERVED_FUNCTIONS = ["rotation", "watcher"];

/** What the schema of `aws.functions` cannot see: it needs more than one value. */
export function checkFunctions({ aws }: Readable): FileFinding[] {
  const functions = aws?.functions;
  if (aws === undefined || functions === undefined) return [];
  const buckets = (aws.buckets ?? []).map(({ name }) => name);
  const tables = (aws.tables ?? []).map(({ name }) => name);
  return [
    ...functions.flatMap((fn, index) => {
      const path = ["aws", "functions", index];
      return [
        ...checkReserved(fn, path),
        ...checkCode(fn, path, buckets, aws.messaging !== undefined),
        ...checkSchedules(fn, path),
        ...checkStores(fn, path, buckets, tables),
        ...checkApi(fn, path, aws.edge !== undefined),
      ];
    }),
    ...checkRoutes(functions),
    ...checkQueues(functions, aws.messaging?.queues ?? []),
  ];
}

/** Queues of failures have names of their own, and the platform's own code takes no messages: they come from the bus. */
function checkQueues(functions: ParsedFunctions, queues: NonNullable<ParsedAws["messaging"]>["queues"]): FileFinding[] {
  return queues.flatMap(({ name, consumer }, index) => {
    const path = ["aws", "messaging", "queues", index];
    const found: FileFinding[] = [];
    if (functions.some((fn) => functionQueue(fn.name) === name)) {
      found.push({
        path: [...path, "name"],
        rule: "another name than that of a function's failures",
        fix: "rename it",
      });
    }
    if (functions.some((fn) => fn.name === consumer && fn.code === undefined)) {
      const rule = "a function with code of its own: the platform's would put every message back on the bus";
      found.push({ path: [...path, "consumer"], rule, fix: "write another function, or give it code" });
    }
    return found;
  });
}

function checkReserved({ name }: ParsedFunction, path: Path): FileFinding[] {
  if (!RESERVED_FUNCTIONS.includes(name)) return [];
  return [
    { path: [...path, "name"], rule: "another name than those of the platform's own functions", fix: "rename it" },
  ];
}

function checkCode({ code }: ParsedFunction, path: Path, buckets: readonly string[], hasBus: boolean): FileFinding[] {
  if (code !== undefined) {
    return [
      ...known("bucket", code.bucket, buckets, [...path, "code", "bucket"]),
      ...(code.runtime === undefined
        ? []
        : foundAt([...path, "code", "runtime"], catalogFinding("lambda-python", code.runtime, "runtime"))),
    ];
  }
  if (hasBus) return [];
  const rule = "given where there is no event bus for the platform's own code";
  return [{ path: [...path, "code"], rule, fix: "add aws.messaging, or code of your own" }];
}

function checkSchedules({ triggers }: ParsedFunction, path: Path): FileFinding[] {
  const at = [...path, "triggers", "schedules"];
  const names = triggers.schedules.map(({ name }) => name);
  return [
    ...repeated(names, (index) => [...at, index, "name"]),
    ...triggers.schedules.flatMap(({ expression }, index) => {
      const problem = scheduleFinding(expression);
      return problem === undefined ? [] : [{ path: [...at, index, "expression"], ...problem }];
    }),
  ];
}

/** Buckets and tables are there, and each calls a function once. */
function checkStores(
  { triggers }: ParsedFunction,
  path: Path,
  buckets: readonly string[],
  tables: readonly string[],
): FileFinding[] {
  const at = [...path, "triggers"];
  const watched = {
    buckets: { kind: "bucket", names: triggers.buckets.map(({ bucket }) => bucket), all: buckets },
    tables: { kind: "table", names: triggers.tables.map(({ table }) => table), all: tables },
  } as const;
  return Object.entries(watched).flatMap(([list, { kind, names, all }]) =>
    names.flatMap((name, index) => {
      const here = [...at, list, index, kind];
      if (names.indexOf(name) === index) return known(kind, name, all, here);
      return [{ path: here, rule: `a ${kind} that is not in the list yet`, fix: "write both in one" }];
    }),
  );
}

function known(kind: string, name: string, all: readonly string[], path: Path): FileFinding[] {
  if (all.includes(name)) return [];
  const meant = similar(name, all);
  const fix = meant === undefined ? `write one of them, or add the ${kind}` : `did you mean ${meant}?`;
  return [{ path, rule: `one of the ${kind}s (${all.join(", ") || "none"})`, fix }];
}

function checkApi({ triggers }: ParsedFunction, path: Path, hasEdge: boolean): FileFinding[] {
  if (hasEdge || triggers.http.length === 0) return [];
  const rule = "left out where there is no API to call the function";
  return [{ path: [...path, "triggers", "http"], rule, got: "routes", fix: "remove it, or add aws.edge" }];
}

/**
 * Every route leads to one function. API Gateway tells routes apart by their words, and wants one name for the
 * parameters of one place.
 */
function checkRoutes(functions: ParsedFunctions): FileFinding[] {
  const owners = new Map<string, string>();
  const parameters = new Map<string, string>();
  const findings: FileFinding[] = [];
  for (const [index, { name, triggers }] of functions.entries()) {
    for (const [position, { method, path }] of triggers.http.entries()) {
      const at = ["aws", "functions", index, "triggers", "http", position, "path"];
      const place = path.replaceAll(/\{\w+(\+?)\}/g, "{$1}");
      const owner = owners.get(`${method} ${place}`);
      const other = otherParameter(path, parameters);
      if (owner !== undefined) {
        const rule = `a path that no other ${method} route has (${owner} has it)`;
        findings.push({ path: at, rule, fix: "write another path, or remove one of the two" });
      } else if (other !== undefined) {
        findings.push({ path: at, rule: `written with ${other} as in another route`, fix: `write ${other}` });
      } else {
        owners.set(`${method} ${place}`, name);
      }
    }
  }
  return findings;
}

/** The parameter that another route has in a place where this one has a different one. Remembers all others. */
function otherParameter(path: string, parameters: Map<string, string>): string | undefined {
  let place = "";
  for (const word of path.slice(1).split("/")) {
    if (word.startsWith("{")) {
      const other = parameters.get(place) ?? word;
      if (other !== word) return other;
      parameters.set(place, word);
    }
    place = `${place}/${word}`;
  }
  return undefined;
}
