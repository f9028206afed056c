import type { z } from "zod";
import { regionSuggestion } from "../catalog/aws-regions";
import { awsSchema } from "./aws-schema";
import { deploymentSchema, type ParsedAws, type ParsedDeployment } from "./schema";

/**
 * The parts of a deployment file that the schema accepts, each for itself. So one wrong value hides no finding of the
 * other parts: a check looks at what is there.
 */
export interface Readable extends Partial<Omit<ParsedDeployment, "aws">> {
  readonly aws?: Partial<ParsedAws> | undefined;
}

/**
 * What can be read of a file that the schema refuses as a whole.
 * @param issues what the schema says of the file
 */
export function readableParts(value: unknown, issues: readonly z.core.$ZodIssue[]): Readable {
  const mended = structuredClone(value);
  for (const issue of issues) mend(mended, issue);
  const aws = entry(mended, "aws");
  return {
    ...(parts(deploymentSchema, mended) as Readable),
    ...(aws === undefined ? {} : { aws: parts(awsSchema, aws) as Partial<ParsedAws> }),
  };
}

function parts(schema: z.ZodObject, value: unknown): object {
  const accepted = Object.entries(schema.shape).flatMap(([key, part]) => {
    const result = part.safeParse(entry(value, key), { jitless: true });
    return result.success && result.data !== undefined ? [[key, result.data]] : [];
  });
  return Object.fromEntries(accepted);
}

function entry(value: unknown, key: PropertyKey): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Record<PropertyKey, unknown>)[key]
    : undefined;
}

/**
 * Takes a refused value out, so that what stands beside it can be read: the rest of a region, of a database. The
 * misspelt name of a region becomes the name that it resembles. Members of a list stay where they are, because
 * findings name them by their position.
 */
function mend(file: unknown, issue: z.core.$ZodIssue): void {
  const path = issue.path.slice(0, issue.path.findLastIndex((step) => typeof step === "string") + 1);
  const key = path.at(-1);
  const parent = path.slice(0, -1).reduce(entry, file) as Record<PropertyKey, unknown> | undefined;
  if (issue.code === "unrecognized_keys") {
    const holder = issue.path.reduce(entry, file) as Record<string, unknown>;
    for (const unknown of issue.keys) delete holder[unknown];
  } else if (key !== undefined && typeof parent === "object" && parent !== null) {
    const refused = parent[key];
    const meant = typeof refused === "string" && REGION_KEYS.has(key) ? regionSuggestion(refused) : undefined;
    if (meant === undefined) delete parent[key];
    else parent[key] = meant;
  }
}

const REGION_KEYS: ReadonlySet<PropertyKey> = new Set(["name", "home", "controlRegion", "partner", "region"]);
