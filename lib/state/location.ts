import type { AwsDeployment, Deployment } from "../config/deployment";
import { kmsAliasArn } from "../identifiers/aws";
import { Names } from "../names/names";

/** Where a state lies. Everything in it is known at synth. */
export interface StateLocation {
  readonly backend: "s3";
  readonly bucket: string;
  readonly key: string;
  readonly region: string;
  /** ARN of the alias of the region's state key. */
  readonly kmsKeyId: string;
}

/** A region that holds states, and the region that holds their replicas. */
export interface AwsStateRegion {
  readonly name: string;
  readonly short: string;
  /** Region of the replica. @default - none: the deployment knows no second region */
  readonly replicaIn: { readonly name: string; readonly short: string } | undefined;
}

/**
 * Regions that hold states. A region's states are replicated to its partner; the control region's to home; and where a
 * single region has no partner, to the control region.
 */
export function awsStateRegions(aws: AwsDeployment): AwsStateRegion[] {
  const byName = new Map([aws.controlRegion, ...aws.regions].map((region) => [region.name, region]));
  const other = (name: string, candidates: readonly (string | undefined)[]) => {
    const found = candidates.find((candidate) => candidate !== undefined && candidate !== name);
    const region = found === undefined ? undefined : byName.get(found);
    return region === undefined ? undefined : { name: region.name, short: region.short };
  };
  const regional = aws.regions.map((region) => ({
    name: region.name,
    short: region.short,
    replicaIn: other(region.name, [region.partner, aws.home, aws.controlRegion.name]),
  }));
  if (aws.regions.some((region) => region.name === aws.controlRegion.name)) return regional;
  const { name, short } = aws.controlRegion;
  return [...regional, { name, short, replicaIn: other(name, [aws.home]) }];
}

/** The deployment's names in an AWS region, or outside regions. */
export function awsNames(deployment: Deployment, aws: AwsDeployment, regionShort?: string): Names {
  return new Names({
    project: deployment.project,
    environment: deployment.environment,
    account: aws.accountId,
    ...(regionShort === undefined ? {} : { regionShort }),
  });
}

export const stateBucketName = (names: Names): string => names.of("s3Bucket", "state");
/** Bucket, in the region of `names`, that holds the replica of another region's states. */
export const stateReplicaBucketName = (names: Names, sourceShort: string): string =>
  names.of("s3Bucket", `state-replica-${sourceShort}`);
/** Bucket for the server access logs of the region's state buckets. */
export const stateAccessLogBucketName = (names: Names): string => names.of("s3Bucket", "state-access-logs");
/** Alias of the key that encrypts the states of a region and the replicas it holds. */
export const stateKeyAlias = (names: Names): string => names.of("kmsAlias", "state");

/** The state of `stack` in its own region, and its replica. */
export function awsStateLocations(
  deployment: Deployment,
  aws: AwsDeployment,
  region: AwsStateRegion,
  stack: string,
): { readonly live: StateLocation; readonly standby: StateLocation | undefined } {
  const key = `${deployment.project}/${deployment.environment}/${stack}.tfstate`;
  const names = awsNames(deployment, aws, region.short);
  const live: StateLocation = {
    backend: "s3",
    bucket: stateBucketName(names),
    key,
    region: region.name,
    kmsKeyId: kmsAliasArn(region.name, aws.accountId, stateKeyAlias(names)),
  };
  if (region.replicaIn === undefined) return { live, standby: undefined };
  const replicaNames = names.in(region.replicaIn.short);
  const standby: StateLocation = {
    backend: "s3",
    bucket: stateReplicaBucketName(replicaNames, region.short),
    key,
    region: region.replicaIn.name,
    kmsKeyId: kmsAliasArn(region.replicaIn.name, aws.accountId, stateKeyAlias(replicaNames)),
  };
  return { live, standby };
}

/**
 * IAM patterns for names that differ in the short names of regions only: one pattern for all of them, so that a policy
 * does not grow with the regions. A name that was cut has a hash of its own, and stays as it is.
 */
export function acrossRegions(names: readonly string[], shorts: readonly string[]): string[] {
  const patterns = names.map((name) => shorts.reduce((text, short) => text.replaceAll(`-${short}-`, "-*-"), name));
  return [...new Set(patterns)];
}
