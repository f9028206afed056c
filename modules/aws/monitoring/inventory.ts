import type { OwnMetric } from "../../../lib/config/aws/monitoring";
import type { BucketAlarmsProps } from "./bucket-alarms";
import type { CacheAlarmsProps } from "./cache-alarms";
import type { DatabaseAlarmsProps } from "./database-alarms";
import type { EventRuleAlarmsProps } from "./event-rule-alarms";
import type { FunctionAlarmsProps } from "./function-alarms";
import type { LogGroups } from "./log-queries";
import type { QueueAlarmsProps } from "./queue-alarms";
import type { WatchedRegion } from "./region-watcher";
import type { TableAlarmsProps } from "./table-alarms";
import type { TargetAlarmsProps } from "./target-alarms";

/** What alarms on a thing must know of it. */
type Known<T> = Omit<T, "alerting">;

/** Everything in a region that has metrics: what alarms watch and dashboards show. Plain values. */
export interface Inventory {
  readonly region: string;
  readonly entry:
    | {
        /** What CloudWatch calls the load balancer. */
        readonly loadBalancer: string;
        readonly targets: readonly Omit<Known<TargetAlarmsProps>, "loadBalancer">[];
      }
    | undefined;
  /** The API that calls functions is there. */
  readonly hasApi: boolean;
  /** The Kubernetes cluster is there. */
  readonly hasCluster: boolean;
  /** Services on ECS. */
  readonly services: readonly string[];
  /** Groups of instances. */
  readonly instances: readonly string[];
  readonly functions: readonly Known<FunctionAlarmsProps>[];
  readonly databases: readonly Known<DatabaseAlarmsProps>[];
  readonly tables: readonly Known<TableAlarmsProps>[];
  readonly buckets: readonly Known<BucketAlarmsProps>[];
  readonly caches: readonly Known<CacheAlarmsProps>[];
  readonly queues: readonly Known<QueueAlarmsProps>[];
  readonly eventRules: readonly Known<EventRuleAlarmsProps>[];
  readonly natGatewayIds: readonly string[];
  readonly ownMetrics: readonly OwnMetric[];
  readonly logs: LogGroups & {
    /** Groups whose errors are counted, by whose they are. */
    readonly counted: Readonly<Record<string, string>>;
  };
  /** Regions whose APIs a watcher asks; none without a partner. */
  readonly watched: readonly WatchedRegion[];
}
