import { type JsonObject, remoteReads, type StackJson } from "../terraform/stack-files";

/** Settings that point the S3 backend at a region's server on this machine. */
export function emulated(endpoint: string): JsonObject {
  return {
    endpoints: { s3: endpoint },
    use_path_style: true,
    skip_credentials_validation: true,
    skip_metadata_api_check: true,
    skip_region_validation: true,
    skip_requesting_account_id: true,
    max_retries: 2,
    access_key: "drill",
    secret_key: "drill",
  };
}

/** Outputs of other stacks that the stack uses anywhere, as expressions. */
function usedOutputs(stack: StackJson): string[] {
  const text = JSON.stringify(stack);
  const found = text.matchAll(/data\.terraform_remote_state\.(\w+)\.outputs\.(\w+)/g);
  return [...new Set([...found].map((match) => match[0]))].sort();
}

const outputOf = (name: string): JsonObject => ({ value: `\${terraform_data.outputs.output.${name}}` });

/**
 * A stack reduced to what the loss of a region can touch: its backend, its reads of other states, and the outputs that
 * it gives, carried by the built-in `terraform_data`. It needs no provider.
 */
export function reducedStack(stack: StackJson, endpointOf: (region: string) => string): JsonObject {
  const s3 = stack.terraform.backend.s3 as JsonObject;
  const outputs = Object.keys(stack.output ?? {});
  const reads = Object.fromEntries(
    Object.entries(remoteReads(stack)).map(([id, { config }]) => [
      id,
      { backend: "s3", config: { ...config, ...emulated(endpointOf(config.region as string)) } },
    ]),
  );
  return {
    terraform: {
      backend: { s3: { ...s3, ...emulated(endpointOf(s3.region as string)) } },
    },
    ...(Object.keys(reads).length > 0 ? { data: { terraform_remote_state: reads } } : {}),
    variable: { round: { default: "0" } },
    resource: {
      terraform_data: {
        round: { input: "${var.round}" },
        reads: { input: usedOutputs(stack).map((expression) => `\${${expression}}`) },
        outputs: { input: Object.fromEntries(outputs.map((name) => [name, `value of ${name}`])) },
      },
    },
    ...(outputs.length > 0 ? { output: Object.fromEntries(outputs.map((name) => [name, outputOf(name)])) } : {}),
  };
}
