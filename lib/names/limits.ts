import { AWS_FOUNDATION_LIMITS } from "./aws-foundation-limits";
import { AWS_SERVICE_LIMITS } from "./aws-service-limits";
import type { NameLimit } from "./name-limit";

/** Limits of all AWS names. */
export const AWS_NAME_LIMITS = { ...AWS_FOUNDATION_LIMITS, ...AWS_SERVICE_LIMITS } as const satisfies Record<
  string,
  NameLimit
>;

export type AwsNameKind = keyof typeof AWS_NAME_LIMITS;
