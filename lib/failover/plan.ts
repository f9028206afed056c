import type { MemberId } from "../config/databases";
import type { AwsDatabase, AwsDeployment, AwsRegion } from "../config/deployment";
import { nextGeneration } from "../config/members";
import { sentence, shown } from "../errors/configuration-error";
import { Refusal } from "../errors/refusal";

/** A failover or a rebuild that the deployment does not allow. */
export class FailoverRefusedError extends Refusal {}

/** An instance of a database. */
export interface Member extends MemberId {
  readonly database: string;
}

/** An instance that begins, with the one that its data comes from. */
export interface NewMember extends Member {
  readonly origin: MemberId;
}

/** What changes in the lists of members. */
export interface MemberChanges {
  readonly retired: readonly Member[];
  readonly added: readonly NewMember[];
}

/** The regions that swap their roles, and what becomes of the databases. */
export interface FailoverPlan extends MemberChanges {
  /** The primary that is lost. */
  readonly lost: string;
  /** Its partner, which takes over. */
  readonly successor: string;
  /** Writers of databases without a replica in the successor: their data comes from a backup. */
  readonly added: readonly NewMember[];
}

/** What must change in the deployment when `lost` is lost. */
export function planFailover(aws: AwsDeployment, lost: string): FailoverPlan {
  const region = regionOf(aws, "--lost", lost);
  if (region.role !== "primary") {
    const fix = "nothing has to fail over, its replicas catch up after its return";
    throw refused("--lost", "the primary region", `${shown(lost)}, a ${region.role} region`, fix);
  }
  const { partner } = region;
  if (partner === undefined) {
    throw refused("--lost", "a region with a partner", shown(lost), "there is no standby, restore from backups");
  }
  return {
    lost,
    successor: partner,
    // A replica elsewhere followed the lost writer and cannot follow another one.
    retired: aws.databases.flatMap((database) =>
      database.members
        .filter((member) => member.region !== partner && !member.retired)
        .map(({ region, generation }) => ({ database: database.name, region, generation })),
    ),
    added: aws.databases.flatMap((database) => newMember(database, partner)),
  };
}

/** What must change in the deployment so that `region` replicates the writers again. */
export function planRebuild(aws: AwsDeployment, region: string): MemberChanges {
  const { role } = regionOf(aws, "--region", region);
  if (role === "primary") {
    throw refused("--region", "a standby or read region", `${shown(region)}, the primary`, "name the other one");
  }
  const stood = aws.databases.filter(({ members }) => members.some((member) => member.region === region));
  const added = stood.flatMap((database) => newMember(database, region));
  if (added.length === 0) {
    const fix = "nothing has to be rebuilt there";
    throw refused("--region", "a region whose databases are retired", shown(region), fix);
  }
  return { retired: [], added };
}

function regionOf(aws: AwsDeployment, option: string, name: string): AwsRegion {
  const region = aws.regions.find((candidate) => candidate.name === name);
  if (region !== undefined) return region;
  const names = aws.regions.map((candidate) => candidate.name).join(", ");
  throw refused(option, `a region of the deployment (${names})`, shown(name), "name one of them");
}

function refused(prop: string, rule: string, got: string, fix: string): FailoverRefusedError {
  return new FailoverRefusedError(sentence({ prop, rule, got, fix }));
}

/** The next generation in a region, from the writer; none where a member is in service. */
function newMember(database: AwsDatabase, region: string): NewMember[] {
  const here = database.members.filter((member) => member.region === region);
  const writer = database.members.find((member) => member.writer);
  if (writer === undefined || here.some((member) => !member.retired)) return [];
  const origin = { region: writer.region, generation: writer.generation };
  return [{ database: database.name, region, generation: nextGeneration(region, here), origin }];
}
