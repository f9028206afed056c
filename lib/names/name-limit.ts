/**
 * What a service accepts as a name. Every limit stands here once, with the page it was read from, and is used by the
 * name factory, the checks and the tests alike.
 */
export interface NameLimit {
  /** Longest name. Unit: characters. */
  readonly max: number;
  /** Shortest name. Unit: characters. */
  readonly min: number;
  /** The whole name must match. */
  readonly pattern: RegExp;
  /** The name is unique over all accounts of the cloud, so it carries a hash of the account. */
  readonly global?: true;
  /** Joins the parts of the name. @default "-" */
  readonly separator?: string;
  /** Put in front of the name as the service wants it, for example `alias/`. Not counted as a part. */
  readonly prefix?: string;
  readonly source: string;
}
