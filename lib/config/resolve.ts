import { AWS_REGIONS, type AwsRegionFacts } from "../catalog/aws-regions";
import { catalogValue } from "../catalog/catalog";
import { resolveBatch } from "./aws/batch";
import { resolveCaches } from "./aws/caches";
import { resolveCluster } from "./aws/cluster";
import { resolveDelivery } from "./aws/delivery";
import { resolveEcs } from "./aws/ecs";
import { resolveEdge } from "./aws/edge";
import { resolveFunctions } from "./aws/functions";
import { resolveGovernance } from "./aws/governance";
import { resolveInstances } from "./aws/instances";
import { resolveMessaging } from "./aws/messaging";
import { resolveMonitoring } from "./aws/monitoring";
import { resolveVpn } from "./aws/vpn";
import { MAX_STORAGE_GIB } from "./aws-schema";
import { networkPlan } from "./checks/network";
import type { AwsDatabase, AwsDeployment, AwsRegion, DatabaseMember, Deployment, Profile, Tier } from "./deployment";
import { type ParsedDatabase, parsedOrigin, writerOf } from "./members";
import { resolvedProfile } from "./profiles";
import type { ParsedAws, ParsedDeployment } from "./schema";

/** Storage may grow to so many times its start. */
const STORAGE_GROWTH = 4;

/** Fills in what a checked file leaves to defaults. The result is frozen, all through. */
export function resolveDeployment(parsed: ParsedDeployment, file: string, warnings: readonly string[]): Deployment {
  const profile = resolvedProfile(parsed);
  const [first, ...others] = Object.entries(parsed.tiers).map(([name, tier]): Tier => ({ name, ...tier }));
  if (first === undefined) throw new Error("a checked deployment has a tier");
  const tiers: Deployment["tiers"] = [first, ...others];
  return frozen({
    file,
    project: parsed.project,
    environment: parsed.environment,
    owner: parsed.owner,
    costCenter: parsed.costCenter,
    domain: parsed.domain,
    zone: parsed.zone ?? parsed.domain,
    pattern: parsed.pattern,
    catalog: parsed.catalog,
    tiers,
    alertEmail: parsed.alertEmail,
    allowedIpRanges: parsed.allowedIpRanges,
    profile,
    aws: parsed.aws === undefined ? undefined : resolveAws(parsed.aws, parsed.catalog, tiers, profile),
    warnings,
  });
}

function resolveAws(
  aws: ParsedAws,
  catalog: Deployment["catalog"],
  tiers: Deployment["tiers"],
  profile: Profile,
): AwsDeployment {
  const tierOf = (name: string | undefined): Tier => tiers.find((tier) => tier.name === name) ?? tiers[0];
  const context = { catalog, profile, tierOf };
  return {
    accountId: aws.accountId,
    ownsAccount: aws.ownsAccount,
    home: aws.home,
    controlRegion: { name: aws.controlRegion, short: factsOf(aws.controlRegion).short },
    zoneId: aws.zoneId,
    gate: aws.gate,
    serviceLinkedRoles: aws.serviceLinkedRoles,
    ci: aws.ci,
    regions: resolveRegions(aws),
    databases: aws.databases.map((database) => ({
      name: database.name,
      tier: tierOf(database.tier),
      engineVersion: database.engineVersion ?? catalogValue("rds-postgres", catalog),
      instanceClass: database.instanceClass ?? profile.databaseInstanceClass,
      ...resolveStorage(database, aws.regions, profile),
      backupRetentionDays: database.backupRetentionDays ?? profile.backupRetentionDays,
      members: resolveMembers(database, aws.regions),
    })),
    tables: aws.tables.map(({ name, tier, provisioned }) => ({ name, tier: tierOf(tier), provisioned })),
    buckets: aws.buckets.map(({ name, tier, acceleration, intelligentTiering }) => ({
      name,
      tier: tierOf(tier),
      acceleration: acceleration ?? false,
      intelligentTiering: intelligentTiering ?? false,
    })),
    repositories: aws.repositories,
    standbyCapacityPercent: aws.standbyCapacityPercent,
    cluster: aws.cluster && resolveCluster(aws.cluster, context),
    ecs: aws.ecs && resolveEcs(aws.ecs, context),
    functions: resolveFunctions(aws.functions, context),
    batch: aws.batch && resolveBatch(aws.batch, context),
    instances: resolveInstances(aws.instances, context),
    delivery: aws.delivery && resolveDelivery(aws.delivery, context),
    messaging: aws.messaging && resolveMessaging(aws.messaging, context),
    caches: resolveCaches(aws.caches, context),
    edge: aws.edge && resolveEdge(aws.edge, context),
    monitoring: aws.monitoring && resolveMonitoring(aws.monitoring, context),
    governance: aws.governance && resolveGovernance(aws.governance, context),
    vpn: resolveVpn(aws.vpn),
  };
}

function resolveRegions(aws: ParsedAws): AwsRegion[] {
  const { networks } = networkPlan(aws.regions);
  return aws.regions.map(({ name, role, partner, sizes }) => {
    const network = networks.get(name);
    if (network === undefined) throw new Error(`a checked deployment has a network in ${name}`);
    return {
      cloud: "aws",
      name,
      short: factsOf(name).short,
      role,
      partner,
      isHome: name === aws.home,
      cidr: network.cidr,
      zones: network.zones,
      databaseInstanceClass: sizes?.databaseInstanceClass,
      databaseStorageGiB: sizes?.databaseStorageGiB,
    };
  });
}

/** Storage at the start, and where its growth ends: also where a region starts it with more. */
function resolveStorage(
  database: ParsedDatabase,
  regions: ParsedAws["regions"],
  profile: Profile,
): Pick<AwsDatabase, "storageGiB" | "maxStorageGiB"> {
  const storageGiB = database.storageGiB ?? profile.databaseStorageGiB;
  const starts = regions
    .filter(({ name }) => database.members.some(({ region }) => region === name))
    .map(({ sizes }) => sizes?.databaseStorageGiB ?? storageGiB);
  const room = Math.min(STORAGE_GROWTH * Math.max(...starts), MAX_STORAGE_GIB);
  return { storageGiB, maxStorageGiB: database.maxStorageGiB ?? room };
}

function resolveMembers(database: ParsedDatabase, regions: ParsedAws["regions"]): DatabaseMember[] {
  const writer = writerOf(database, regions.find(({ role }) => role === "primary")?.name ?? "");
  return database.members.map((member) => ({
    region: member.region,
    generation: member.generation,
    origin: parsedOrigin(member.origin),
    retired: member.retired ?? false,
    writer: member === writer,
  }));
}

function factsOf(region: string): AwsRegionFacts {
  const facts = AWS_REGIONS[region];
  if (facts === undefined) throw new Error(`a checked deployment knows the region ${region}`);
  return facts;
}

/** The value, with everything in it, made unchangeable. */
function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}
