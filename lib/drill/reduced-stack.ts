import type { JsonObject, StackJson } from "../terraform/stack-files";
import { emulated, type Laying, ROUND_RESOURCE, ROUND_VARIABLE } from "./emulated";

/** Outputs of other stacks that the stack uses anywhere, as expressions. */
function usedOutputs(stack: StackJson): string[] {
  const text = JSON.stringify(stack);
  const found = text.matchAll(/data\.terraform_remote_state\.(\w+)\.outputs\.(\w+)/g);
  return [...new Set([...found].map((match) => match[0]))].sort();
}

const outputOf = (name: string): { value: string } => ({ value: `\${terraform_data.outputs.output.${name}}` });

/**
 * A stack reduced to what the loss of a region can touch: its backend, its reads of other states, and the outputs that
 * it gives, carried by the built-in `terraform_data`. It needs no provider.
 */
export const reducedStack: Laying = (stack, settingsOf) => {
  const { terraform, data } = emulated(stack, settingsOf);
  const reads = data?.terraform_remote_state;
  const outputs = Object.keys(stack.output ?? {});
  return {
    terraform: { backend: terraform.backend },
    ...(reads === undefined ? {} : { data: { terraform_remote_state: reads } }),
    variable: ROUND_VARIABLE,
    resource: {
      terraform_data: {
        ...ROUND_RESOURCE,
        reads: { input: usedOutputs(stack).map((expression) => `\${${expression}}`) },
        outputs: { input: Object.fromEntries(outputs.map((name) => [name, `value of ${name}`])) } as JsonObject,
      },
    },
    ...(outputs.length > 0 ? { output: Object.fromEntries(outputs.map((name) => [name, outputOf(name)])) } : {}),
  };
};
