/** The parts of a state that commands read. */
export interface StateFile {
  readonly lineage: string;
  readonly serial: number;
  readonly resources: readonly { readonly type: string; readonly name: string }[];
}

/** What `terraform state pull` printed. None where there is no state: then terraform makes one up without a lineage. */
export function parseState(pulled: string): StateFile | undefined {
  if (pulled.trim() === "") return undefined;
  const state = JSON.parse(pulled) as StateFile;
  return state.lineage === "" ? undefined : state;
}

/** `type.name` of everything in a state. */
export const addresses = (state: StateFile | undefined): string[] =>
  (state?.resources ?? []).map(({ type, name }) => `${type}.${name}`);
