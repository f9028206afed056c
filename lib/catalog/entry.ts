/** Values that a cloud does not create any more. */
export interface CreateBlocked {
  /** The whole value matches. */
  readonly values: RegExp;
  /** ISO date. */
  readonly since: string;
  readonly replacement: string;
}

/** A value that can still be created, but whose standard support ends. */
export interface Retirement {
  readonly value: string;
  /** ISO date of the end of standard support. */
  readonly date: string;
  readonly replacement: string;
}

/** One line of the catalog. */
export interface CatalogEntry {
  /** What the value is, in the words of a message. */
  readonly what: string;
  readonly documented: string;
  readonly current: string;
  readonly createBlocked?: readonly CreateBlocked[];
  readonly retires?: readonly Retirement[];
  readonly source: string;
}
