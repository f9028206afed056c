import { z } from "zod";

/**
 * Single values of a deployment file, of which the schema is made.
 *
 * A message has the form `<rule>; <fix>` and completes the sentence "'prop' must be".
 */

/** A name in lower case, as physical names are made of. */
export const slug = (what: string, max: number) =>
  z
    .string(`a text; write ${what}`)
    .max(max, `at most ${max} characters; shorten it`)
    .regex(
      /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
      "lower-case letters, digits and single hyphens, starting with a letter; rename it",
    );

/** A text that every cloud takes as the value of a tag. */
export const tagValue = (what: string) =>
  z
    .string(`a text; write ${what}`)
    .min(1, `not empty; write ${what}`)
    .max(256, "at most 256 characters; shorten it")
    .regex(/^[\p{L}\p{N} _.:/=+@-]*$/u, "letters, digits, spaces and _.:/=+@- as in a tag; remove the others");

/** A whole number, both ends included. */
export const count = (min: number, max: number, unit: string) =>
  z
    .int(`a whole number of ${unit}; write a number without quotes`)
    .min(min, `at least ${min} ${unit}; raise it`)
    .max(max, `at most ${max} ${unit}; lower it`);

export const flag = z.boolean("true or false; write it without quotes");

/** One of a few words or numbers. */
export const oneOf = <const T extends readonly (string | number)[]>(values: T, unit = "") =>
  z.literal(values, `one of ${values.join(", ")}${unit}; pick one of them`);

export const hostName = z
  .string("a domain name; write it like example.com")
  .regex(
    /^(?=.{4,200}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
    "a domain name in lower case without scheme or trailing dot; write it like example.com",
  );

export const cidr = z
  .string("an address range; write it like 10.20.0.0/16")
  .regex(/^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/, "an IPv4 range with a mask; write it like 10.20.0.0/16");

/** Name of a tier. Whether there is one of that name needs the whole file. */
export const tierName = z
  .string("the name of a tier; write one of those under tiers")
  .optional()
  .describe("Recovery objectives. Default: the first tier.");
