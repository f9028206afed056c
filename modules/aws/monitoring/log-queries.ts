import { CloudwatchQueryDefinition } from "@cdktf/provider-aws/lib/cloudwatch-query-definition";
import { Construct } from "constructs";
import type { Names } from "../../../lib/names/names";

/** Kinds of logs, each with questions of its own. */
export interface LogGroups {
  /** Of services and functions: one JSON object for each entry. */
  readonly applications: readonly string[];
  /** Of functions alone, which end each run with a report. */
  readonly functions: readonly string[];
  /** Of the cluster's containers, as Container Insights writes them. */
  readonly cluster: readonly string[];
  readonly audit: readonly string[];
  /** Flow logs of the network. */
  readonly network: readonly string[];
}

interface Query {
  readonly name: string;
  readonly logs: keyof LogGroups;
  readonly lines: readonly string[];
}

/**
 * Most groups that one query asks; of more, the first ones.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html (2026-11)
 */
const MAX_GROUPS = 50;

const QUERIES: readonly Query[] = [
  {
    name: "errors",
    logs: "applications",
    lines: [
      "fields @timestamp, @log, level, message, traceId",
      "filter level in ['ERROR', 'error', 'CRITICAL', 'critical', 'FATAL', 'fatal']",
      "sort @timestamp desc",
      "limit 200",
    ],
  },
  {
    name: "errors-by-message",
    logs: "applications",
    lines: [
      "filter level in ['ERROR', 'error', 'CRITICAL', 'critical', 'FATAL', 'fatal']",
      "stats count(*) as entries, max(@timestamp) as latest by @log, message",
      "sort entries desc",
      "limit 50",
    ],
  },
  {
    name: "slow-requests",
    logs: "applications",
    lines: [
      "filter ispresent(durationMs)",
      "stats pct(durationMs, 50) as p50, pct(durationMs, 95) as p95, count(*) as requests by @log, route",
      "sort p95 desc",
      "limit 50",
    ],
  },
  {
    name: "cluster-errors",
    logs: "cluster",
    lines: [
      "fields @timestamp, kubernetes.namespace_name, kubernetes.pod_name, log_processed.message, log",
      "filter log_processed.level in ['ERROR', 'error', 'CRITICAL', 'critical', 'FATAL', 'fatal']",
      "sort @timestamp desc",
      "limit 200",
    ],
  },
  {
    name: "function-runs",
    logs: "functions",
    lines: [
      "filter @type = 'REPORT' or type = 'platform.report'",
      "stats count(*) as runs, max(@duration) as longestMs, max(@maxMemoryUsed / 1000000) as memoryMB by @log",
      "sort longestMs desc",
    ],
  },
  {
    name: "refused-sign-ins",
    logs: "audit",
    lines: [
      "filter event = 'authentication' and outcome = 'failure'",
      "stats count(*) as attempts, max(@timestamp) as latest by user, sourceIp",
      "sort attempts desc",
      "limit 50",
    ],
  },
  {
    name: "rejected-connections",
    logs: "network",
    lines: [
      "filter action = 'REJECT'",
      "stats count(*) as connections by srcAddr, dstAddr, dstPort, protocol",
      "sort connections desc",
      "limit 50",
    ],
  },
  {
    name: "largest-transfers",
    logs: "network",
    lines: ["stats sum(bytes) as transferred by srcAddr, dstAddr", "sort transferred desc", "limit 50"],
  },
];

export interface LogQueriesProps {
  readonly names: Names;
  readonly logGroups: LogGroups;
}

/**
 * Saved questions to the region's logs, for the hour in which nobody wants to write them.
 * @resource aws_cloudwatch_query_definition
 */
export class LogQueries extends Construct {
  constructor(scope: Construct, id: string, { names, logGroups }: LogQueriesProps) {
    super(scope, id);
    for (const { name, logs, lines } of QUERIES) {
      const groups = logGroups[logs].slice(0, MAX_GROUPS);
      if (groups.length === 0) continue;
      new CloudwatchQueryDefinition(this, name, {
        name: names.of("logQuery", name),
        logGroupNames: groups,
        queryString: lines.join("\n| "),
      });
    }
  }
}
