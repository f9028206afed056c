import { z } from "zod";
import type { Json } from "../terraform/stack-files";
import { type Action, type Change, type Counts, counted, type OutputChange, pathText, reasonText } from "./change";
import { differences } from "./differences";
import { readJson, refuseFile } from "./json-file";
import type { Text } from "./text";
import { Secrets, safe } from "./values";

/**
 * The plan of a stack, made safe to show.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format, read 2026-11
 */
export interface StackPlan {
  /** Terraform failed: what is in the plan is not all. */
  readonly errored: boolean;
  /** Nothing remains to be done after it is applied. */
  readonly complete: boolean;
  readonly counts: Counts;
  /** Sorted by address. What does not change is left out, unless it moves or is imported. */
  readonly changes: readonly Change[];
  /** What was changed outside Terraform. */
  readonly drift: readonly Change[];
  readonly deferred: readonly Change[];
  readonly outputs: readonly OutputChange[];
  /** Messages of checks and conditions that do not hold. */
  readonly failedChecks: readonly string[];
}

/** Major version of the format that is understood. Minor versions only add. */
const FORMAT_MAJOR = "1";

const FIX = "make it again by terraform show -json <plan>";

/** A value of any shape. */
const json = z
  .unknown()
  .transform((value) => value as Json | undefined)
  .optional();

const change = z.object({
  actions: z.array(z.string()).min(1),
  before: json,
  after: json,
  after_unknown: json,
  before_sensitive: json,
  after_sensitive: json,
  replace_paths: z.array(z.array(z.union([z.string(), z.number()]))).optional(),
  importing: json,
});

const resourceChange = z.object({
  address: z.string(),
  previous_address: z.string().optional(),
  mode: z.string().default("managed"),
  type: z.string(),
  deposed: z.string().optional(),
  action_reason: z.string().optional(),
  change,
});
type ResourceChange = z.output<typeof resourceChange>;

const planSchema = z.object({
  resource_changes: z.array(resourceChange).default([]),
  resource_drift: z.array(resourceChange).default([]),
  deferred_changes: z.array(z.object({ reason: z.string(), resource_change: resourceChange })).default([]),
  output_changes: z.record(z.string(), change).default({}),
  checks: z
    .array(
      z.object({
        address: z.object({ to_display: z.string() }),
        status: z.string(),
        instances: z.array(z.object({ problems: z.array(z.object({ message: z.string() })).default([]) })).default([]),
      }),
    )
    .nullish(),
  errored: z.boolean().default(false),
  // OpenTofu, and Terraform before 1.8, do not write it.
  complete: z.boolean().optional(),
});
type PlanJson = z.output<typeof planSchema>;

/** Reads the plan of a stack. @throws ConfigurationError if the file is anything else */
export function readPlan(file: string): StackPlan {
  const value = readJson(file, FIX);
  requirePlan(file, value);
  const parsed = planSchema.safeParse(value, { jitless: true });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = pathText((issue?.path ?? []).filter((step) => typeof step !== "symbol"));
    refuseFile(file, "a plan as terraform writes it", `something else at ${place}`, FIX);
  }
  try {
    return stackPlan(parsed.data, file);
  } catch (error) {
    if (error instanceof RangeError)
      refuseFile(file, "a plan as terraform writes it", "one that is nested too deeply", FIX);
    throw error;
  }
}

/** Tells a plan from the other things that terraform writes as JSON. */
function requirePlan(file: string, value: unknown): asserts value is object {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    refuseFile(file, "a plan in JSON", "JSON that is no object", FIX);
  }
  const { format_version: version, planned_values: planned } = value as Record<string, unknown>;
  if (typeof version !== "string" || planned === undefined) {
    refuseFile(file, "a plan in JSON", "JSON without format_version and planned_values", FIX);
  }
  if (version.split(".")[0] !== FORMAT_MAJOR) {
    const fix = `make it with a terraform whose format is ${FORMAT_MAJOR}`;
    refuseFile(file, `a plan of format ${FORMAT_MAJOR}`, `format ${JSON.stringify(version)}`, fix);
  }
}

