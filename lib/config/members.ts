import type { DatabaseMember } from "./deployment";
import type { ParsedAws } from "./schema";

export type ParsedDatabase = ParsedAws["databases"][number];
export type ParsedMember = ParsedDatabase["members"][number];

/** How a file names a member: region/generation. */
export const memberName = ({ region, generation }: { region: string; generation: number }): string =>
  `${region}/${generation}`;

/** The number of the next instance in a region. */
export function nextGeneration(region: string, members: readonly { region: string; generation: number }[]): number {
  return 1 + Math.max(0, ...members.filter((member) => member.region === region).map(({ generation }) => generation));
}

/** The member that an origin names. It may be gone: torn down, and dropped from the file. */
export function parsedOrigin(origin: string | undefined): DatabaseMember["origin"] {
  if (origin === undefined) return undefined;
  const [region = "", generation] = origin.split("/");
  return { region, generation: Number(generation) };
}

/** The member that takes writes: in service, in the primary region. */
export function writerOf(database: ParsedDatabase, primary: string): ParsedMember | undefined {
  return database.members.find(({ region, retired }) => region === primary && retired !== true);
}
