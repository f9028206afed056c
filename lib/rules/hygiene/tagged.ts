import { AWS_TAG_LIMITS } from "../../tags/tags";
import { members, resources } from "../parts";
import type { Rule, Violation } from "../rule";
import { defaultTags } from "../tags";

/** Tags that costs, owners and schedules are found by. */
const WANTED = ["Environment", "Project", "CostCenter", "Owner", "AutoShutdown", "ManagedBy", "RTO", "RPO"] as const;

/** Everything says whose it is, what it costs whom, and how long it may be down. */
export const tagged: Rule = {
  id: "HY-04",
  title: "every stack tags what it creates, and every tag is one that AWS takes",
  blindTo: "what controllers create inside a cluster",
  check: ({ stacks }) =>
    stacks.flatMap((stack): Violation[] => {
      const tags = defaultTags(stack);
      const missing = WANTED.filter((key) => typeof tags[key] !== "string" || tags[key] === "");
      const provider = missing.map((key) => ({
        stack: stack.name,
        address: "provider.aws",
        what: `the tag ${key} is missing`,
        fix: "take the provider's tags from lib/tags",
      }));
      const illegal = resources(stack.json).flatMap(({ address, attributes }) =>
        Object.entries(members(attributes.tags)[0] ?? {})
          .filter(([key, value]) => !isLegal(key, String(value)))
          .map(([key]) => ({
            stack: stack.name,
            address,
            what: `AWS does not take the tag ${key}`,
            fix: "use letters, digits, spaces and _.:/=+@-, and no key of AWS's own",
          })),
      );
      return [...provider, ...illegal];
    }),
};

function isLegal(key: string, value: string): boolean {
  // An expression is known only when it is applied.
  if (value.includes("${")) return true;
  const { keyLength, valueLength, pattern } = AWS_TAG_LIMITS;
  return (
    key.length <= keyLength &&
    value.length <= valueLength &&
    pattern.test(key) &&
    pattern.test(value) &&
    !/^aws:/i.test(key)
  );
}
