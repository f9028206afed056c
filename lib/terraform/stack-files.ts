import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "../errors/refusal";
import type { DeploymentReport } from "../reports/deployment-json";

/** File of a stack, as cdktf names it. */
export const STACK_FILE = "cdk.tf.json";
/** File beside a stack with the versions of Terraform that can apply it. */
export const VERSIONS = "versions.tf";
/**
 * Terraform that a stack needs: write-only arguments, ephemeral values and the native S3 lock exist since 1.11. It
 * stands in a file of its own, because checkov reads no `.tf.json` file that has it, and says so nowhere.
 */
export const VERSIONS_TEXT = `terraform {
  required_version = ">= 1.11.0, < 2.0.0"
}
`;
/** File beside a stack that opens its state from the replica. */
export const STANDBY_BACKEND = "standby.tfbackend";

/** Any part of a synthesized stack. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** The parts of a `cdk.tf.json` that commands change or read. */
export interface StackJson {
  terraform: { backend: JsonObject; required_providers?: JsonObject };
  provider?: JsonObject;
  resource?: { [type: string]: { [id: string]: JsonObject } };
  data?: { [type: string]: { [id: string]: JsonObject } };
  output?: { [name: string]: { value: Json } };
  [section: string]: unknown;
}

/** A remote-state read in a stack. */
export interface RemoteRead {
  backend: string;
  config: JsonObject;
}

/** What synth wrote about the deployment. */
export function readReport(outdir: string): DeploymentReport {
  if (!existsSync(join(outdir, "deployment.json"))) {
    throw new Refusal(`'--outdir' must be a folder that synth wrote, got "${outdir}"; run npm run synth`);
  }
  return JSON.parse(readFileSync(join(outdir, "deployment.json"), "utf8")) as DeploymentReport;
}

/** A stack as synthesized. */
export function readStack(outdir: string, stack: string): StackJson {
  return JSON.parse(readFileSync(join(stackFolder(outdir, stack), STACK_FILE), "utf8")) as StackJson;
}

export const stackFolder = (outdir: string, stack: string): string => join(outdir, "stacks", stack);

/** The stack's reads of other states, by their id. */
export function remoteReads(stack: StackJson): { [id: string]: RemoteRead } {
  return (stack.data?.terraform_remote_state ?? {}) as unknown as { [id: string]: RemoteRead };
}

/** Every stack of a synthesized tree, by name. */
export function readTree(outdir: string): Map<string, StackJson> {
  return new Map(readReport(outdir).stacks.map(({ name }) => [name, readStack(outdir, name)]));
}
