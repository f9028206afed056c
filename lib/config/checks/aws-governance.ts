import { AWS_REGIONS } from "../../catalog/aws-regions";
import { DETECTORS, type ParsedGovernance } from "../aws/governance";
import { type FileFinding, foundAt, similar } from "../findings";
import type { Path } from "../positions";
import { profileOf } from "../profiles";
import type { Readable } from "../readable";
import { scheduleFinding } from "../schedule";
import type { ParsedAws } from "../schema";

const at = (...path: Path): Path => ["aws", "governance", ...path];

/** What the schema of `aws.governance` cannot see: it needs more than one value. */
export function checkGovernance(deployment: Readable): FileFinding[] {
  const { aws } = deployment;
  const governance = aws?.governance;
  if (aws === undefined || governance === undefined) return [];
  return [
    ...(aws.ownsAccount === false ? checkShared(governance) : checkOwner(aws, governance)),
    ...checkBudget(governance),
    ...checkRestHours(deployment, governance),
  ];
}

/** Settings of what exists once per account. */
const OWNERS = ["costAnomalies", "costAllocationTags", "existing", "unusedAccessDays", "organization"] as const;

/** A deployment in an account that another one owns watches over its own costs only. */
function checkShared(governance: ParsedGovernance): FileFinding[] {
  const rule = "left out where another deployment owns the account";
  const fix = "remove it, or write ownsAccount: true";
  const settings = OWNERS.filter((setting) => governance[setting] !== undefined && governance[setting] !== false);
  const found: FileFinding[] = settings.map((setting) => ({ path: at(setting), rule, fix, atKey: true, got: "it" }));
  if (governance.budget?.accountMonthlyUsd !== undefined) {
    found.push({ path: at("budget", "accountMonthlyUsd"), rule, fix });
  }
  if (found.length === 0 && governance.budget === undefined && governance.restHours === undefined) {
    const empty = "given a budget or rest hours where another deployment owns the account";
    found.push({ path: at(), rule: empty, got: "neither", fix: "write one of them, or remove it" });
  }
  return found;
}

function checkOwner(aws: Partial<ParsedAws>, governance: ParsedGovernance): FileFinding[] {
  return [
    ...checkMonitoring(aws),
    ...checkExisting(aws, governance),
    ...checkCollectingRegion(aws, governance),
    ...checkMonitor(aws, governance),
    ...checkTargets(aws, governance),
  ];
}

/** The regions' stacks of this layer hold what watches over them. */
function checkMonitoring({ monitoring }: Partial<ParsedAws>): FileFinding[] {
  if (monitoring !== undefined) return [];
  const rule = "beside 'monitoring', in whose stacks the regions' detectors stand";
  return [{ path: at(), rule, got: "it alone", fix: "add monitoring: {}" }];
}

function checkExisting({ regions, controlRegion }: Partial<ParsedAws>, { existing }: ParsedGovernance): FileFinding[] {
  if (regions === undefined || controlRegion === undefined) return [];
  const known = [...new Set([...regions.map(({ name }) => name), controlRegion])];
  return DETECTORS.flatMap((detector) =>
    (existing?.[detector] ?? []).flatMap((region, index, all) => {
      const path = at("existing", detector, index);
      if (!known.includes(region)) {
        // Another region's name is no slip.
        const meant = Object.hasOwn(AWS_REGIONS, region) ? undefined : similar(region, known);
        const fix = meant === undefined ? "remove it" : `did you mean ${meant}?`;
        return [{ path, rule: `a region of the deployment (${known.join(", ")})`, fix }];
      }
      if (all.indexOf(region) === index) return [];
      return [{ path, rule: "a region that is not in the list yet", fix: "remove one of the two" }];
    }),
  );
}

/**
 * Regions that an account has only after it asked for them. Security Hub collects findings in none of them, and AWS
 * Config records no IAM there.
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html (2026-11)
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/finding-aggregation.html (2026-11)
 */
