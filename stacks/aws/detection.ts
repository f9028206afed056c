import type { AwsStateRegion } from "../../lib/state/location";
import { awsNames } from "../../lib/state/location";
import type { RegionalDetectionProps } from "../../modules/aws/governance/regional-detection";
import type { AwsSurroundings } from "./aws-stack";

/**
 * What watches over a region, the same in its `monitoring` stack and, for a control region that only holds states, in
 * `account`.
 * @param alertTopicArn a topic of the region
 * @returns none where another deployment owns the account
 */
export function regionalDetection(
  { aws, deployment }: AwsSurroundings,
  place: AwsStateRegion,
  alertTopicArn: string,
): RegionalDetectionProps | undefined {
  const { governance } = aws;
  if (governance === undefined || !aws.ownsAccount) return undefined;
  const { profile } = deployment;
  const { cisVersion, existing, unusedAccessDays } = governance;
  return {
    names: awsNames(deployment, aws, place.short),
    region: place.name,
    collectingRegion: aws.controlRegion.name,
    alertTopicArn,
    cisVersion,
    existing: {
      guardDuty: existing.guardDuty.includes(place.name),
      securityHub: existing.securityHub.includes(place.name),
      config: existing.config.includes(place.name),
      accessAnalyzer: existing.accessAnalyzer.includes(place.name),
    },
    environment: { multiAz: profile.multiAz, protect: profile.protect },
    retentionDays: profile.retentionDays.audit,
    ...(unusedAccessDays === undefined ? {} : { unusedAccessDays }),
  };
}
