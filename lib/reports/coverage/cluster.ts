import type { CoverageRow } from "./row";

const SECTION = { seed: "003", section: "2. Compute Services: Amazon EKS", stack: "cluster" } as const;

export const CLUSTER_COVERAGE: readonly CoverageRow[] = [
  {
    ...SECTION,
    documented: "Version 1.27 with managed node groups",
    address: "aws_eks_cluster.cluster",
    attribute: "version",
    built: "1.35",
    why: "EKS has not created 1.27 since 2025-07-24",
  },
  {
    ...SECTION,
    documented: "2-3 node minimum for high availability",
    address: "aws_eks_node_group.nodes_cpu",
    attribute: "scaling_config.min_size",
    built: 2,
  },
  {
    ...SECTION,
    documented: "Auto-scaling enabled (1-10 nodes)",
    address: "aws_eks_node_group.nodes_cpu",
    attribute: "scaling_config.max_size",
    built: 10,
  },
  {
    ...SECTION,
    documented: "Multiple instance types supported (t3.medium default)",
    address: "aws_eks_node_group.nodes_cpu",
    attribute: "instance_types.0",
    built: "t3.medium",
  },
  {
    ...SECTION,
    documented: "Amazon Linux 2 EKS-optimized AMI",
    address: "aws_eks_node_group.nodes_cpu",
    attribute: "ami_type",
    built: "AL2023_x86_64_STANDARD",
    why: "EKS publishes no images of Amazon Linux 2 since 2025-11-26",
  },
  {
    ...SECTION,
    documented: "100GB EBS volumes per node",
    address: "aws_launch_template.nodes_cpu_template",
    attribute: "block_device_mappings.0.ebs.volume_size",
    built: 100,
  },
  {
    ...SECTION,
    documented: "Spot instance support for cost savings",
    address: "aws_eks_node_group.nodes_spot",
    attribute: "capacity_type",
    built: "SPOT",
  },
  {
    ...SECTION,
    documented: "Cluster autoscaler integration",
    address: "aws_eks_pod_identity_association.autoscaler",
    attribute: "service_account",
    built: "cluster-autoscaler",
  },
  {
    ...SECTION,
    section: "4. Security Architecture: Encryption",
    documented: "EBS: Encrypted volumes of nodes",
    address: "aws_launch_template.nodes_cpu_template",
    attribute: "block_device_mappings.0.ebs.encrypted",
    built: "true",
  },
];