const OPT_IN_REGIONS: ReadonlySet<string> = new Set([
  "af-south-1",
  "ap-east-1",
  "ap-east-2",
  "ap-south-2",
  "ap-southeast-3",
  "ap-southeast-4",
  "ap-southeast-5",
  "ap-southeast-6",
  "ap-southeast-7",
  "ca-west-1",
  "eu-central-2",
  "eu-south-1",
  "eu-south-2",
  "il-central-1",
  "me-central-1",
  "me-south-1",
  "mx-central-1",
]);

function checkCollectingRegion(
  { controlRegion = "" }: Partial<ParsedAws>,
  { existing }: ParsedGovernance,
): FileFinding[] {
  if (!OPT_IN_REGIONS.has(controlRegion) || existing?.securityHub?.includes(controlRegion)) return [];
  const rule = "a region that every account has, because Security Hub collects findings there";
  const fix = `write another region, or governance.existing.securityHub: [${controlRegion}]`;
  return [{ path: ["aws", "controlRegion"], rule, fix }];
}

function checkMonitor({ accountId }: Partial<ParsedAws>, { costAnomalies }: ParsedGovernance): FileFinding[] {
  const arn = costAnomalies?.monitorArn;
  if (arn === undefined || accountId === undefined || arn.includes(`::${accountId}:`)) return [];
  const rule = `the ARN of a monitor of the account ${accountId}`;
  return [{ path: at("costAnomalies", "monitorArn"), rule, fix: "copy it from Cost Anomaly Detection" }];
}

function checkTargets({ accountId }: Partial<ParsedAws>, { organization }: ParsedGovernance): FileFinding[] {
  return (organization?.policyTargets ?? []).flatMap((target, index, all) => {
    const path = at("organization", "policyTargets", index);
    if (target === accountId) {
      const rule = "another account than the management account, for which no policy holds";
      return [{ path, rule, fix: "write the units or accounts below it" }];
    }
    if (all.indexOf(target) === index) return [];
    return [{ path, rule: "an id that is not in the list yet", fix: "remove one of the two" }];
  });
}

/** A part never costs more than the whole. */
function checkBudget({ budget }: ParsedGovernance): FileFinding[] {
  if (budget === undefined) return [];
  const { monthlyUsd, servicesUsd, accountMonthlyUsd } = budget;
  const found = Object.entries(servicesUsd)
    .filter(([, amount]) => amount > monthlyUsd)
    .map(
      ([service]): FileFinding => ({
        path: at("budget", "servicesUsd", service),
        rule: `at most 'monthlyUsd' (${monthlyUsd})`,
        fix: "lower it or raise monthlyUsd",
      }),
    );
  if (accountMonthlyUsd !== undefined && accountMonthlyUsd < monthlyUsd) {
    const path = at("budget", "accountMonthlyUsd");
    found.push({ path, rule: `at least 'monthlyUsd' (${monthlyUsd})`, fix: "raise it or lower monthlyUsd" });
  }
  return found;
}

function checkRestHours({ environment, catalog, settings }: Readable, { restHours }: ParsedGovernance): FileFinding[] {
  if (restHours === undefined) return [];
  const profile = environment && profileOf(environment, catalog ?? "current");
  if ((settings?.autoShutdown ?? profile?.autoShutdown) === false) {
    const rule = "left out where nothing rests";
    return [{ path: at("restHours"), rule, got: "them", fix: "remove them, or write settings.autoShutdown: true" }];
  }
  const { stop, start } = restHours;
  if (stop === start) {
    const rule = "another time than 'stop'";
    return [{ path: at("restHours", "start"), rule, fix: "write when it starts again" }];
  }
  return (["stop", "start"] as const).flatMap((end) => {
    const finding = scheduleFinding(restHours[end]);
    return finding === undefined ? [] : foundAt(at("restHours", end), { prop: end, ...finding });
  });
}
