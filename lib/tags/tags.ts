import type { Deployment, Tier } from "../config/deployment";
import { ConfigurationError, shown } from "../errors/configuration-error";

/** Tags as key and value. */
export type TagSet = Readonly<Record<string, string>>;

/** A duration as tags show it, for example `4h` or `90m`. */
function duration(minutes: number): string {
  return minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`;
}

/** The recovery objectives of a tier. Set on what does not belong to the default tier. */
export function tierTags(tier: Tier): TagSet {
  return { RTO: duration(tier.rtoMinutes), RPO: duration(tier.rpoMinutes) };
}

/** Property with the tags of what belongs to a tier: none for the default tier, whose tags everything carries. */
export function ownTierTags(deployment: Deployment, tier: Tier): { readonly tags?: TagSet } {
  return tier.name === deployment.tiers[0].name ? {} : { tags: tierTags(tier) };
}

/** The tags that everything of a deployment carries. Recovery objectives are the default tier's. */
export function deploymentTags(deployment: Deployment): TagSet {
  return {
    Environment: deployment.environment,
    Project: deployment.project,
    CostCenter: deployment.costCenter,
    Owner: deployment.owner,
    AutoShutdown: deployment.profile.autoShutdown ? "Yes" : "No",
    ManagedBy: "cdktf",
    ...tierTags(deployment.tiers[0]),
  };
}

/**
 * What AWS accepts as tags. Unit: characters.
 * @see https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html (2026-11)
 */
export const AWS_TAG_LIMITS = {
  count: 50,
  keyLength: 128,
  valueLength: 256,
  pattern: /^[\p{L}\p{N}\p{Z} _.:/=+@-]*$/u,
} as const;

/** The tags as AWS takes them: checked, with keys in alphabetical order. */
export function awsTags(tags: TagSet): Record<string, string> {
  const keys = Object.keys(tags).sort();
  if (keys.length > AWS_TAG_LIMITS.count) {
    refuse("tags", `at most ${AWS_TAG_LIMITS.count} tags`, `${keys.length}`, "remove some");
  }
  for (const [key, value] of Object.entries(tags)) {
    if (key.length === 0 || key.length > AWS_TAG_LIMITS.keyLength) {
      refuse(key, `a key of 1 to ${AWS_TAG_LIMITS.keyLength} characters`, `${key.length}`, "rename it");
    }
    if (/^aws:/i.test(key)) refuse(key, "a key without the prefix aws:, which AWS keeps", shown(key), "rename it");
    if (value.length > AWS_TAG_LIMITS.valueLength) {
      refuse(key, `at most ${AWS_TAG_LIMITS.valueLength} characters`, `${value.length}`, "shorten it");
    }
    if (!AWS_TAG_LIMITS.pattern.test(key) || !AWS_TAG_LIMITS.pattern.test(value)) {
      refuse(key, "letters, digits, spaces and _.:/=+@-", shown(value), "remove the other characters");
    }
  }
  return Object.fromEntries(keys.map((key) => [key, tags[key] ?? ""]));
}

function refuse(prop: string, rule: string, got: string, fix: string): never {
  throw new ConfigurationError("tags", { prop, rule, got, fix });
}
