import { members, resources } from "../parts";
import type { Rule } from "../rule";

/**
 * Route 53 changes records in us-east-1 only, unless the zone is prepared for its loss.
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/accelerated-recovery.html (2026-11)
 */
export const recoverableZones: Rule = {
  id: "TR-04",
  title: "records of public zones can be changed again within the hour when us-east-1 is lost",
  severity: "warning",
  blindTo: "zones that the deployment only uses",
  check: ({ stacks }) =>
    stacks.flatMap(({ name, json }) =>
      resources(json)
        .filter(({ type, attributes }) => type === "aws_route53_zone" && members(attributes.vpc).length === 0)
        .filter(({ attributes }) => attributes.enable_accelerated_recovery !== true)
        .map(({ address }) => ({
          stack: name,
          address,
          what: "its records cannot be changed while us-east-1 is lost",
          fix: "set enable_accelerated_recovery",
        })),
    ),
};
