import { z } from "zod";
import { catalogValue } from "../../catalog/catalog";
import { count, oneOf, slug } from "../fields";
import type { ResolveContext } from "./context";
import { OWN_VARIABLE } from "./ecs";

/**
 * What Lambda gives a function, at least and at most.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html (2026-11)
 */
export const FUNCTION_LIMITS = {
  /** Unit: MB. */
  memory: { min: 128, max: 10_240 },
  /** Unit: seconds. */
  timeout: { min: 1, max: 900 },
  /** Size of /tmp. Unit: MB. */
  storage: { min: 512, max: 10_240 },
} as const;

/** The documented sizes: the longest run, up to 3 GB of memory and 10 GB of storage. */
export const DOCUMENTED_FUNCTION = { timeoutSeconds: 900, memoryMb: 3008, storageMb: 10_240 } as const;

export const HTTP_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export const STREAM_EVENTS = ["INSERT", "MODIFY", "REMOVE"] as const;

/**
 * Variables that Lambda sets itself and refuses to take.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html (2026-11)
 */
const RESERVED_VARIABLES: ReadonlySet<string> = new Set([
  "AWS_ACCESS_KEY",
  "AWS_ACCESS_KEY_ID",
  "AWS_DEFAULT_REGION",
  "AWS_EXECUTION_ENV",
  "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
  "AWS_LAMBDA_FUNCTION_NAME",
  "AWS_LAMBDA_FUNCTION_VERSION",
  "AWS_LAMBDA_INITIALIZATION_TYPE",
  "AWS_LAMBDA_LOG_GROUP_NAME",
  "AWS_LAMBDA_LOG_STREAM_NAME",
  "AWS_LAMBDA_RUNTIME_API",
  "AWS_REGION",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SESSION_TOKEN",
  "LAMBDA_RUNTIME_DIR",
  "LAMBDA_TASK_ROOT",
]);

const variable = z
  .string("the name of a variable; write it like LOG_LEVEL")
  .regex(/^[A-Za-z][A-Za-z0-9_]+$/, "letters, digits and underscores, starting with a letter; write it like LOG_LEVEL")
  .refine((name) => !RESERVED_VARIABLES.has(name), "another name than those that Lambda sets itself; rename it")
  .refine((name) => !OWN_VARIABLE.test(name), "another name than those that the platform sets; rename it");

const code = z.strictObject({
  bucket: z.string("the name of a bucket; write one of those under buckets").describe("The data bucket that holds it."),
  key: z
    .string("the key of an object; write it like functions/score.zip")
    .regex(/^[\w!.*'()-][\w!.*'()/-]*\.zip$/, "the key of a zip archive; write it like functions/score.zip")
    .max(1024, "at most 1024 characters; shorten it")
    .describe("Key of the zip archive."),
  version: z
    .string("the version id of an object; write it in quotes")
    .regex(/^[\w.-]{1,1024}$/, "the version id of an object; write the one that S3 shows")
    .optional()
    .describe("Version of the object: a new one deploys. Left out: a pipeline deploys after the first time."),
  handler: z
    .string("a function in a file of the archive; write it like app.handler")
    .regex(/^[\w/]+(\.\w+)+$/, "a function in a file of the archive; write it like app.handler")
    .describe("File and function, for example app.handler."),
  runtime: z
    .string("a Lambda runtime of Python; write it like python3.13")
    .regex(/^python\d\.\d+$/, "a Lambda runtime of Python; write it like python3.13")
    .optional()
    .describe("Default: the catalog's."),
});

const route = z.strictObject({
  method: oneOf(HTTP_METHODS).describe("HTTP method."),
  path: z
    .string("a path; write it like /events or /jobs/{id}")
    .regex(
      /^(\/([\w.-]+|\{\w+\}))+(\/\{\w+\+\})?$/,
      "a path of words and {parameters}, without a slash at its end; write it like /events or /jobs/{id}",
    )
    .max(80, "at most 80 characters; shorten it")
    .describe("Path below the API's root."),
});

const schedule = z.strictObject({
  name: slug("a name for the schedule", 20).describe("Name of the schedule."),
  expression: z
    .string("a schedule expression; write it like rate(1 hour) or cron(0 3 * * ? *)")
    .describe("When it runs, for example rate(1 hour) or cron(0 3 * * ? *)."),
  timeZone: z
    .string("a time zone; write it like America/New_York")
    .regex(/^(UTC|[A-Z]\w+(\/[A-Z][\w+-]*)+)$/, "a time zone of the IANA database; write it like America/New_York")
    .optional()
    .describe("Time zone of a cron expression. Default: UTC."),
});

