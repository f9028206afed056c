import { vcpusOf } from "../catalog/aws-instance-types";
import { type SynthesizedOutput, standsIn } from "../rules/output";
import { type Block, members, resources } from "../rules/parts";
import type { JsonObject } from "../terraform/stack-files";
import { QUOTAS, type QuotaKey } from "./quotas";

/** How much of each quota a region needs. */
export type Need = Readonly<Partial<Record<QuotaKey, number>>>;

/** Where quotas that hold for all regions together are counted. */
export const ALL_REGIONS = "all";

/** Quotas that are a count of resources of one type. */
const COUNTED: Readonly<Record<string, QuotaKey>> = {
  aws_eip: "elasticIps",
  aws_vpc: "vpcs",
  aws_internet_gateway: "internetGateways",
  aws_security_group: "securityGroups",
  aws_eks_cluster: "clusters",
  aws_eks_node_group: "nodeGroups",
  aws_lb: "loadBalancers",
  aws_lb_target_group: "targetGroups",
  aws_db_instance: "databases",
  aws_kms_key: "keys",
  aws_s3_bucket: "buckets",
  aws_iam_role: "roles",
  aws_route53_health_check: "healthChecks",
};

/**
 * What each region needs, summed over its stacks: everything that may run at once, so autoscaled capacity counts with
 * its end.
 */
export function needs({ stacks }: SynthesizedOutput): Map<string, Need> {
  const found = new Map<string, Partial<Record<QuotaKey, number>>>();
  const add = (region: string, key: QuotaKey, amount: number) => {
    const place = "global" in QUOTAS[key] ? ALL_REGIONS : region;
    const need = found.get(place) ?? {};
    need[key] = (need[key] ?? 0) + amount;
    found.set(place, need);
  };
  for (const stack of stacks) {
    const blocks = resources(stack.json);
    for (const block of blocks) {
      for (const [key, amount] of ofBlock(block, blocks)) add(standsIn(stack), key, amount);
    }
  }
  return found;
}

/** The larger need of the two, quota by quota: a region must hold today's role and the one after a failover. */
export function larger(one: Map<string, Need>, other: Map<string, Need>): Map<string, Need> {
  const both = new Map<string, Need>();
  for (const region of new Set([...one.keys(), ...other.keys()])) {
    const [a, b] = [one.get(region) ?? {}, other.get(region) ?? {}];
    const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])] as QuotaKey[];
    both.set(region, Object.fromEntries(keys.map((key) => [key, Math.max(a[key] ?? 0, b[key] ?? 0)])));
  }
  return both;
}

function ofBlock(block: Block, blocks: readonly Block[]): [QuotaKey, number][] {
  const { type, attributes } = block;
  const counted = COUNTED[type];
  if (counted !== undefined) return [[counted, 1], ...nodes(block, blocks)];
  switch (type) {
    case "aws_nat_gateway":
      // One for each zone at most, by design of the network.
      return blocks.find((other) => other.type === type) === block ? [["natGateways", 1]] : [];
    case "aws_vpc_endpoint":
      return [[attributes.vpc_endpoint_type === "Interface" ? "interfaceEndpoints" : "gatewayEndpoints", 1]];
    case "aws_autoscaling_group":
      return groupNeed(attributes, blocks);
    case "aws_batch_compute_environment":
      return batchNeed(attributes);
    case "aws_elasticache_replication_group":
      return [["cacheNodes", cacheNodes(attributes)]];
    case "aws_lambda_function":
      return [["concurrency", Math.max(0, Number(attributes.reserved_concurrent_executions ?? 0))]];
    case "aws_ecs_service":
      return fargateNeed(block, blocks);
    default:
      return [];
  }
}

function nodes({ type, attributes }: Block, blocks: readonly Block[]): [QuotaKey, number][] {
  if (type !== "aws_eks_node_group") return [];
  const max = Number(members(attributes.scaling_config)[0]?.max_size ?? 0);
  const types = texts(attributes.instance_types) ?? templateTypes(attributes, blocks);
  return vcpus(types, max, attributes.capacity_type === "SPOT");
}

