import type { Deployment } from "../../lib/config/deployment";
import type { CoverageRow } from "../../lib/reports/coverage/row";
import type { SynthesizedStack } from "./synth";

/** The deployment after a failover: both regions have swapped their roles, and the standby's instances write. */
export function swappedRoles(deployment: Deployment): Deployment {
  const { aws } = deployment;
  if (aws === undefined) throw new Error("the deployment has no AWS");
  return {
    ...deployment,
    aws: {
      ...aws,
      regions: aws.regions.map((region) => ({ ...region, role: region.role === "primary" ? "standby" : "primary" })),
      databases: aws.databases.map((database) => ({
        ...database,
        members: database.members.map((member) => ({ ...member, writer: !member.writer, retired: member.writer })),
      })),
    },
  };
}

/** The value that a row of the coverage names. */
export function attributeAt(stack: SynthesizedStack, { address, attribute }: CoverageRow): unknown {
  const [type = "", id = ""] = address.split(".");
  const resource: unknown = stack.json.resource?.[type]?.[id];
  return attribute
    .split(".")
    .reduce<unknown>((value, key) => (value as { readonly [key: string]: unknown } | undefined)?.[key], resource);
}
