import { z } from "zod";
import { batchSchema } from "./aws/batch";
import { cachesSchema } from "./aws/caches";
import { clusterSchema } from "./aws/cluster";
import { deliverySchema } from "./aws/delivery";
import { ecsSchema } from "./aws/ecs";
import { edgeSchema } from "./aws/edge";
import { functionsSchema } from "./aws/functions";
import { governanceSchema } from "./aws/governance";
import { instancesSchema } from "./aws/instances";
import { messagingSchema } from "./aws/messaging";
import { monitoringSchema } from "./aws/monitoring";
import { regionName } from "./aws/region-name";
import { vpnSchema } from "./aws/vpn";
import { cidr, count, flag, oneOf, slug, tierName } from "./fields";

export const ROLES = ["primary", "standby", "read"] as const;
export const SERVICE_LINKED_ROLES = [
  "autoscaling",
  "spot",
  "elasticache",
  "rds",
  "ecs",
  "backup",
  "config",
  "batch",
] as const;

const instanceClass = z
  .string("an RDS instance class; write it like db.m7g.large")
  .regex(/^db\.[a-z0-9]+\.[a-z0-9]+$/, "an RDS instance class; write it like db.m7g.large");

/**
 * Storage of a database. RDS ends at 65536; half of it leaves room to grow.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html (2026-11)
 */
const storage = count(20, 32_768, "GiB");
/** Where automatic growth of storage ends. Unit: GiB. */
export const MAX_STORAGE_GIB = 65_536;

const sizes = z
  .strictObject({
    databaseInstanceClass: instanceClass.optional().describe("Instance class of every database in this region."),
    databaseStorageGiB: storage.optional().describe("Storage of every database in this region."),
  })
  .describe("Sizes of this region. They replace those of the databases and of the profile.");

const region = z.strictObject({
  name: regionName.describe("The region."),
  role: oneOf(ROLES).describe("What the region does today. A failover swaps it; nothing is named after it."),
  partner: regionName.optional().describe("The region that holds this one's replicas. Mutual."),
  cidr: cidr.optional().describe("The network's range. Default: a /16 by position in the list."),
  zones: z
    .array(z.string("the name of a zone; write it like us-east-1a"), "a list of zones; write it like [us-east-1a]")
    .min(2, "at least 2 zones; add one")
    .max(4, "at most 4 zones, the room in the address plan; remove some")
    .optional()
    .describe("Availability zones, in the order of their subnets. Default: two zones that offer every service."),
  sizes: sizes.optional(),
});

const member = z.strictObject({
  region: regionName.describe("Where the instance stands."),
  generation: z
    .int("a whole number; write 1 for the first instance in the region")
    .min(1, "at least 1; write 1 for the first instance in the region")
    .max(99, "at most 99; lower it")
    .describe("Counts the instances that stood in this region, from 1 without gaps."),
  origin: z
    .string("the member it was created from; write it like us-east-1/1")
    .regex(/^[a-z0-9-]+\/[1-9]\d?$/, "region/generation of the member it was created from; write it like us-east-1/1")
    .optional()
    .describe("The member it was created from as a replica. Left out: created empty, as a primary. Never changes."),
  retired: flag
    .optional()
    .describe("No longer in service: kept as it is. Once it is torn down, drop the member from the list."),
});

const database = z.strictObject({
  name: slug("a name for the database", 20).describe("Name of the database."),
  tier: tierName,
  engineVersion: z
    .string("a PostgreSQL version in quotes; write it like '17'")
    .regex(/^\d{1,2}(\.\d{1,2})?$/, "a PostgreSQL version; write it like '17'")
    .optional()
    .describe("Version of PostgreSQL. Default: the catalog's."),
  instanceClass: instanceClass.optional().describe("Default: the profile's."),
  storageGiB: storage.optional().describe("Storage at the start. Default: the profile's."),
  maxStorageGiB: count(22, MAX_STORAGE_GIB, "GiB")
    .optional()
    .describe("Storage grows by itself up to here. Default: 4 times the start."),
  backupRetentionDays: count(7, 35, "days")
    .optional()
    .describe("Automated backups. The documented 7 days are the floor and the default."),
  members: z
    .array(member, "a list of members; write one for each region that holds the database")
    .min(1, "not empty; add the member of the primary region")
    .describe("Every instance of the database that was ever created and not torn down."),
});

const capacity = z.strictObject({
  min: count(1, 40_000, "capacity units").describe("Capacity that is always there."),
  max: count(1, 40_000, "capacity units").describe("Capacity that autoscaling ends at."),
});

