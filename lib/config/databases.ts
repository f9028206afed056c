import type { AwsDatabase, DatabaseMember } from "./deployment";

/** What names a member: a region and the count of the instances that stood there. */
export type MemberId = Pick<DatabaseMember, "region" | "generation">;

const same = (one: MemberId, other: MemberId): boolean =>
  one.region === other.region && one.generation === other.generation;

/**
 * Whether the member takes writes or once did. A member created empty always did. One created as a replica did if it
 * is the writer now, or if another member was created from it: only a writer can be an origin.
 *
 * Once true it stays true: an instance that was promoted never becomes a replica again.
 */
export function hasWritten(member: DatabaseMember, database: AwsDatabase): boolean {
  return (
    member.origin === undefined ||
    member.writer ||
    database.members.some((other) => other.origin !== undefined && same(other.origin, member))
  );
}

/** The member that this one replicates, or replicated until it was retired. None: it writes, or once did. */
export function replicationSource(member: DatabaseMember, database: AwsDatabase): MemberId | undefined {
  return hasWritten(member, database) ? undefined : member.origin;
}

/** The database's members in a region, oldest first. */
export function membersIn(region: string, database: AwsDatabase): DatabaseMember[] {
  return database.members
    .filter((member) => member.region === region)
    .sort((one, other) => one.generation - other.generation);
}

/**
 * The member that a region's services reach: the newest in service, or the newest of all where every one is retired,
 * so that the region can be planned before its next generation exists.
 */
export function liveMember(region: string, database: AwsDatabase): DatabaseMember | undefined {
  const members = membersIn(region, database);
  return members.findLast((member) => !member.retired) ?? members.at(-1);
}
