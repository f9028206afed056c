/**
 * A text of somebody else's as Terraform reads it unchanged: what looks like an expression, such as a variable of a
 * shell, is none.
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences (2026-11)
 */
export const literal = (text: string): string => text.replaceAll(/[$%](?=\{)/g, (sign) => sign + sign);

/** The same of every value. */
export const literals = (texts: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, literal(text)]));