const bucket = z.strictObject({
  bucket: z.string("the name of a bucket; write one of those under buckets").describe("The bucket."),
  prefixes: z
    .array(
      z
        .string("the start of a key; write it like uploads/")
        .regex(/^[\w!.*'()/=-]+$/, "the start of a key, in letters, digits and !.*'()/=_-; write it like uploads/"),
      "a list of prefixes; write it like [uploads/]",
    )
    .min(1, "not empty; remove it, or write a prefix")
    .optional()
    .describe("Only objects whose keys start like one of these. Default: all objects."),
});

const table = z.strictObject({
  table: z.string("the name of a table; write one of those under tables").describe("The table."),
  events: z
    .array(oneOf(STREAM_EVENTS), "a list of changes; write it like [INSERT, MODIFY]")
    .min(1, "not empty; remove it, or write a change")
    .optional()
    .describe("Only these changes of items. Default: all."),
});

const triggers = z.strictObject({
  http: z.array(route, "a list of routes; remove it or write one").default([]).describe("Routes of the API."),
  schedules: z
    .array(schedule, "a list of schedules; remove it or write one")
    .default([])
    .describe("Runs at set times, in the primary region."),
  buckets: z
    .array(bucket, "a list of buckets; remove it or write one")
    .default([])
    .describe("New objects in buckets, in the primary region."),
  tables: z
    .array(table, "a list of tables; remove it or write one")
    .default([])
    .describe("Changes of items, in the primary region."),
});

const { memory, timeout, storage } = FUNCTION_LIMITS;

const entry = z.strictObject({
  name: slug("a name for the function", 40).describe("Name of the function."),
  code: code
    .optional()
    .describe(
      "A zip archive in a data bucket, which holds it before the first apply. Left out: the platform's own code, which tells what happened on the bus.",
    ),
  memoryMb: count(memory.min, memory.max, "MB")
    .default(DOCUMENTED_FUNCTION.memoryMb)
    .describe("Memory. Default: the documented 3008 MB."),
  timeoutSeconds: count(timeout.min, timeout.max, "seconds")
    .default(DOCUMENTED_FUNCTION.timeoutSeconds)
    .describe("Longest run. Default: the documented 15 minutes."),
  storageMb: count(storage.min, storage.max, "MB")
    .default(DOCUMENTED_FUNCTION.storageMb)
    .describe("Room in /tmp. Default: the documented 10 GB."),
  reservedConcurrency: count(1, 10_000, "runs at once")
    .optional()
    .describe("Runs kept for this function, and its limit. Default: what the account has left."),
  environment: z
    .record(variable, z.string("a text; write it in quotes"), "a mapping of variables; remove it or write one")
    .default({})
    .describe("Variables of the code. Secrets are read from Secrets Manager at run time."),
  triggers: triggers.default({ http: [], schedules: [], buckets: [], tables: [] }).describe("What calls the function."),
});

/** Lambda functions. */
export const functionsSchema = z
  .array(entry, "a list of functions; remove it or write one")
  .default([])
  .describe("Lambda functions.");
export type ParsedFunctions = z.output<typeof functionsSchema>;
export type ParsedFunction = ParsedFunctions[number];

export type HttpMethod = (typeof HTTP_METHODS)[number];
export type StreamEvent = (typeof STREAM_EVENTS)[number];

/** A method and path of the API. */
export interface HttpRoute {
  readonly method: HttpMethod;
  readonly path: string;
}

/** What a function runs. */
export type FunctionCode =
  | { readonly kind: "events" }
  | {
      readonly kind: "s3";
      /** Name of the data bucket in the file. */
      readonly bucket: string;
      readonly key: string;
      readonly version: string | undefined;
      readonly handler: string;
    };

export interface AwsFunction {
  readonly name: string;
  readonly code: FunctionCode;
  /** Lambda's name of the runtime. */
  readonly runtime: string;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly storageMb: number;
  readonly reservedConcurrency: number | undefined;
  readonly environment: Readonly<Record<string, string>>;
  readonly triggers: {
    readonly http: readonly HttpRoute[];
    readonly schedules: readonly { readonly name: string; readonly expression: string; readonly timeZone: string }[];
    readonly buckets: readonly { readonly bucket: string; readonly prefixes: readonly string[] }[];
    readonly tables: readonly { readonly table: string; readonly events: readonly StreamEvent[] }[];
  };
}

export function resolveFunctions(parsed: ParsedFunctions, { catalog }: ResolveContext): AwsFunction[] {
  return parsed.map(({ code, triggers, reservedConcurrency, ...sizes }) => ({
    ...sizes,
    code: code === undefined ? { kind: "events" } : resolveCode(code),
    runtime: code?.runtime ?? catalogValue("lambda-python", catalog),
    reservedConcurrency,
    triggers: {
      http: triggers.http,
      schedules: triggers.schedules.map(({ timeZone = "UTC", ...times }) => ({ ...times, timeZone })),
      buckets: triggers.buckets.map(({ bucket, prefixes = [] }) => ({ bucket, prefixes })),
      tables: triggers.tables.map(({ table, events = STREAM_EVENTS }) => ({ table, events })),
    },
  }));
}

function resolveCode({ bucket, key, version, handler }: NonNullable<ParsedFunction["code"]>): FunctionCode {
  return { kind: "s3", bucket, key, version, handler };
}
