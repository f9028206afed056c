import { changes, changeText, type Finder } from "./highlight";

/** Settings that say how much there is: of machines, of storage, of throughput. */
const CAPACITY: ReadonlySet<string> = new Set([
  "allocated_storage",
  "bid_percentage",
  "cpu",
  "desired_capacity",
  "desired_count",
  "desired_size",
  "desired_vcpus",
  "ephemeral_storage",
  "instance_class",
  "instance_count",
  "instance_type",
  "instance_types",
  "iops",
  "max_allocated_storage",
  "max_capacity",
  "max_size",
  "max_vcpus",
  "memory",
  "memory_size",
  "min_capacity",
  "min_size",
  "min_vcpus",
  "node_type",
  "num_cache_clusters",
  "num_cache_nodes",
  "num_node_groups",
  "number_of_broker_nodes",
  "on_demand_base_capacity",
  "on_demand_percentage_above_base_capacity",
  "provisioned_concurrent_executions",
  "read_capacity",
  "replicas",
  "replicas_per_node_group",
  "reserved_concurrent_executions",
  "shard_count",
  "size",
  "storage_throughput",
  "throughput",
  "volume_size",
  "write_capacity",
]);

/** How much there is of what runs. */
export const capacityHighlights: Finder = (change) =>
  changes(change)
    ? change.differences
        .filter(({ name }) => CAPACITY.has(name))
        .map((difference) => ({ what: changeText(difference) }))
    : [];
