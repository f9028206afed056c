import { members, resources } from "../parts";
import type { Rule } from "../rule";

/** A replica repeats a mistake within a second, so each of them needs a way back of its own. */
export const continuousTables: Rule = {
  id: "DA-04",
  title: "tables and each of their replicas can be restored to any second",
  check: ({ stacks }) =>
    stacks.flatMap(({ name, json }) =>
      resources(json)
        .filter(({ type, attributes }) => {
          if (type === "aws_dynamodb_table_replica") return attributes.point_in_time_recovery !== true;
          return type === "aws_dynamodb_table" && members(attributes.point_in_time_recovery)[0]?.enabled !== true;
        })
        .map(({ address }) => ({
          stack: name,
          address,
          what: "it has no point-in-time recovery",
          fix: "enable it: a replica does not have it from its table",
        })),
    ),
};
