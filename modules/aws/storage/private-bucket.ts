import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import { Construct } from "constructs";
import { s3BucketArn } from "../../../lib/identifiers/aws";
import type { TagSet } from "../../../lib/tags/tags";
import { policyDocument, type Statement } from "../identity/policy";

/** Oldest TLS that clients may speak. */
export const OLDEST_TLS = "1.2";

export interface PrivateBucketProps {
  /** Name of the bucket. Changing it replaces the bucket. */
  readonly bucket: string;
  /** Keeps Terraform from destroying the bucket, and from emptying it first. */
  readonly protect: boolean;
  /**
   * ARN of the key that encrypts the objects.
   * @default - S3's own keys, which is all that some log deliveries can write to
   */
  readonly kmsKeyArn?: string;
  /** One data key serves many objects, which saves most calls to KMS. Only with `kmsKeyArn`. @default true */
  readonly bucketKey?: boolean;
  /** Statements of the bucket's policy beside those on TLS. The policy has no other owner. @default - none */
  readonly statements?: readonly Statement[];
  /** @default - the default tier's */
  readonly tags?: TagSet;
}

/**
 * A versioned, encrypted bucket that nothing makes public and that is reached over TLS only.
 *
 * S3 refuses concurrent changes to one bucket, so its settings form a chain; what is set on the bucket beyond this
 * depends on `lastSetting`.
 * @resource aws_s3_bucket and its settings
 */
export class PrivateBucket extends Construct {
  readonly resource: S3Bucket;
  /** The end of the chain. */
  readonly lastSetting: S3BucketPolicy;

  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id);
    this.resource = new S3Bucket(this, "Resource", {
      bucket: props.bucket,
      forceDestroy: !props.protect,
      ...(props.tags === undefined ? {} : { tags: { ...props.tags } }),
      ...(props.protect ? { lifecycle: { preventDestroy: true } } : {}),
    });
    const bucket = this.resource.id;
    const ownership = new S3BucketOwnershipControls(this, "Ownership", {
      bucket,
      rule: { objectOwnership: "BucketOwnerEnforced" },
    });
    const publicAccess = new S3BucketPublicAccessBlock(this, "PublicAccess", {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
      dependsOn: [ownership],
    });
    const versioning = new S3BucketVersioningA(this, "Versioning", {
      bucket,
      versioningConfiguration: { status: "Enabled" },
      dependsOn: [publicAccess],
    });
    const encryption = new S3BucketServerSideEncryptionConfigurationA(this, "Encryption", {
      bucket,
      rule: [
        {
          applyServerSideEncryptionByDefault:
            props.kmsKeyArn === undefined
              ? { sseAlgorithm: "AES256" }
              : { sseAlgorithm: "aws:kms", kmsMasterKeyId: props.kmsKeyArn },
          ...(props.kmsKeyArn === undefined ? {} : { bucketKeyEnabled: props.bucketKey ?? true }),
          // Objects under a key that only the writer has can be read and restored by nobody else.
          blockedEncryptionTypes: ["SSE-C"],
        },
      ],
      dependsOn: [versioning],
    });
    this.lastSetting = new S3BucketPolicy(this, "Policy", {
      bucket,
      policy: policyDocument([...tlsStatements(props.bucket), ...(props.statements ?? [])]),
      dependsOn: [encryption],
    });
  }
}

/** Statements that refuse plain HTTP and old TLS. */
function tlsStatements(bucket: string): Statement[] {
  const arn = s3BucketArn(bucket);
  const deny = { effect: "Deny", principals: "*", actions: ["s3:*"], resources: [arn, `${arn}/*`] } as const;
  return [
    { ...deny, sid: "DenyPlainHttp", conditions: { Bool: { "aws:SecureTransport": "false" } } },
    { ...deny, sid: "DenyOldTls", conditions: { NumericLessThan: { "s3:TlsVersion": OLDEST_TLS } } },
  ];
}
