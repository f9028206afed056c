import type { AwsDeployment } from "../config/deployment";
import { parseDeployment } from "../config/load";
import { failoverEdit, rebuildEdit } from "./edit";
import { planFailover, planRebuild } from "./plan";

export const ROUND_TRIP = ["failover", "rebuild", "failback"] as const;

/** One edit of a deployment file, and the file after it. */
export interface Stage {
  readonly name: (typeof ROUND_TRIP)[number];
  readonly text: string;
}

/**
 * The loss of the primary region, its rebuild, and the way back: each edit made on top of the one before. Empty where
 * the primary has no partner.
 */
export function roundTrip(text: string, file: string): Stage[] {
  const aws = parsed(text, file);
  const primary = aws?.regions.find(({ role }) => role === "primary");
  if (aws === undefined || primary?.partner === undefined) return [];
  const { name, partner } = primary;
  const failover = failoverEdit(text, planFailover(aws, name));
  // Without databases nothing is retired, so nothing is rebuilt.
  const rebuild =
    aws.databases.length === 0 ? failover : rebuildEdit(failover, planRebuild(again(failover, file), name));
  const failback = failoverEdit(rebuild, planFailover(again(rebuild, file), partner));
  return [
    { name: "failover", text: failover },
    { name: "rebuild", text: rebuild },
    { name: "failback", text: failback },
  ];
}

const parsed = (text: string, file: string): AwsDeployment | undefined => parseDeployment(text, file).aws;

function again(text: string, file: string): AwsDeployment {
  const aws = parsed(text, file);
  if (aws === undefined) throw new Error("an edit keeps AWS");
  return aws;
}
