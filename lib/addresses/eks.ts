/**
 * Virtual addresses of Kubernetes services. No packet leaves a node with one, so every region has the same; but what
 * has one of them in a network is out of the cluster's reach. Changing it replaces the cluster.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html (2026-11)
 */
export const SERVICE_CIDR = "172.20.0.0/16";

/**
 * Pods on one node: what EKS sets on managed nodes.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/cni-increase-ip-addresses-procedure.html (2026-11)
 */
export const MAX_PODS = { below30Vcpus: 110, from30Vcpus: 250 } as const;

/** Addresses that a subnet gives away at once, a /28. */
const PREFIX = 16;

/** Prefixes that a node holds beside those in use, so that a pod need not wait for one. */
export const WARM_PREFIXES = 1;

/** Addresses of the cluster's subnet in a zone, less the five that AWS keeps. */
export const CLUSTER_ADDRESSES_IN_ZONE = 2 ** 12 - 5;

/** Addresses that a node takes with so many pods: whole prefixes, those that wait, and its own. */
export function nodeAddresses(pods: number): number {
  return (Math.ceil(pods / PREFIX) + WARM_PREFIXES) * PREFIX + 1;
}

/** Most pods on a node of so many virtual processors. */
export function maxPods(vcpus: number): number {
  return vcpus < 30 ? MAX_PODS.below30Vcpus : MAX_PODS.from30Vcpus;
}
