import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { SECRET_ARGUMENT } from "../rules/nothing-secret";
import type { Json } from "../terraform/stack-files";

/** A value that is not shown. It can still be compared. */
export class Withheld {
  constructor(
    readonly shown: string,
    readonly fingerprint: string = "",
  ) {}

  toJSON(): string {
    return `(${this.shown})`;
  }
}

/** What is only known after an apply. */
export const UNKNOWN = new Withheld("known after apply");

/** A value of a plan or a stack that is safe to show as a whole. */
export type Value = string | number | boolean | null | Withheld | readonly Value[] | { readonly [key: string]: Value };
export type ObjectValue = { readonly [key: string]: Value };

export const isObject = (value: Value | undefined): value is ObjectValue =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Withheld);

export const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value);

/** Members of a list; a value that stands alone is the only one. */
export const listOf = (value: Value | undefined): readonly Value[] =>
  isList(value) ? value : isNone(value) ? [] : [value];

/** Absent and null mean the same to Terraform. */
export const isNone = (value: Value | undefined): value is null | undefined => value === undefined || value === null;

export const equal = (one: Value | undefined, other: Value | undefined): boolean =>
  (isNone(one) && isNone(other)) || isDeepStrictEqual(one, other);

/** Masks of a plan: a value's own shape, with `true` where something holds. */
export interface Masks {
  readonly sensitive?: Json | undefined;
  readonly unknown?: Json | undefined;
}

/** Shortest secret that is also looked for inside longer texts. Unit: characters. */
const SHORTEST_INSIDE = 8;
/** Shorter texts, like `yes`, say nothing by themselves. Unit: characters. */
const SHORTEST_SECRET = 4;

/**
 * Texts that a plan marks as sensitive somewhere. Terraform loses the mark where a provider copies a value into
 * another attribute, so each is withheld wherever it stands.
 */
export class Secrets {
  private readonly known = new Set<string>();
  /** Finds any of the longer ones. Undefined if it must be made again. */
  private inside: RegExp | undefined;

  /** Remembers the sensitive texts of a value. */
  add(value: Json | undefined, sensitive: Json | undefined): void {
    if (value === undefined || value === null || sensitive === undefined || sensitive === null) return;
    if (typeof value === "string") {
      if (sensitive !== true || value.length < SHORTEST_SECRET) return;
      this.known.add(value);
      this.inside = undefined;
    } else if (typeof value === "object") {
      for (const [key, member] of Object.entries(value)) {
        this.add(member, sensitive === true ? true : memberOf(sensitive, key));
      }
    }
  }

  /** Whether a secret stands in the text. */
  in(text: string): boolean {
    if (this.known.size === 0) return false;
    this.inside ??= anyOf([...this.known].filter(({ length }) => length >= SHORTEST_INSIDE));
    return this.known.has(text) || this.inside.test(text);
  }
}

/** Finds any of some texts; without any it finds nothing. */
const anyOf = (texts: readonly string[]): RegExp =>
  texts.length === 0 ? /(?!)/ : new RegExp(texts.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"));

/** Most levels of a value. No resource has a tenth of them, and every walk over a value may take this many steps. */
const DEEPEST = 100;

/**
 * A value with everything withheld that must not be shown, and with what is unknown put into its place.
 * @throws RangeError for a value that is nested too deeply
 */
export function safe(value: Json | undefined, masks: Masks = {}, secrets = new Secrets(), depth = 0): Value {
  const { sensitive, unknown } = masks;
  if (depth > DEEPEST) throw new RangeError("a value is nested too deeply");
  if (sensitive === true) return isNone(value) && unknown !== true ? null : withheld(value ?? null);
  if (unknown === true) return UNKNOWN;
  if (typeof value === "string") return secrets.in(value) ? withheld(value) : value;
  if (Array.isArray(value) || (value === undefined && Array.isArray(unknown))) {
    const length = Math.max(value?.length ?? 0, Array.isArray(unknown) ? unknown.length : 0);
    return Array.from({ length }, (_, index) => safe(value?.[index], masksOf(masks, index), secrets, depth + 1));
  }
  if (typeof value === "object" && value !== null) return safeObject(value, masks, secrets, depth);
  if (value === undefined && typeof unknown === "object") return safeObject({}, masks, secrets, depth);
  return value ?? null;
}

function safeObject(value: { [key: string]: Json }, masks: Masks, secrets: Secrets, depth: number): ObjectValue {
  const { unknown } = masks;
  const keys = new Set([...Object.keys(value), ...Object.keys(typeof unknown === "object" ? (unknown ?? {}) : {})]);
  const entries = [...keys]
    .filter((key) => key in value || holdsTrue(memberOf(unknown, key)))
    .map((key): [string, Value] => {
      const member = value[key];
      const secret = typeof member === "string" && member !== "" && (SECRET_ARGUMENT.test(key) || key.endsWith("_wo"));
      const inner = masksOf(masks, key);
      return [key, safe(member, secret ? { ...inner, sensitive: true } : inner, secrets, depth + 1)];
    });
  return Object.fromEntries(entries);
}

const masksOf = ({ sensitive, unknown }: Masks, key: string | number): Masks => ({
  sensitive: memberOf(sensitive, key),
  unknown: memberOf(unknown, key),
});

const withheld = (value: Json): Withheld =>
  new Withheld("sensitive", createHash("sha256").update(JSON.stringify(value)).digest("hex"));

function memberOf(mask: Json | undefined, key: string | number): Json | undefined {
  if (typeof mask !== "object" || mask === null) return undefined;
  return Object.hasOwn(mask, key) ? (mask as { [key: string]: Json })[key] : undefined;
}

const holdsTrue = (mask: Json | undefined): boolean =>
  mask === true || (typeof mask === "object" && mask !== null && Object.values(mask).some(holdsTrue));
