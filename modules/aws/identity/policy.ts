/** One statement of a policy, in AWS's own words. */
export interface Statement {
  readonly sid: string;
  /** @default "Allow" */
  readonly effect?: "Allow" | "Deny";
  readonly actions: readonly string[];
  /** What a Deny spares, in place of `actions`, which are then empty. An Allow has it in a permissions boundary only. */
  readonly notActions?: readonly string[];
  /** ARNs or ARN patterns; none in a trust policy, where the role itself is the resource. */
  readonly resources: readonly string[];
  /** What a Deny spares, in place of `resources`. An Allow never has it: it would allow the rest of the account. */
  readonly notResources?: readonly string[];
  /** By kind, for example `{ Service: ["ec2.amazonaws.com"] }`. @default - a policy of an identity, which has none */
  readonly principals?: Readonly<Record<string, readonly string[]>> | "*";
  /** Operator, key, values. */
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/**
 * Most characters that AWS accepts in a policy.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html (2026-11)
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html (2026-11)
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html (2026-11)
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html (2026-11)
 */
export const POLICY_LIMITS = {
  /** A managed policy. */
  managed: 6_144,
  /** All inline policies of a role together. */
  inline: 10_240,
  /** A role's trust policy. */
  trust: 2_048,
  /** A key policy. */
  key: 32_768,
  /** A bucket policy. */
  bucket: 20_480,
  /** A service control policy. */
  serviceControl: 5_120,
  /** A tag policy. */
  tag: 10_000,
} as const;

/** The statements as a policy document: the same statements always give the same text. */
export function policyDocument(statements: readonly Statement[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements.map(rendered) });
}

function rendered(statement: Statement): object {
  return {
    Sid: statement.sid,
    Effect: statement.effect ?? "Allow",
    ...(statement.principals === undefined ? {} : { Principal: statement.principals }),
    ...(statement.notActions === undefined ? { Action: statement.actions } : { NotAction: statement.notActions }),
    ...(statement.resources.length === 0 ? {} : { Resource: statement.resources }),
    ...(statement.notResources === undefined ? {} : { NotResource: statement.notResources }),
    ...(statement.conditions === undefined ? {} : { Condition: statement.conditions }),
  };
}

/** Trust in a service, which then acts with the role. */
export function serviceTrust(service: string, conditions?: Statement["conditions"]): Statement {
  return {
    sid: "Assume",
    actions: ["sts:AssumeRole"],
    resources: [],
    principals: { Service: [service] },
    ...(conditions === undefined ? {} : { conditions }),
  };
}

/**
 * Only on behalf of the account's own resources: no other account can make the service use the role or the topic. Only
 * where the service sends the key; with the others every call would be refused.
 */
export function ownAccount(account: string): NonNullable<Statement["conditions"]> {
  return { StringEquals: { "aws:SourceAccount": account } };
}
