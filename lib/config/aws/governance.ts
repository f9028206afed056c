import { z } from "zod";
import { catalogValue } from "../../catalog/catalog";
import { count, flag } from "../fields";
import type { ResolveContext } from "./context";

/** What watches over a region, once per account and region. */
export const DETECTORS = ["guardDuty", "securityHub", "config", "accessAnalyzer"] as const;
export type Detector = (typeof DETECTORS)[number];

/**
 * Services that may have a budget of their own, with the names by which bills call them.
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/ce-filtering.html (2026-11)
 */
export const BILLED_SERVICES = {
  apiGateway: "Amazon API Gateway",
  backup: "AWS Backup",
  cloudFront: "Amazon CloudFront",
  cloudWatch: "AmazonCloudWatch",
  dynamodb: "Amazon DynamoDB",
  ec2: "Amazon Elastic Compute Cloud - Compute",
  ecs: "Amazon Elastic Container Service",
  efs: "Amazon Elastic File System",
  eks: "Amazon Elastic Container Service for Kubernetes",
  elasticache: "Amazon ElastiCache",
  lambda: "AWS Lambda",
  loadBalancing: "Amazon Elastic Load Balancing",
  rds: "Amazon Relational Database Service",
  s3: "Amazon Simple Storage Service",
  /** NAT gateways' traffic, volumes and addresses. */
  ec2Other: "EC2 - Other",
} as const;
export type BilledService = keyof typeof BILLED_SERVICES;

/** A budget of one dollar warns of the first mistake; one above the highest would never warn of any. */
const monthlyUsd = count(1, 10_000_000, "US dollars");

const budget = z.strictObject({
  monthlyUsd: monthlyUsd.describe("What this environment may cost in a month. Alerts at 80 and 100 per cent."),
  servicesUsd: z
    .partialRecord(
      z.enum(Object.keys(BILLED_SERVICES) as BilledService[]),
      monthlyUsd,
      "a mapping of services to US dollars; remove it or write one",
    )
    .default({})
    .describe("The same for single services of this environment."),
  accountMonthlyUsd: monthlyUsd
    .optional()
    .describe("The same for the whole account: other environments, and what cannot be tagged. Only with ownsAccount."),
});

const costAnomalies = z.strictObject({
  thresholdUsd: count(1, 1_000_000, "US dollars").describe("Least cost above the expected one that is reported."),
  monitorArn: z
    .string("the ARN of a monitor; copy it from Cost Anomaly Detection")
    .regex(
      /^arn:aws:ce::\d{12}:anomalymonitor\/[0-9a-f-]{36}$/,
      "the ARN of a monitor of AWS services; copy it from Cost Anomaly Detection",
    )
    .optional()
    .describe("The account's existing monitor of all services, of which AWS allows one. Left out: created."),
});

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    // Also knows offsets (+02:00) and names in lower case, which EventBridge Scheduler does not.
    return /^[A-Z][A-Za-z_]+/.test(name);
  } catch {
    return false;
  }
}

/** Every night again: neither once nor at a rate. */
const recurring = (example: string) =>
  z
    .string(`a cron expression; write it like ${example}`)
    .regex(/^cron\(.*\)$/, `a cron expression; write it like ${example}`);

const hours = z.strictObject({
  stop: recurring("cron(0 20 ? * MON-FRI *)").describe("When it comes to rest."),
  start: recurring("cron(0 7 ? * MON-FRI *)").describe("When it starts again."),
  timeZone: z
    .string("the name of a time zone; write it like Europe/Berlin")
    .refine(isTimeZone, "the name of a time zone; write it like Europe/Berlin")
    .default("UTC")
    .describe("Time zone of both. Default: UTC."),
});

/** What an organization's policies can be attached to: its root, a unit, an account. */
const policyTarget = z
  .string("an id of the organization; write it like ou-ab12-34cd56ef")
  .regex(
    /^(r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|\d{12})$/,
    "the id of a root (r-ab12), a unit (ou-ab12-34cd56ef) or an account (12 digits, quoted); copy it from AWS Organizations",
  );

