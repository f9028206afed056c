import { POLICY_LIMITS } from "../../modules/aws/identity/policy";
import type { SynthesizedStack } from "./synth";

export interface RenderedStatement {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Action: readonly string[];
  /** In place of `Action`. */
  readonly NotAction?: readonly string[];
  readonly Resource?: readonly string[];
  readonly NotResource?: readonly string[];
  readonly Principal?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** A policy as a stack renders it. */
export interface RenderedPolicy {
  readonly address: string;
  readonly text: string;
  /** Most characters that AWS takes. */
  readonly limit: number;
  readonly statements: readonly RenderedStatement[];
}

/** Where policies stand, and how long they may be. */
const PLACES: readonly (readonly [type: string, attribute: string, limit: number])[] = [
  ["aws_iam_role", "assume_role_policy", POLICY_LIMITS.trust],
  ["aws_iam_role_policy", "policy", POLICY_LIMITS.inline],
  ["aws_iam_policy", "policy", POLICY_LIMITS.managed],
  ["aws_kms_key", "policy", POLICY_LIMITS.key],
  ["aws_s3_bucket_policy", "policy", POLICY_LIMITS.bucket],
  ["aws_sns_topic_policy", "policy", 30_720],
  ["aws_sqs_queue", "policy", 8_192],
  ["aws_cloudwatch_event_bus_policy", "policy", 10_240],
  ["aws_backup_vault_policy", "policy", 20_480],
  ["aws_cloudwatch_log_resource_policy", "policy_document", 5_120],
];

/** Every policy of a stack, parsed. */
export function policies(stack: SynthesizedStack): RenderedPolicy[] {
  return PLACES.flatMap(([type, attribute, limit]) =>
    // Some have their policy as a resource of its own.
    stack
      .resources(type)
      .filter((resource) => resource[attribute] !== undefined)
      .map((resource) => {
        const text = String(resource[attribute]);
        const { Version, Statement } = JSON.parse(text) as { Version: string; Statement: RenderedStatement[] };
        if (Version !== "2012-10-17") throw new Error(`${resource.address} has version ${Version}`);
        return { address: resource.address, text, limit, statements: Statement };
      }),
  );
}

/** The statement of that Sid in the policy at an address. */
export function statement(stack: SynthesizedStack, address: string, sid: string): RenderedStatement {
  const found = policies(stack)
    .find((policy) => policy.address === address)
    ?.statements.find(({ Sid }) => Sid === sid);
  if (found === undefined) throw new Error(`no statement ${sid} in ${address}`);
  return found;
}

/** What no policy of a stack may be. */
export function expectSoundPolicies(stack: SynthesizedStack): void {
  const all = policies(stack);
  expect(all).not.toEqual([]);
  for (const { address, text, limit, statements } of all) {
    expect({ address, tooLong: text.length > limit }).toEqual({ address, tooLong: false });
    const sids = statements.map(({ Sid }) => Sid);
    expect({ address, sids: [...new Set(sids)] }).toEqual({ address, sids });
    for (const { Sid, Effect, Action = [], Resource, NotResource, Principal } of statements) {
      expect(Sid).toMatch(/^[A-Za-z0-9]+$/);
      expect({ address, Sid, anyAction: Action.includes("*") }).toEqual({ address, Sid, anyAction: false });
      expect({
        address,
        Sid,
        openAllow: Effect === "Allow" && (Principal === "*" || NotResource !== undefined),
      }).toEqual({
        address,
        Sid,
        openAllow: false,
      });
      expect(Resource).not.toEqual([]);
    }
  }
}

/** Sids of statements of identities that allow something on every resource. Each must have a reason. */
export function allowedEverywhere(stack: SynthesizedStack): string[] {
  return policies(stack)
    .filter(({ address }) => address.startsWith("aws_iam_"))
    .flatMap(({ address, statements }) =>
      statements
        .filter(({ Effect, Resource }) => Effect === "Allow" && Resource?.includes("*"))
        .map(({ Sid }) => `${address}: ${Sid}`),
    );
}
