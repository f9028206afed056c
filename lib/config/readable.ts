import type { z } from "zod";
import { awsSchema } from "./aws-schema";
import { deploymentSchema, type ParsedAws, type ParsedDeployment } from "./schema";

/**
 * The parts of a deployment file that the schema accepts, each for itself. So one wrong value hides no finding of the
 * other parts: a check looks at what is there.
 */
export interface Readable extends Partial<Omit<ParsedDeployment, "aws">> {
  readonly aws?: Partial<ParsedAws> | undefined;
}

/** What can be read of a file that the schema refuses as a whole. */
export function readableParts(value: unknown): Readable {
  const aws = entry(value, "aws");
  return {
    ...(parts(deploymentSchema, value) as Readable),
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

function entry(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
