import { type JsonObject, remoteReads, type StackJson } from "../terraform/stack-files";
import type { SettingsOf } from "./state-server";

/** Makes of a synthesized stack what the drill applies. */
export type Laying = (stack: StackJson, settingsOf: SettingsOf) => StackJson;

/** Variable, and built-in resource, by which a change can be applied at will. No stack has one of this name. */
export const ROUND = "drill_round";
/** What declares them. */
export const ROUND_VARIABLE: JsonObject = { [ROUND]: { default: "0" } };
export const ROUND_RESOURCE: { [id: string]: JsonObject } = { [ROUND]: { input: `\${var.${ROUND}}` } };

/** A copy of the stack whose backend, and whose reads of other states, go to servers on this machine. */
export function emulated(stack: StackJson, settingsOf: SettingsOf): StackJson {
  const copy = structuredClone(stack);
  const { backend } = copy.terraform;
  for (const settings of Object.values(backend) as JsonObject[]) Object.assign(settings, settingsOf(settings));
  for (const { config } of Object.values(remoteReads(copy))) Object.assign(config, settingsOf(config));
  return copy;
}
