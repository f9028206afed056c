import type { Construct } from "constructs";
import { s3BucketArn } from "../../../lib/identifiers/aws";
import { awsRoleName } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";
import { keyUse } from "./data-access";
import { type Statement, serviceTrust } from "./policy";
import { ServiceRole } from "./service-role";

/** A bucket, and the key that encrypts its objects. */
export interface ReplicationEnd {
  readonly bucket: string;
  readonly region: string;
  readonly keyAlias: string;
}

/** A bucket and the bucket that gets its replicas. */
export interface ReplicationPair {
  readonly source: ReplicationEnd;
  readonly destination: ReplicationEnd;
}

export interface ReplicationRoleProps {
  /** Names of the role's region. */
  readonly names: Names;
  /** @default - none: the role exists and may do nothing */
  readonly pairs: readonly ReplicationPair[];
}

/**
 * With it S3 copies new objects of buckets to other regions. The way back has the other region's role.
 *
 * S3 sends no account when it assumes the role, so the trust has no condition; a replication that uses the role can
 * only be set up by someone of this account whom IAM lets pass it.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html (2026-11)
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html (2026-11)
 */
export class ReplicationRole extends ServiceRole {
  constructor(scope: Construct, id: string, { names, pairs }: ReplicationRoleProps) {
    const { account } = names.props;
    const sources = pairs.map(({ source }) => s3BucketArn(source.bucket));
    const destinations = pairs.map(({ destination }) => s3BucketArn(destination.bucket));
    super(scope, id, {
      name: awsRoleName(names, "replication"),
      description: "S3 replication",
      trust: serviceTrust("s3.amazonaws.com"),
      statements: [
        { sid: "ReadSources", actions: ["s3:GetReplicationConfiguration", "s3:ListBucket"], resources: sources },
        {
          sid: "ReadVersions",
          actions: ["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging"],
          resources: sources.map((arn) => `${arn}/*`),
        },
        {
          sid: "WriteReplicas",
          actions: ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"],
          resources: destinations.map((arn) => `${arn}/*`),
        },
        ...keyStatements(
          "Decrypt",
          account,
          pairs.map(({ source }) => source),
          ["kms:Decrypt"],
        ),
        // Encrypt for single objects, data keys where the destination has a bucket key.
        ...keyStatements(
          "Encrypt",
          account,
          pairs.map(({ destination }) => destination),
          ["kms:Encrypt", "kms:GenerateDataKey"],
        ),
      ],
    });
  }
}

/** One statement for each region, because a key works in its own region only. */
function keyStatements(
  verb: string,
  account: string,
  ends: readonly ReplicationEnd[],
  actions: readonly string[],
): Statement[] {
  const regions = [...new Set(ends.map(({ region }) => region))];
  return regions.map((region) => {
    const aliases = [...new Set(ends.filter((end) => end.region === region).map((end) => end.keyAlias))];
    return keyUse(`${verb}${region.replaceAll("-", "")}`, { region, account, aliases }, actions, ["s3"]);
  });
}
