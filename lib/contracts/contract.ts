/**
 * Small read-only data that one stack gives another, by outputs with plain names. A field has one of three kinds,
 * which are all that a remote state can carry without losing its type.
 */
export type FieldKind = "string" | "number" | "list";
export type Fields = Readonly<Record<string, FieldKind>>;

interface KindTypes {
  string: string;
  number: number;
  list: string[];
}

/** What a producer hands in and a consumer gets. */
export type ContractValues<F extends Fields> = { readonly [Name in keyof F]: KindTypes[F[Name]] };

export interface Contract<F extends Fields> {
  /** Name in messages. */
  readonly name: string;
  readonly fields: F;
  /** Outputs carry the contract's name, because another portable contract has fields of the same name. */
  readonly portable: boolean;
}

/** Most fields of a contract that every cloud must fill. */
export const MAX_PORTABLE_FIELDS = 6;

/** A contract of one cloud: its fields are that cloud's own. */
export function contract<const F extends Fields>(name: string, fields: F): Contract<F> {
  return { name, fields, portable: false };
}

/** A contract that every cloud fills. At most {@link MAX_PORTABLE_FIELDS} fields. */
export function portableContract<const F extends Fields>(name: string, fields: F): Contract<F> {
  if (Object.keys(fields).length > MAX_PORTABLE_FIELDS) {
    throw new Error(`contract ${name} has more than ${MAX_PORTABLE_FIELDS} fields`);
  }
  return { name, fields, portable: true };
}

/**
 * Name of the output that carries a field: `<field>`; `<contract>_<field>` of a portable contract, and
 * `<contract>_<instance>_<field>` where a stack gives several.
 */
export function outputName(contract: Contract<Fields>, field: string, instance?: string): string {
  const parts = [...(contract.portable ? [contract.name] : []), ...(instance === undefined ? [] : [instance]), field];
  return parts.join("_").replaceAll("-", "_");
}
