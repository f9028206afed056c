import type { JsonObject, StackJson } from "../terraform/stack-files";

/** What a replica has that a writer has not. */
const SOURCE = "replicate_source_db";
const INSTANCE = "aws_db_instance";

/** A state, as far as a promotion changes it. */
interface PulledState {
  serial: number;
  resources: { mode: string; type: string; name: string; instances: { attributes: JsonObject }[] }[];
}

/** Ids of the databases in a stack that follow another one. */
export function replicasIn(stack: StackJson | undefined): string[] {
  const instances = Object.entries(stack?.resource?.[INSTANCE] ?? {});
  return instances.filter(([, instance]) => instance[SOURCE] !== undefined).map(([id]) => id);
}

/**
 * The state as a refresh makes it after databases were promoted outside terraform: they follow nobody. Its serial is
 * raised, so that it can be pushed.
 */
export function afterPromotion(pulled: string, ids: readonly string[]): string {
  const state = JSON.parse(pulled) as PulledState;
  for (const id of ids) {
    const found = state.resources.find((resource) => resource.type === INSTANCE && resource.name === id);
    if (found === undefined) throw new Error(`${INSTANCE}.${id} is not in the state`);
    for (const { attributes } of found.instances) attributes[SOURCE] = "";
  }
  return JSON.stringify({ ...state, serial: state.serial + 1 });
}
