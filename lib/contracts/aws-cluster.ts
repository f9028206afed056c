import { type ContractValues, contract } from "./contract";

/** What others in the region need of its cluster and cannot know by name. */
export const AWS_CLUSTER = contract("eks-cluster", {
  /** Made by EKS, on every node and on the control plane. Rules may be added, the group itself is nobody's. */
  cluster_security_group_id: "string",
});
export type AwsClusterIds = ContractValues<typeof AWS_CLUSTER.fields>;
