import type { LogRetentionDays } from "../catalog/retention";
import type { AwsBatch } from "./aws/batch";
import type { AwsCache } from "./aws/caches";
import type { AwsCluster } from "./aws/cluster";
import type { AwsDelivery } from "./aws/delivery";
import type { AwsEcs } from "./aws/ecs";
import type { AwsEdge } from "./aws/edge";
import type { AwsFunction } from "./aws/functions";
import type { AwsGovernance } from "./aws/governance";
import type { AwsInstanceGroup } from "./aws/instances";
import type { AwsMessaging } from "./aws/messaging";
import type { AwsMonitoring } from "./aws/monitoring";
import type { AwsVpnConnection } from "./aws/vpn";
import type { Environment, ParsedAws, ParsedDeployment, Role } from "./schema";

/** Defaults that an environment shares with every deployment of its kind. */
export interface Profile {
  /** One NAT gateway per zone, or one for the region. */
  readonly natGateways: "per-zone" | "single";
  /** Interface endpoints in the network; without them AWS calls leave through the NAT gateway. */
  readonly interfaceEndpoints: boolean;
  readonly multiAz: boolean;
  /** Deletion protection, final snapshots, no forced emptying of buckets. */
  readonly protect: boolean;
  /** Processors of what runs containers and functions. Graviton (`arm64`) costs less; its images must be built for it. */
  readonly architecture: "x86_64" | "arm64";
  /** Spot capacity first, with on-demand where there is none: also for what the documents run on demand. */
  readonly spotFirst: boolean;
  /** The AutoShutdown tag, by which schedules stop what may rest. */
  readonly autoShutdown: boolean;
  /** Enhanced monitoring of databases. Unit: seconds; 0 turns it off. */
  readonly monitoringIntervalSeconds: 0 | 1 | 5 | 10 | 15 | 30 | 60;
  /** How long a deleted secret can be restored. Unit: days. */
  readonly secretRecoveryDays: number;
  readonly retentionDays: { readonly application: LogRetentionDays; readonly audit: LogRetentionDays };
  readonly databaseInstanceClass: string;
  /** Unit: GiB. */
  readonly databaseStorageGiB: number;
  /** Unit: days. */
  readonly backupRetentionDays: number;
}

/** Recovery objectives of a tier. */
export interface Tier {
  readonly name: string;
  readonly rtoMinutes: number;
  readonly rpoMinutes: number;
}

/** One zone of a region with its subnets. */
export interface ZoneAddresses {
  readonly zone: string;
  readonly public: string;
  readonly private: string;
  readonly database: string;
  /** For cluster nodes and pods. */
  readonly cluster: string;
}

export interface AwsRegion {
  readonly cloud: "aws";
  readonly name: string;
  /** Short name used in physical names, for example `use1`. */
  readonly short: string;
  /** What the region does today: only arguments that update in place may read it. */
  readonly role: Role;
  /** Region that holds the replicas. */
  readonly partner: string | undefined;
  /** The region that owns what replicates. */
  readonly isHome: boolean;
  readonly cidr: string;
  readonly zones: readonly ZoneAddresses[];
  /** Takes the place of every database's own instance class in this region. */
  readonly databaseInstanceClass: string | undefined;
  /** Takes the place of every database's own storage in this region. Unit: GiB. */
  readonly databaseStorageGiB: number | undefined;
}

/** A region that only holds states: the control region where it is none of the regions. */
export interface AwsControlRegion {
  readonly name: string;
  readonly short: string;
}

/** One instance of a database: where it stands, and what it was born as. */
export interface DatabaseMember {
  readonly region: string;
  readonly generation: number;
  /** The member it was created from as a replica; none if it was created empty. Never changes. */
  readonly origin: { readonly region: string; readonly generation: number } | undefined;
  readonly retired: boolean;
  /** The instance that takes writes: in service, in the primary region. */
  readonly writer: boolean;
}

export interface AwsDatabase {
  readonly name: string;
  readonly tier: Tier;
  /** Major version of PostgreSQL. */
  readonly engineVersion: string;
  readonly instanceClass: string;
  readonly storageGiB: number;
  readonly maxStorageGiB: number;
  readonly backupRetentionDays: number;
  readonly members: readonly DatabaseMember[];
}

export interface AwsTable {
  readonly name: string;
  readonly tier: Tier;
  readonly provisioned:
    | {
        readonly read: { readonly min: number; readonly max: number };
        readonly write: { readonly min: number; readonly max: number };
      }
    | undefined;
}

export interface AwsBucket {
  readonly name: string;
  readonly tier: Tier;
  readonly acceleration: boolean;
  readonly intelligentTiering: boolean;
}

export interface AwsDeployment {
  readonly accountId: string;
  readonly ownsAccount: boolean;
  readonly home: string;
  readonly controlRegion: AwsControlRegion;
  readonly zoneId: string | undefined;
  readonly gate: "alarm" | "arc";
  readonly serviceLinkedRoles: ParsedAws["serviceLinkedRoles"];
  readonly ci: ParsedAws["ci"];
  readonly regions: readonly AwsRegion[];
  readonly databases: readonly AwsDatabase[];
  readonly tables: readonly AwsTable[];
  readonly buckets: readonly AwsBucket[];
  readonly repositories: readonly string[];
  /** How much of the primary's capacity a standby region holds warm. Unit: per cent. */
  readonly standbyCapacityPercent: number;
  readonly cluster: AwsCluster | undefined;
  readonly ecs: AwsEcs | undefined;
  readonly functions: readonly AwsFunction[];
  readonly batch: AwsBatch | undefined;
  readonly instances: readonly AwsInstanceGroup[];
  readonly delivery: AwsDelivery | undefined;
  readonly messaging: AwsMessaging | undefined;
  readonly caches: readonly AwsCache[];
  readonly edge: AwsEdge | undefined;
  readonly monitoring: AwsMonitoring | undefined;
  readonly governance: AwsGovernance | undefined;
  /** Premises that regions are connected to. */
  readonly vpn: readonly AwsVpnConnection[];
}

/** A checked deployment, with everything resolved that the file leaves to defaults. Plain data, never changed. */
export interface Deployment {
  /** The file it was read from, as the user gave it. */
  readonly file: string;
  readonly project: string;
  readonly environment: Environment;
  readonly owner: string;
  readonly costCenter: string;
  readonly domain: string;
  readonly zone: string;
  readonly pattern: ParsedDeployment["pattern"];
  readonly catalog: ParsedDeployment["catalog"];
  /** The first is the default. */
  readonly tiers: readonly [Tier, ...Tier[]];
  readonly alertEmail: string;
  readonly allowedIpRanges: readonly string[];
  readonly profile: Profile;
  readonly aws: AwsDeployment | undefined;
  /** Findings that do not stop synthesis. */
  readonly warnings: readonly string[];
}

/** The region of that name. */
export function awsRegion(aws: AwsDeployment, name: string): AwsRegion {
  const region = aws.regions.find((candidate) => candidate.name === name);
  if (region === undefined) throw new Error(`no region ${name} in the deployment`);
  return region;
}