function groupNeed(attributes: JsonObject, blocks: readonly Block[]): [QuotaKey, number][] {
  const policy = members(attributes.mixed_instances_policy)[0];
  const distribution = members(policy?.instances_distribution)[0];
  const overrides = members(members(policy?.launch_template)[0]?.override).map(({ instance_type }) =>
    String(instance_type),
  );
  const types = overrides.length > 0 ? overrides : templateTypes(attributes, blocks);
  const percent = distribution?.on_demand_percentage_above_base_capacity;
  return vcpus(types, Number(attributes.max_size ?? 0), percent !== undefined && Number(percent) < 100);
}

/** Instance type of the launch template that something starts from. */
function templateTypes(attributes: JsonObject, blocks: readonly Block[]): string[] {
  const [, id] = /aws_launch_template\.([\w-]+)\./.exec(JSON.stringify(attributes)) ?? [];
  const template = blocks.find(({ address }) => address === `aws_launch_template.${id}`);
  return typeof template?.attributes.instance_type === "string" ? [template.attributes.instance_type] : [];
}

function batchNeed(attributes: JsonObject): [QuotaKey, number][] {
  const [compute] = members(attributes.compute_resources);
  const [first = "optimal"] = texts(compute?.instance_type) ?? [];
  const amount = Number(compute?.max_vcpus ?? 0);
  return amount === 0 ? [] : [[family(first, String(compute?.type).includes("SPOT")), amount]];
}

function cacheNodes(attributes: JsonObject): number {
  const shards = Number(attributes.num_node_groups ?? 1);
  if (attributes.num_cache_clusters !== undefined) return Number(attributes.num_cache_clusters);
  return shards * (1 + Number(attributes.replicas_per_node_group ?? 0));
}

/** Tasks at the end of their scaling, at the size of their definition. */
function fargateNeed({ address, attributes }: Block, blocks: readonly Block[]): [QuotaKey, number][] {
  const strategies = members(attributes.capacity_provider_strategy).map(({ capacity_provider }) =>
    String(capacity_provider),
  );
  if (strategies.length > 0 && strategies.every((provider) => !provider.startsWith("FARGATE"))) return [];
  const task = blocks.find(
    (block) =>
      block.type === "aws_ecs_task_definition" && JSON.stringify(attributes.task_definition).includes(block.address),
  );
  const target = blocks.find(
    (block) => block.type === "aws_appautoscaling_target" && JSON.stringify(block.attributes).includes(String(address)),
  );
  const tasks = Number(target?.attributes.max_capacity ?? attributes.desired_count ?? 1);
  const amount = (tasks * Number(task?.attributes.cpu ?? 0)) / 1024;
  if (amount === 0) return [];
  return strategies.includes("FARGATE_SPOT")
    ? [
        ["fargateSpot", amount],
        ["fargateOnDemand", amount],
      ]
    : [["fargateOnDemand", amount]];
}

function vcpus(types: readonly string[], count: number, spot: boolean): [QuotaKey, number][] {
  const [largest] = types.map((type) => ({ type, vcpus: vcpusOf(type) ?? 0 })).sort((a, b) => b.vcpus - a.vcpus);
  if (largest === undefined || count === 0) return [];
  return [[family(largest.type, spot), count * largest.vcpus]];
}

/** The quota that an instance type is counted against. */
function family(type: string, spot: boolean): QuotaKey {
  if (/^(g|vt)\d/.test(type)) return spot ? "graphicsSpot" : "graphicsOnDemand";
  if (/^p\d/.test(type)) return spot ? "trainingSpot" : "trainingOnDemand";
  return spot ? "standardSpot" : "standardOnDemand";
}

const texts = (value: unknown): string[] | undefined =>
  Array.isArray(value) && value.length > 0 ? value.map(String) : undefined;
