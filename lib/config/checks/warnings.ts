import type { FileFinding } from "../findings";
import type { ParsedDeployment } from "../schema";
import { clusterWarnings } from "./aws-cluster-warnings";

/**
 * Recovery points below these cannot be met. Unit: minutes. Point-in-time recovery and replicas of RDS lag by up to
 * 5 minutes; S3 promises to replicate within 15.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIT.html (2026-11)
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-time-control.html (2026-11)
 */
const LEAST_RPO_MINUTES = { databases: 5, buckets: 15 } as const;

/** What is legal and yet probably not meant. Only for files without findings. */
export function warnings(deployment: ParsedDeployment): FileFinding[] {
  const { pattern, tiers, aws } = deployment;
  if (aws === undefined) return [];
  const several = pattern === "multi-region";
  const found: FileFinding[] = [];

  if (aws.regions.some(({ name }) => name === aws.controlRegion)) {
    const rule = several
      ? "a region of its own, to deploy traffic while any of the regions is lost"
      : "another region, where the states have a replica that survives this one";
    found.push({ path: ["aws", "controlRegion"], rule, fix: "write another region" });
  }

  const standbys = aws.regions.filter(({ role }) => role === "standby").map(({ name }) => name);
  aws.databases.forEach(({ name, members }, index) => {
    const replicated = members.some(({ region, retired }) => retired !== true && standbys.includes(region));
    if (!several || replicated) return;
    const rule = "a list with a member in service in a standby region";
    const fix = `add one, or ${name} is lost with its region`;
    found.push({ path: ["aws", "databases", index, "members"], rule, got: "none", fix });
  });

  const [first = ""] = Object.keys(tiers);
  for (const kind of ["databases", "buckets"] as const) {
    aws[kind].forEach(({ tier = first, name }, index) => {
      const least = LEAST_RPO_MINUTES[kind];
      const wanted = tiers[tier]?.rpoMinutes ?? least;
      // A bucket in one region has nothing to replicate.
      if (wanted >= least || (kind === "buckets" && !several)) return;
      const rule = `a tier with an rpoMinutes of at least ${least}, which is what ${kind} can keep`;
      const fix = `choose another tier for ${name}, or another store`;
      found.push({ path: ["aws", kind, index, "tier"], rule, got: `${wanted} of ${tier}`, fix });
    });
  }
  return [...found, ...clusterWarnings(deployment)];
}
