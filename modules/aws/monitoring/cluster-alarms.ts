import type { Construct } from "constructs";
import { clusterName } from "../../../lib/identifiers/aws-names";
import { AlarmGroup, type Alerting } from "./alarm-group";
import type { Metric } from "./metric-alarm";

/** A node that comes and goes is none. */
const FAILED_NODES = { threshold: 0, periods: 3, periodSeconds: 300 } as const;
const FULL_DISK = { threshold: 85, periods: 1, periodSeconds: 300 } as const;
/** A container that fails once starts again by itself; one that fails for a quarter of an hour does not. */
const CRASH_LOOP = { threshold: 0, periods: 3, periodSeconds: 300 } as const;

export interface ClusterAlarmsProps {
  readonly alerting: Alerting;
}

/**
 * Alarms on the region's Kubernetes cluster, by what Container Insights reports of its nodes and pods.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-enhanced-EKS.html (2026-11)
 * @resource aws_cloudwatch_metric_alarm
 */
export class ClusterAlarms extends AlarmGroup {
  constructor(scope: Construct, id: string, { alerting }: ClusterAlarmsProps) {
    super(scope, id, alerting);
    const { settings, names } = alerting;
    const metric = (name: string, statistic: string): Metric => ({
      namespace: "ContainerInsights",
      name,
      dimensions: { ClusterName: clusterName(names) },
      statistic,
    });
    const common = { when: "above", silence: "missing" } as const;
    this.add("NodeCpu", {
      ...common,
      alarm: "cluster-node-cpu",
      watches: "Processor use of the cluster's nodes (%)",
      severity: "warning",
      metric: metric("node_cpu_utilization", "Average"),
      setting: settings.cpu,
      essential: true,
    });
    this.add("NodeMemory", {
      ...common,
      alarm: "cluster-node-memory",
      watches: "Memory use of the cluster's nodes (%)",
      severity: "warning",
      metric: metric("node_memory_utilization", "Average"),
      setting: settings.memory,
      essential: true,
    });
    this.add("FailedNodes", {
      ...common,
      alarm: "cluster-failed-nodes",
      watches: "Failed nodes of the cluster",
      severity: "critical",
      metric: metric("cluster_failed_node_count", "Maximum"),
      setting: FAILED_NODES,
    });
    this.add("NodeDisk", {
      ...common,
      alarm: "cluster-node-disk",
      watches: "Use of the fullest node's disk (%)",
      severity: "warning",
      metric: metric("node_filesystem_utilization", "Maximum"),
      setting: FULL_DISK,
    });
    this.add("PodMemory", {
      ...common,
      alarm: "cluster-pod-memory",
      watches: "Memory of the pod that is nearest to its limit (%)",
      severity: "warning",
      metric: metric("pod_memory_utilization_over_pod_limit", "Maximum"),
      setting: settings.memory,
    });
    this.add("CrashLoops", {
      ...common,
      alarm: "cluster-crash-loops",
      watches: "Containers that start and fail again and again",
      severity: "warning",
      metric: metric("pod_container_status_waiting_reason_crash_loop_back_off", "Maximum"),
      setting: CRASH_LOOP,
    });
  }
}