const table = z.strictObject({
  name: slug("a name for the table", 40).describe("Name of the table."),
  tier: tierName,
  provisioned: z
    .strictObject({ read: capacity.describe("Reads per second."), write: capacity.describe("Writes per second.") })
    .optional()
    .describe("Autoscaled capacity. Left out: on-demand, the documented default."),
});

const bucket = z.strictObject({
  name: slug("a name for the bucket's purpose", 20).describe("What the bucket is for."),
  tier: tierName,
  acceleration: flag.optional().describe("S3 Transfer Acceleration. Default: false."),
  intelligentTiering: flag
    .optional()
    .describe("Intelligent tiering in place of the documented IA and Glacier transitions. Default: false."),
});

const repository = z
  .string("the name of an image repository; write it like tabular/api")
  .max(100, "at most 100 characters; shorten it")
  .regex(/^[a-z0-9]+([._/-][a-z0-9]+)*$/, "the name of an image repository; write it like tabular/api");

const ci = z.strictObject({
  repository: z
    .string("the GitHub repository; write it like owner/name")
    .regex(/^[\w.-]+\/[\w.-]+$/, "the GitHub repository; write it like owner/name")
    .describe("The GitHub repository whose workflows plan and apply."),
  // Ends in the condition of a role: a wildcard would let every branch apply.
  branch: z
    .string("the name of a branch; write it like main")
    .regex(/^[\w./-]+$/, "the name of one branch; write it like main")
    .default("main")
    .describe("Only this branch applies."),
  role: slug("a name for the role's purpose", 20).default("ci").describe("Purpose in the names of the two CI roles."),
});

/** The AWS part of a deployment file. */
export const awsSchema = z.strictObject({
  accountId: z
    .string("an account id of 12 digits in quotes; quote it, YAML drops leading zeros of a number")
    .regex(/^\d{12}$/, "an account id of 12 digits; copy it from the AWS console")
    .describe("The AWS account. In quotes, because it may start with 0."),
  ownsAccount: flag
    .default(false)
    .describe("This deployment owns what exists once per account. Exactly one deployment per account does."),
  home: regionName.describe("The region that owns what replicates. Declared once, for ever."),
  controlRegion: regionName.describe("Where the states of account and traffic live. Best a region of its own."),
  zoneId: z
    .string("a hosted zone id; write it like Z0123456789ABCDEFGHIJ")
    .regex(/^Z[A-Z0-9]{5,31}$/, "a hosted zone id; write it like Z0123456789ABCDEFGHIJ")
    .optional()
    .describe("An existing public hosted zone. Left out: the account stack creates it."),
  gate: oneOf(["alarm", "arc"])
    .default("alarm")
    .describe("What switches the traffic when data needs a promotion: a latched alarm, or ARC routing controls."),
  serviceLinkedRoles: z
    .partialRecord(
      z.enum(SERVICE_LINKED_ROLES),
      oneOf(["create", "existing"]),
      "a mapping of roles; remove it or write one",
    )
    .default({})
    .describe("Roles that AWS allows once per account: created here, or existing. Default: create."),
  ci: ci.describe("Who may deploy."),
  regions: z
    .array(region, "a list of regions; write at least one")
    .min(1, "not empty; add a region")
    .describe("Regions, new ones at the end: the position decides the address range."),
  databases: z
    .array(database, "a list of databases; remove it or write one")
    .default([])
    .describe("PostgreSQL databases on RDS."),
  tables: z
    .array(table, "a list of tables; remove it or write one")
    .default([])
    .describe("DynamoDB tables, replicated to all regions."),
  buckets: z
    .array(bucket, "a list of buckets; remove it or write one")
    .default([])
    .describe("S3 buckets, replicated to the partner."),
  repositories: z
    .array(repository, "a list of names; write it like [tabular/api]")
    .default([])
    .describe("Image repositories, replicated to all regions."),
  standbyCapacityPercent: count(1, 100, "per cent")
    .default(50)
    .describe("How much of the primary's capacity a standby region holds warm."),
  cluster: clusterSchema.optional(),
  ecs: ecsSchema.optional(),
  functions: functionsSchema,
  batch: batchSchema.optional(),
  instances: instancesSchema,
  delivery: deliverySchema.optional(),
  messaging: messagingSchema.optional(),
  caches: cachesSchema,
  edge: edgeSchema.optional(),
  monitoring: monitoringSchema.optional(),
  governance: governanceSchema.optional(),
  vpn: vpnSchema,
});
