import type { Deployment } from "../../lib/config/deployment";

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