/** What watches over the account: detection, compliance, costs. */
export const governanceSchema = z
  .strictObject({
    budget: budget.optional().describe("Costs that alertEmail is told of, also when they are only forecast."),
    costAnomalies: costAnomalies
      .optional()
      .describe("Daily mail about services that cost more than they use to. Only with ownsAccount."),
    costAllocationTags: flag
      .optional()
      .describe(
        "Makes the tags usable in bills and budgets. Only with ownsAccount, only in an account that pays for itself, " +
          "and from the day after the first deployment: AWS must have seen the tags. Default: false.",
      ),
    existing: z
      .partialRecord(
        z.enum(DETECTORS),
        z.array(
          z.string("the name of a region; write it like us-east-1"),
          "a list of regions; write it like [us-east-1]",
        ),
        "a mapping of detectors to regions; remove it or write one",
      )
      .optional()
      .describe(
        "Detectors that the account has already, with their regions. AWS allows one of each per account and region; " +
          "an existing one stays as it is. Default: all are created. Only with ownsAccount.",
      ),
    unusedAccessDays: count(1, 365, "days")
      .optional()
      .describe("Reports roles that were not used for so long. AWS charges for each role. Only with ownsAccount."),
    organization: z
      .strictObject({
        policyTargets: z
          .array(policyTarget, "a list of ids; write it like [ou-ab12-34cd56ef]")
          .min(1, "not empty; write the units or accounts that the policies hold for")
          .describe(
            "Roots, units and accounts that the policies hold for. They never hold for the management account.",
          ),
      })
      .optional()
      .describe(
        "Service control and tag policies. Only in the management account of an organization that has both kinds " +
          "enabled, and with ownsAccount.",
      ),
    restHours: hours
      .optional()
      .describe("When rests what may rest (settings.autoShutdown). Default: nights and weekends, UTC."),
  })
  .describe("What watches over the account: detection, compliance, costs.");
export type ParsedGovernance = z.output<typeof governanceSchema>;

/** When rests what may rest. Schedule expressions of EventBridge Scheduler. */
export interface RestHours {
  readonly stop: string;
  readonly start: string;
  readonly timeZone: string;
}

/** Nights and weekends. */
export const REST_HOURS: RestHours = {
  stop: "cron(0 20 ? * MON-FRI *)",
  start: "cron(0 7 ? * MON-FRI *)",
  timeZone: "UTC",
};

export interface AwsBudget {
  readonly monthlyUsd: number;
  readonly servicesUsd: Readonly<Partial<Record<BilledService, number>>>;
  readonly accountMonthlyUsd: number | undefined;
}

export interface AwsGovernance {
  readonly budget: AwsBudget | undefined;
  readonly costAnomalies: { readonly thresholdUsd: number; readonly monitorArn: string | undefined } | undefined;
  readonly costAllocationTags: boolean;
  /** Regions in which the account has a detector already. */
  readonly existing: Readonly<Record<Detector, readonly string[]>>;
  /** Version of the CIS AWS Foundations Benchmark. */
  readonly cisVersion: string;
  readonly unusedAccessDays: number | undefined;
  readonly organization: { readonly policyTargets: readonly string[] } | undefined;
  readonly restHours: RestHours;
}

export function resolveGovernance(parsed: ParsedGovernance, { catalog }: ResolveContext): AwsGovernance {
  const { budget, costAnomalies } = parsed;
  return {
    budget: budget && { ...budget, accountMonthlyUsd: budget.accountMonthlyUsd },
    costAnomalies: costAnomalies && { ...costAnomalies, monitorArn: costAnomalies.monitorArn },
    costAllocationTags: parsed.costAllocationTags ?? false,
    existing: {
      guardDuty: parsed.existing?.guardDuty ?? [],
      securityHub: parsed.existing?.securityHub ?? [],
      config: parsed.existing?.config ?? [],
      accessAnalyzer: parsed.existing?.accessAnalyzer ?? [],
    },
    cisVersion: catalogValue("cis-foundations-benchmark", catalog),
    unusedAccessDays: parsed.unusedAccessDays,
    organization: parsed.organization,
    restHours: parsed.restHours ?? REST_HOURS,
  };
}
