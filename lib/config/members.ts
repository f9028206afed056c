import type { DatabaseMember } from "./deployment";
import type { ParsedAws } from "./schema";

export type ParsedDatabase = ParsedAws["databases"][number];
export type ParsedMember = ParsedDatabase["members"][number];

/** How a file names a member: region/generation. */
export const memberName = ({ region, generation }: { region: string; generation: number }): string =>
  `${region}/${generation}`;

/** The member that an origin names. */
export function parsedOrigin(origin: string | undefined): DatabaseMember["origin"] {
  if (origin === undefined) return undefined;
  const [region = "", generation] = origin.split("/");
  return { region, generation: Number(generation) };
}

/** The member that takes writes: in service, in the primary region. */
export function writerOf(database: ParsedDatabase, primary: string): ParsedMember | undefined {
  return database.members.find(({ region, retired }) => region === primary && retired !== true);
}
