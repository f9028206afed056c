import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ConfigurationError } from "../errors/configuration-error";
import { SCHEMA_VERSION } from "../reports/deployment-json";
import { readOutput, type SynthesizedOutput } from "../rules/output";
import { stackFolder } from "../terraform/stack-files";
import { readJson, readText, refuseFile } from "./json-file";
import { readPlan, type StackPlan } from "./plan-json";
import type { PlanFiles } from "./waiting";

const SYNTH = "run npm run synth into it again";

const entries = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown())));

/** What of a stack is looked into. */
const stackSchema = z.object({
  terraform: z.record(z.string(), z.unknown()),
  resource: entries.optional(),
  data: entries.optional(),
  output: z.record(z.string(), z.object({ value: z.unknown() })).optional(),
  provider: z.record(z.string(), z.unknown()).optional(),
});

const manifestSchema = z.object({
  stacks: z.record(z.string(), z.object({ dependencies: z.array(z.string()) })),
});

const reportSchema = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  project: z.string(),
  environment: z.string(),
  stacks: z.array(
    z.object({
      name: z.string().regex(/^[\w-]+$/),
      region: z.string().nullable(),
      role: z.string().nullable(),
      layer: z.string(),
      state: z.object({ bucket: z.string(), key: z.string(), region: z.string() }),
      dependsOn: z.array(z.string()),
    }),
  ),
});

/** Reads a folder that a synthesis wrote. Everything that is not as it must be is refused by its file. */
export function readTreeSafely(option: string, folder: string): SynthesizedOutput {
  const report = join(folder, "deployment.json");
  if (!existsSync(report)) {
    const fix = "run npm run synth, or name the folder that it wrote";
    throw new ConfigurationError("review", {
      prop: option,
      rule: "a folder that synth wrote",
      got: `"${folder}"`,
      fix,
    });
  }
  const { stacks } = checked(report, reportSchema);
  checked(join(folder, "manifest.json"), manifestSchema);
  for (const { name } of stacks) checked(join(stackFolder(folder, name), "cdk.tf.json"), stackSchema);
  return readOutput(folder);
}

function checked<S extends z.ZodType>(file: string, schema: S): z.output<S> {
  const result = schema.safeParse(readJson(file, SYNTH), { jitless: true });
  if (result.success) return result.data;
  const place = result.error.issues[0]?.path.map(String).join(".") ?? "";
  return refuseFile(file, "as this version of synth writes it", `something else at ${place || "its top"}`, SYNTH);
}

/**
 * Reads the plans of a folder: `<stack>.json` from terraform show, and `<stack>.log` with what terraform said.
 * @param stacks all names that a plan may have
 */
export function readPlans(folder: string, stacks: ReadonlySet<string>): PlanFiles {
  const names = namesIn(folder);
  const plans = new Map<string, StackPlan>();
  const logs = new Map<string, string>();
  for (const name of names) {
    const stack = name.replace(/\.(json|log)$/, "");
    const file = join(folder, name);
    if (name.endsWith(".json")) {
      if (!stacks.has(stack)) {
        refuseFile(file, "the plan of a stack", "a name that no stack has", "name it <stack>.json, or remove it");
      }
      plans.set(stack, readPlan(file));
    } else if (name.endsWith(".log") && stacks.has(stack)) {
      logs.set(stack, readText(file, "write what terraform said into it again"));
    }
  }
  return { plans, logs };
}

function namesIn(folder: string): string[] {
  if (existsSync(folder) && statSync(folder).isDirectory()) return readdirSync(folder).sort();
  const fix = "write each plan to <folder>/<stack>.json";
  throw new ConfigurationError("review", { prop: "--plans", rule: "a folder with plans", got: `"${folder}"`, fix });
}
