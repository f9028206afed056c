import { z } from "zod";
import { LOG_RETENTION_DAYS } from "../catalog/retention";
import { awsSchema, type ROLES, type SERVICE_LINKED_ROLES } from "./aws-schema";
import { cidr, count, flag, hostName, oneOf, slug, tagValue } from "./fields";

/**
 * The shape of a deployment file: the types, the checks of single values and the JSON Schema for editors all come from
 * here. What needs more than one value is checked in `checks/`.
 */

/** Longest project name. Unit: characters. A load balancer's 32 must still show part of it beside region and purpose. */
export const PROJECT_LENGTH = { min: 2, max: 32 } as const;

export const ENVIRONMENTS = ["development", "test", "uat", "production"] as const;
export const PATTERNS = ["single-region", "multi-region"] as const;

const tier = z.strictObject({
  rtoMinutes: count(1, 10_080, "minutes").describe("Recovery time objective: how long a service may be down."),
  rpoMinutes: count(1, 10_080, "minutes").describe("Recovery point objective: how much written data may be lost."),
});

const retention = z.literal(
  LOG_RETENTION_DAYS,
  `one of the days that CloudWatch Logs offers (${LOG_RETENTION_DAYS.join(", ")}); pick one of them`,
);

/**
 * How long a deleted secret can be restored; 0 forgets it at once.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html (2026-11)
 */
const SECRET_RECOVERY_DAYS = [0, ...Array.from({ length: 24 }, (_, index) => index + 7)];

const settings = z.strictObject({
  natGateways: oneOf(["per-zone", "single"]).optional().describe("One NAT gateway per zone, or one for the region."),
  interfaceEndpoints: flag.optional().describe("Interface endpoints in the network."),
  multiAz: flag.optional().describe("Databases and caches with a second instance in another zone."),
  protect: flag.optional().describe("Deletion protection, final snapshots, no forced emptying of buckets."),
  architecture: oneOf(["x86_64", "arm64"])
    .optional()
    .describe(
      "Processors of containers and functions. arm64 is Graviton: cheaper, and its images must be built for it.",
    ),
  spotFirst: flag.optional().describe("Spot capacity first, also for what is on demand by default."),
  autoShutdown: flag.optional().describe("The AutoShutdown tag, by which schedules stop what may rest."),
  monitoringIntervalSeconds: oneOf([0, 1, 5, 10, 15, 30, 60], " seconds")
    .optional()
    .describe("Enhanced monitoring of databases. 0 turns it off."),
  secretRecoveryDays: z
    .literal(SECRET_RECOVERY_DAYS, "0 or 7 to 30 days; pick one of them")
    .optional()
    .describe("How long a deleted secret can be restored. 0 forgets it at once."),
});

export const deploymentSchema = z.strictObject({
  project: slug("the project's name", PROJECT_LENGTH.max)
    .min(PROJECT_LENGTH.min, `at least ${PROJECT_LENGTH.min} characters; lengthen it`)
    .describe("First part of every physical name. Never changes."),
  environment: oneOf(ENVIRONMENTS).describe("Second part of every physical name, and what chooses the profile."),
  owner: tagValue("the team that owns it").describe("The team that owns it, as a tag."),
  costCenter: tagValue("who pays for it").describe("Who pays for it, as a tag."),
  domain: hostName.describe("The public domain; clients reach api.<domain>."),
  zone: hostName.optional().describe("The hosted zone that holds the domain. Default: the domain."),
  pattern: oneOf(PATTERNS).describe("One region, or several with replicated data."),
  catalog: oneOf(["current", "documented"])
    .default("current")
    .describe("Which column of the catalog gives versions and sizes."),
  tiers: z
    .record(slug("a name for the tier", 20), tier, "a mapping of tiers; write one with rtoMinutes and rpoMinutes")
    .refine((tiers) => Object.keys(tiers).length > 0, "not empty; add a tier")
    .describe("Recovery objectives by name. The first is the default."),
  alertEmail: z.email("an e-mail address; write the address that alarms go to").describe("Where alarms go to."),
  allowedIpRanges: z
    .array(cidr, "a list of address ranges; write it like [203.0.113.0/24]")
    .default([])
    .describe("Ranges that may reach the public entry. Empty: everyone."),
  retentionDays: z
    .strictObject({
      application: retention.optional().describe("Logs of the applications."),
      audit: retention.optional().describe("Logs of who did what."),
    })
    .optional()
    .describe("Log retention. Default: the profile's."),
  settings: settings.optional().describe("What replaces single settings of the environment's profile."),
  aws: awsSchema.optional().describe("What the deployment has on AWS."),
  services: z
    .array(z.never("left out; remove it, services come with the Kubernetes layers"), "an empty list; remove it")
    .default([])
    .describe("Services on Kubernetes. None yet."),
});

/** A deployment file after defaults of single values. */
export type ParsedDeployment = z.output<typeof deploymentSchema>;
export type ParsedAws = z.output<typeof awsSchema>;
export type Environment = (typeof ENVIRONMENTS)[number];
export type Role = (typeof ROLES)[number];
export type ServiceLinkedRole = (typeof SERVICE_LINKED_ROLES)[number];
