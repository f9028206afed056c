import { overlaps } from "../../addresses/cidr";
import { resources } from "../parts";
import type { Rule, Violation } from "../rule";

interface Range {
  readonly stack: string;
  readonly address: string;
  readonly cidr: string;
}

/** Networks that overlap can never be connected, and a failover is when they must be. */
export const apart: Rule = {
  id: "NW-01",
  title: "no two networks of the deployment share an address, nor do two subnets of one",
  blindTo: "networks of other deployments and of the premises",
  check: ({ stacks }) => {
    const ranges = (type: string, argument: string): Range[] =>
      stacks.flatMap(({ name, json }) =>
        resources(json)
          .filter((block) => block.type === type && typeof block.attributes[argument] === "string")
          .map(({ address, attributes }) => ({ stack: name, address, cidr: String(attributes[argument]) })),
      );
    const subnets = ranges("aws_subnet", "cidr_block");
    return [...shared(ranges("aws_vpc", "cidr_block"), false), ...shared(subnets, true)];
  },
};

function shared(ranges: readonly Range[], sameStack: boolean): Violation[] {
  return ranges.flatMap(({ stack, address, cidr }, index) =>
    ranges
      .slice(0, index)
      .filter((other) => (!sameStack || other.stack === stack) && overlaps(other.cidr, cidr))
      .map((other) => ({
        stack,
        address,
        what: `${cidr} overlaps ${other.cidr} of ${other.stack} ${other.address}`,
        fix: "leave the range to the planner, or write one that is free",
      })),
  );
}
