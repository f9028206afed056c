import type { OutputStack } from "../output";
import { type Block, resources } from "../parts";
import type { Rule, Violation } from "../rule";
import { objective } from "../tags";

const SECONDS_PER_MINUTE = 60;
/** The longest that a record of the deployment is kept; see TR-02. Unit: seconds. */
const TTL_SECONDS = 60;

/** An endpoint check says something about a region only if it asks that region, and in time only if it is quick. */
export const healthInTime: Rule = {
  id: "TR-03",
  title: "endpoint checks ask one region, by HTTPS below the root, and notice its loss within the RTO",
  check: ({ stacks }) =>
    stacks.flatMap((stack) => {
      const blocks = resources(stack.json);
      const shared = new Set(
        blocks
          .filter(({ attributes }) => "failover_routing_policy" in attributes)
          .map(({ attributes }) => attributes.name),
      );
      return blocks
        .filter(({ type, attributes }) => type === "aws_route53_health_check" && attributes.fqdn !== undefined)
        .flatMap((block) => checkEndpoint(stack, block, shared));
    }),
};

function checkEndpoint(stack: OutputStack, block: Block, shared: ReadonlySet<unknown>): Violation[] {
  const {
    type,
    fqdn,
    resource_path: path = "/",
    failure_threshold: threshold,
    request_interval: interval,
  } = block.attributes;
  const detection = Number(threshold) * Number(interval) + TTL_SECONDS;
  const rto = (objective(stack, block, "RTO") ?? Number.POSITIVE_INFINITY) * SECONDS_PER_MINUTE;
  const conditions: [boolean, string, string][] = [
    [type === "HTTPS" || type === "HTTPS_STR_MATCH", `it asks by ${type}`, "ask by HTTPS, as clients do"],
    [path !== "/", "it asks for the root, which a static page may answer", "ask for a path that looks at the service"],
    [!shared.has(fqdn), `it asks ${fqdn}, the name that it decides about`, "ask the region's own name"],
    [detection <= rto, `it takes ${detection} s to notice, the RTO is ${rto} s`, "ask more often"],
  ];
  return conditions
    .filter(([holds]) => !holds)
    .map(([, what, fix]) => ({ stack: stack.name, address: block.address, what, fix }));
}
