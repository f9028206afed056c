import type { Construct } from "constructs";
import { AlarmGroup, type Alerting } from "./alarm-group";
import type { Metric } from "./metric-alarm";

/** Unit: seconds. A replica further behind than this loses writes when it takes over. */
const REPLICATION_LAG = { threshold: 30, periods: 3, periodSeconds: 60 } as const;

/** Nodes that one alarm takes. */
const NODES_PER_ALARM = 10;

export interface CacheAlarmsProps {
  readonly alerting: Alerting;
  /** What the cache is for. */
  readonly cache: string;
  /** Ids of its nodes. */
  readonly nodes: readonly string[];
}

/**
 * Ids that ElastiCache gives the nodes of a replication group.
 * @param shards none: cluster mode is off
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Replication.CreatingReplGroup.NoExistingCluster.html (2026-11)
 */
export function cacheNodes(group: string, shards: number | undefined, replicas: number): string[] {
  const counted = (count: number, digits: number) =>
    Array.from({ length: count }, (_, index) => String(index + 1).padStart(digits, "0"));
  const members = counted(replicas + 1, 3);
  if (shards === undefined) return members.map((member) => `${group}-${member}`);
  return counted(shards, 4).flatMap((shard) => members.map((member) => `${group}-${shard}-${member}`));
}

/** Alarms on the worst node of a cache. @resource aws_cloudwatch_metric_alarm */
export class CacheAlarms extends AlarmGroup {
  constructor(scope: Construct, id: string, { alerting, cache, nodes }: CacheAlarmsProps) {
    super(scope, id, alerting);
    for (let first = 0; first < nodes.length; first += NODES_PER_ALARM) {
      const part = first === 0 ? "" : `-${first / NODES_PER_ALARM + 1}`;
      this.watch(`${cache}${part}`, part, nodes.slice(first, first + NODES_PER_ALARM));
    }
  }

  private watch(cache: string, part: string, nodes: readonly string[]): void {
    const { settings } = this.alerting;
    const over = (aggregate: "MAX" | "SUM", name: string, statistic: string) => ({
      expression: `${aggregate}(METRICS())`,
      metrics: nodes.map(
        (CacheClusterId): Metric => ({ namespace: "AWS/ElastiCache", name, dimensions: { CacheClusterId }, statistic }),
      ),
    });
    const common = { when: "above", severity: "warning", silence: "missing" } as const;
    this.add(`Cpu${part}`, {
      ...common,
      alarm: `cache-${cache}-cpu`,
      watches: `Processor use of the cache ${cache} (%)`,
      // The engine works on one core: the machine's average would hide that it is full.
      metric: over("MAX", "EngineCPUUtilization", "Average"),
      setting: settings.cpu,
      essential: true,
    });
    this.add(`Memory${part}`, {
      ...common,
      alarm: `cache-${cache}-memory`,
      watches: `Memory use of the cache ${cache} (%)`,
      metric: over("MAX", "DatabaseMemoryUsagePercentage", "Average"),
      setting: settings.memory,
      essential: true,
    });
    this.add(`Evictions${part}`, {
      ...common,
      alarm: `cache-${cache}-evictions`,
      watches: `Keys that the cache ${cache} put out for lack of memory`,
      metric: over("SUM", "Evictions", "Sum"),
      setting: settings.evictions,
    });
    this.add(`ReplicationLag${part}`, {
      ...common,
      alarm: `cache-${cache}-replication-lag`,
      watches: `Lag of a replica of the cache ${cache} (seconds)`,
      metric: over("MAX", "ReplicationLag", "Maximum"),
      setting: REPLICATION_LAG,
    });
  }
}
