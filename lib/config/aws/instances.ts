import { z } from "zod";
import { slug } from "../fields";
import type { ResolveContext } from "./context";

const entry = z.strictObject({
  name: slug("a name", 20).describe("Name."),
});

/** EC2 Auto Scaling groups. */
export const instancesSchema = z
  .array(entry, "a list; remove it or write one")
  .default([])
  .describe("EC2 Auto Scaling groups.");
export type ParsedInstances = z.output<typeof instancesSchema>;

export interface AwsInstanceGroup {
  readonly name: string;
}

export function resolveInstances(parsed: ParsedInstances, _context: ResolveContext): AwsInstanceGroup[] {
  return parsed.map(({ name }) => ({ name }));
}
