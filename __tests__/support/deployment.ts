import { Testing } from "cdktf";
import type { Autoscaler } from "../../lib/config/aws/cluster";
import type { AwsDeployment, Deployment, Profile, Tier } from "../../lib/config/deployment";
import { parseDeployment } from "../../lib/config/load";
import type { Contract, Fields } from "../../lib/contracts/contract";
import { DeploymentStack } from "../../lib/stack/deployment-stack";
import { type RegionalLayer, stackName } from "../../lib/stack/layers";
import { type AwsStateRegion, awsStateLocations, awsStateRegions } from "../../lib/state/location";
import type { AwsSurroundings } from "../../stacks/aws/aws-stack";
import { edited } from "./deployment-text";
import { fileText, PRODUCTION_FILE } from "./outputs";

const STANDARD: Tier = { name: "standard", rtoMinutes: 240, rpoMinutes: 60 };

const PROFILE: Profile = {
  natGateways: "per-zone",
  interfaceEndpoints: true,
  multiAz: true,
  protect: true,
  architecture: "x86_64",
  spotFirst: false,
  autoShutdown: false,
  monitoringIntervalSeconds: 60,
  secretRecoveryDays: 30,
  retentionDays: { application: 30, audit: 90 },
  databaseInstanceClass: "db.m7g.large",
  databaseStorageGiB: 100,
  backupRetentionDays: 7,
};

const AWS: AwsDeployment = {
  accountId: "123456789012",
  ownsAccount: true,
  home: "us-east-1",
  controlRegion: { name: "us-east-2", short: "use2" },
  zoneId: undefined,
  gate: "alarm",
  serviceLinkedRoles: {},
  ci: { repository: "inferloop/synthdata", branch: "main", role: "ci" },
  regions: [
    {
      cloud: "aws",
      name: "us-east-1",
      short: "use1",
      role: "primary",
      partner: "us-west-2",
      isHome: true,
      cidr: "10.0.0.0/16",
      zones: [
        {
          zone: "us-east-1a",
          public: "10.0.1.0/24",
          private: "10.0.3.0/24",
          database: "10.0.9.0/24",
          cluster: "10.0.64.0/20",
        },
        {
          zone: "us-east-1b",
          public: "10.0.2.0/24",
          private: "10.0.4.0/24",
          database: "10.0.10.0/24",
          cluster: "10.0.80.0/20",
        },
      ],
      databaseInstanceClass: undefined,
      databaseStorageGiB: undefined,
    },
    {
      cloud: "aws",
      name: "us-west-2",
      short: "usw2",
      role: "standby",
      partner: "us-east-1",
      isHome: false,
      cidr: "10.1.0.0/16",
      zones: [
        {
          zone: "us-west-2a",
          public: "10.1.1.0/24",
          private: "10.1.3.0/24",
          database: "10.1.9.0/24",
          cluster: "10.1.64.0/20",
        },
        {
          zone: "us-west-2b",
          public: "10.1.2.0/24",
          private: "10.1.4.0/24",
          database: "10.1.10.0/24",
          cluster: "10.1.80.0/20",
        },
      ],
      databaseInstanceClass: undefined,
      databaseStorageGiB: undefined,
    },
  ],
  databases: [
    {
      name: "synthdata",
      tier: STANDARD,
      engineVersion: "17",
      instanceClass: "db.m7g.large",
      storageGiB: 100,
      maxStorageGiB: 1000,
      backupRetentionDays: 7,
      members: [
        { region: "us-east-1", generation: 1, origin: undefined, retired: false, writer: true },
        {
          region: "us-west-2",
          generation: 1,
          origin: { region: "us-east-1", generation: 1 },
          retired: false,
          writer: false,
        },
      ],
    },
  ],
  tables: [{ name: "metadata", tier: STANDARD, provisioned: undefined }],
  buckets: [{ name: "data", tier: STANDARD, acceleration: false, intelligentTiering: false }],
  repositories: ["tabular/api", "tabular/worker"],
  standbyCapacityPercent: 50,
  cluster: undefined,
  ecs: undefined,
  functions: [],
  batch: undefined,
  instances: [],
  delivery: undefined,
  messaging: undefined,
  caches: [],
  edge: undefined,
  monitoring: undefined,
  governance: undefined,
  vpn: [],
};

const DEPLOYMENT: Deployment = {
  file: "deployments/production.yaml",
  project: "inferloop",
  environment: "production",
  owner: "data-platform",
  costCenter: "cc-1001",
  domain: "inferloop.example.com",
  zone: "inferloop.example.com",
  pattern: "multi-region",
  catalog: "current",
  tiers: [STANDARD],
  alertEmail: "alerts@inferloop.example.com",
  allowedIpRanges: [],
  profile: PROFILE,
  aws: AWS,
  warnings: [],
};

/** What a test wants different; members of `aws` and `profile` one by one, all others whole. */
export interface DeploymentOverrides extends Partial<Omit<Deployment, "aws" | "profile">> {
  readonly aws?: Partial<AwsDeployment>;
  readonly profile?: Partial<Profile>;
}

/** A production deployment in two AWS regions, us-east-1 (primary, home) and us-west-2, with its control in us-east-2. */
export function testDeployment(overrides: DeploymentOverrides = {}): Deployment {
  return {
    ...DEPLOYMENT,
    ...overrides,
    aws: { ...AWS, ...overrides.aws },
    profile: { ...PROFILE, ...overrides.profile },
  };
}

/** Production's file with every area declared, everything that an area can make, and rest at night. */
export function fullDeployment(autoscaler: Autoscaler): Deployment {
  const text = edited(
    fileText(PRODUCTION_FILE),
    ["pattern: multi-region\n", "pattern: multi-region\nsettings: { protect: false, autoShutdown: true }\n"],
    ["        repository: synthdata\n", "        repository: synthdata\n        deployment: blue-green\n"],
    ["  cluster:\n", `  cluster:\n    autoscaler: ${autoscaler}\n`],
  );
  return parseDeployment(text, PRODUCTION_FILE);
}

/** The surroundings of a deployment's AWS stacks, in an app of its own. */
export function testSurroundings(deployment: Deployment = testDeployment()): AwsSurroundings {
  if (deployment.aws === undefined) throw new Error("the deployment has no AWS");
  return { app: Testing.app({ stackTraces: false }), deployment, aws: deployment.aws };
}

/** The region as a place of states. */
export function testPlace(around: AwsSurroundings, regionName = "us-east-1"): AwsStateRegion {
  const place = awsStateRegions(around.aws).find((candidate) => candidate.name === regionName);
  if (place === undefined) throw new Error(`no region ${regionName} in the deployment`);
  return place;
}

class ProducerStack extends DeploymentStack {}

/** An empty stack of the layer that publishes the contracts, for a stack that reads them. */
export function testProducer(
  around: AwsSurroundings,
  place: AwsStateRegion,
  layer: RegionalLayer,
  ...contracts: readonly Contract<Fields>[]
): DeploymentStack {
  const stack = new ProducerStack(around.app, {
    cloud: "aws",
    layer,
    region: place.name,
    state: awsStateLocations(around.deployment, around.aws, place, stackName("aws", place.name, layer)),
  });
  for (const contract of contracts) {
    const values = Object.entries(contract.fields).map(([field, kind]) => {
      const text = `${layer}-${field}`;
      return [field, kind === "list" ? [text] : kind === "number" ? 1 : text];
    });
    stack.publish(contract, Object.fromEntries(values));
  }
  return stack;
}