function stackPlan(plan: PlanJson, file: string): StackPlan {
  const secrets = secretsIn(plan);
  const toChange = (entry: ResourceChange) => planChange(entry, secrets, file);
  const changes = plan.resource_changes.map(toChange);
  const managed = plan.resource_changes.map(({ change }) => actionOf(change.actions, file));
  return {
    errored: plan.errored,
    complete: plan.complete ?? !plan.errored,
    counts: counted(managed),
    changes: changes
      .filter(({ action, movedFrom, imported }) => action !== "no-op" || movedFrom !== undefined || imported === true)
      .sort(byAddress),
    drift: plan.resource_drift.map(toChange).sort(byAddress),
    deferred: plan.deferred_changes
      .map(({ reason, resource_change }): Change => ({ ...toChange(resource_change), reason: deferral(reason) }))
      .sort(byAddress),
    outputs: Object.entries(plan.output_changes).flatMap(([name, { actions, ...values }]): OutputChange[] => {
      const action = actionOf(actions, file);
      if (action !== "create" && action !== "update" && action !== "destroy") return [];
      return [{ name, action, ...sides(values, action, secrets) }];
    }),
    failedChecks: (plan.checks ?? [])
      .filter(({ status }) => status === "fail" || status === "error")
      .map(({ address, instances }) =>
        [address.to_display, ...instances.flatMap(({ problems }) => problems.map(({ message }) => message))].join(": "),
      )
      .map((message) => (secrets.in(message) ? "(sensitive)" : message)),
  };
}

/** Everything that the plan marks as sensitive anywhere. */
function secretsIn({ resource_changes, resource_drift, deferred_changes, output_changes }: PlanJson): Secrets {
  const secrets = new Secrets();
  const changes = [
    ...[...resource_changes, ...resource_drift].map(({ change }) => change),
    ...deferred_changes.map(({ resource_change }) => resource_change.change),
    ...Object.values(output_changes),
  ];
  for (const { before, after, before_sensitive, after_sensitive } of changes) {
    secrets.add(before, before_sensitive);
    secrets.add(after, after_sensitive);
  }
  return secrets;
}

function planChange(entry: ResourceChange, secrets: Secrets, file: string): Change {
  const { address, previous_address: from, type, deposed, action_reason, change } = entry;
  const action = actionOf(change.actions, file);
  const reason = reasonText(action_reason, (change.replace_paths ?? []).map(pathText));
  const values = action === "no-op" ? {} : sides(change, action, secrets);
  return {
    source: "plan",
    address,
    type,
    action,
    ...(from === undefined || from === address ? {} : { movedFrom: from }),
    ...(change.importing === undefined || change.importing === null ? {} : { imported: true }),
    ...(deposed === undefined ? {} : { deposed: true }),
    ...(reason === undefined ? {} : { reason }),
    ...values,
    differences: action === "destroy" || action === "forget" ? [] : differences(values.before, values.after),
  };
}

/** What there was and what there will be. */
function sides(
  change: Omit<z.output<typeof planSchema>["output_changes"][string], "actions">,
  action: Action,
  secrets: Secrets,
): Pick<Change, "before" | "after"> {
  const gone = action === "destroy" || action === "forget";
  return {
    ...(action === "create" ? {} : { before: safe(change.before, { sensitive: change.before_sensitive }, secrets) }),
    ...(gone
      ? {}
      : {
          after: safe(change.after, { sensitive: change.after_sensitive, unknown: change.after_unknown }, secrets),
        }),
  };
}

/** Terraform's actions on one object. Those that no version writes yet are refused, not guessed. */
function actionOf(actions: readonly string[], file: string): Action {
  const does = (action: string) => actions.includes(action);
  const [only] = actions;
  if (does("create") && (does("delete") || does("forget")) && actions.length === 2) return "replace";
  if (actions.length === 1) {
    if (only === "delete") return "destroy";
    if (only === "create" || only === "update" || only === "read" || only === "forget" || only === "no-op") return only;
  }
  return refuseFile(file, "a plan whose actions are known", JSON.stringify(actions), "update this program");
}

const DEFERRALS: Readonly<Record<string, string>> = {
  instance_count_unknown: "count or for_each is known after apply",
  resource_config_unknown: "its configuration is known after apply",
  provider_config_unknown: "its provider's configuration is known after apply",
  deferred_prereq: "it waits for another deferred change",
  absent_prereq: "something it needs is not there yet",
};

const deferral = (reason: string): Text => {
  const known = DEFERRALS[reason];
  return known === undefined ? [{ foreign: reason }] : [known];
};

const byAddress = (one: Change, other: Change): number => (one.address < other.address ? -1 : 1);
