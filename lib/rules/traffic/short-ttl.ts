import { members, resources } from "../parts";
import type { Rule } from "../rule";

/** How long a resolver may keep an answer that a failover changes. Unit: seconds. */
const MAX_SECONDS = 60;

/** A failover reaches nobody before the old answer is forgotten. */
export const shortTtl: Rule = {
  id: "TR-02",
  title: `records that fail over are kept for at most ${MAX_SECONDS} seconds`,
  check: ({ stacks }) =>
    stacks.flatMap(({ name, json }) =>
      resources(json)
        .filter(({ type, attributes }) => type === "aws_route53_record" && "failover_routing_policy" in attributes)
        .filter(({ attributes }) => members(attributes.alias).length === 0 && !(Number(attributes.ttl) <= MAX_SECONDS))
        .map(({ address, attributes }) => ({
          stack: name,
          address,
          what: `resolvers keep the old region for ${attributes.ttl ?? "an unknown number of"} seconds`,
          fix: `set ttl to ${MAX_SECONDS} or less`,
        })),
    ),
};
