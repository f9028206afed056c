import { awsArn, dynamodbTableArn, logGroupArn, s3BucketArn, secretArnPattern } from "../../../lib/identifiers/aws";
import type { Statement } from "./policy";

/** Statements on the deployment's data in one region, shared by the roles of several services. */

/** What a workload of one region works with. All by name. */
export interface RegionData {
  readonly region: string;
  readonly account: string;
  readonly buckets: readonly string[];
  readonly tables: readonly string[];
  /** Aliases of the keys that encrypt buckets and tables. */
  readonly keyAliases: readonly string[];
  /** @default - none is declared */
  readonly messaging?: RegionMessaging;
  /** @default - none */
  readonly caches?: readonly RegionCache[];
}

/** A region's bus, queues and topics. */
export interface RegionMessaging {
  readonly bus: string;
  readonly queues: readonly string[];
  readonly topics: readonly string[];
  /** Aliases of the keys that encrypt them. */
  readonly keyAliases: readonly string[];
}

/** A cache, and the user that workloads have there. */
export interface RegionCache {
  readonly replicationGroup: string;
  readonly user: string;
}

/**
 * Use of keys that are known by alias only. An IAM policy cannot name an alias as its resource, so the resource is
 * every key of the region and account, and the condition picks the keys.
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html (2026-11)
 */
export function keyUse(
  sid: string,
  key: { readonly region: string; readonly account: string; readonly aliases: readonly string[] },
  actions: readonly string[],
  services: readonly string[],
): Statement {
  const { region, account, aliases } = key;
  return {
    sid,
    actions,
    resources: aliases.length === 0 ? [] : [awsArn("kms", region, account, "key/*")],
    conditions: {
      "ForAnyValue:StringEquals": { "kms:ResourceAliases": aliases },
      StringEquals: { "kms:ViaService": services.map((service) => `${service}.${region}.amazonaws.com`) },
    },
  };
}

/** Reads and writes objects. Versions stay out of reach: what a workload deletes can be restored. */
export function bucketAccess(buckets: readonly string[]): readonly Statement[] {
  const arns = buckets.map(s3BucketArn);
  return [
    {
      sid: "ListBuckets",
      actions: ["s3:ListBucket", "s3:GetBucketLocation", "s3:ListBucketMultipartUploads"],
      resources: arns,
    },
    {
      sid: "UseObjects",
      actions: [
        "s3:GetObject",
        "s3:PutObject",
        "s3:DeleteObject",
        "s3:GetObjectTagging",
        "s3:PutObjectTagging",
        "s3:AbortMultipartUpload",
        "s3:ListMultipartUploadParts",
      ],
      resources: arns.map((arn) => `${arn}/*`),
    },
  ];
}

/** Reads and writes items of tables and reads their indexes. */
export function tableAccess({ region, account, tables }: RegionData): Statement {
  return {
    sid: "UseTables",
    actions: [
      "dynamodb:BatchGetItem",
      "dynamodb:BatchWriteItem",
      "dynamodb:ConditionCheckItem",
      "dynamodb:DeleteItem",
      "dynamodb:DescribeTable",
      "dynamodb:GetItem",
      "dynamodb:PutItem",
      "dynamodb:Query",
      "dynamodb:Scan",
      "dynamodb:UpdateItem",
    ],
    resources: tables
      .map((table) => dynamodbTableArn(region, account, table))
      .flatMap((arn) => [arn, `${arn}/index/*`]),
  };
}

/** Reads the streams of tables. */
export function streamAccess({ region, account, tables }: RegionData): Statement {
  return {
    sid: "ReadStreams",
    actions: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"],
    resources: tables.map((table) => `${dynamodbTableArn(region, account, table)}/stream/*`),
  };
}

/** Decrypts and encrypts what buckets and tables hold, through S3 and DynamoDB only. */
export function dataKeyUse({ region, account, keyAliases, buckets, tables }: RegionData): Statement {
  const aliases = buckets.length + tables.length === 0 ? [] : keyAliases;
  return keyUse(
    "UseDataKeys",
    { region, account, aliases },
    ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"],
    ["s3", "dynamodb"],
  );
}

/** Reads the values of secrets. */
export function secretRead(region: string, account: string, secrets: readonly string[]): Statement {
  return {
    sid: "ReadSecrets",
    actions: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
    resources: secrets.map((secret) => secretArnPattern(region, account, secret)),
  };
}

/** Reads the values of secrets, and decrypts them. */
export function secretUse(
  region: string,
  account: string,
  secrets: readonly string[],
  keyAliases: readonly string[],
): readonly Statement[] {
  const aliases = secrets.length === 0 ? [] : keyAliases;
  return [
    secretRead(region, account, secrets),
    keyUse("DecryptSecrets", { region, account, aliases }, ["kms:Decrypt"], ["secretsmanager"]),
  ];
}

/** Writes entries to log groups that exist. */
export function logWriting(region: string, account: string, groups: readonly string[]): Statement {
  return {
    sid: "WriteLogs",
    actions: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
    resources: groups
      .map((group) => logGroupArn(region, account, group))
      .flatMap((arn) => [arn, `${arn}:log-stream:*`]),
  };
}
