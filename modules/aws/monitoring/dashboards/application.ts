import {
  FUNCTION_API_STAGE,
  functionApiName,
  WATCH_METRICS,
  watchDimensions,
} from "../../../../lib/identifiers/aws-names";
import type { Names } from "../../../../lib/names/names";
import type { Line, Section, Widget } from "../dashboard";
import type { Inventory } from "../inventory";
import { ERRORS, FAILED_SIGN_INS, logMetric } from "../log-alarms";
import { ownMetric } from "../own-metric-alarms";
import { alarmStates, graphs } from "./graphs";

/** What users get of a region: requests, response times, errors, and what the services report themselves. */
export function applicationDashboard(names: Names, inventory: Inventory, alarmArns: readonly string[]): Section[] {
  return [
    { heading: "Alarms", widgets: alarmStates(alarmArns) },
    { heading: "Requests", widgets: inventory.entry === undefined ? [] : requests(inventory.entry.loadBalancer) },
    { heading: "API of the functions", widgets: inventory.hasApi ? functionsApi(names) : [] },
    { heading: "Seen from outside", widgets: seen(names, inventory) },
    { heading: "Functions", widgets: functions(inventory) },
    { heading: "Custom metrics", widgets: custom(inventory) },
    { heading: "Logs", widgets: logs(names, inventory) },
  ];
}

function requests(loadBalancer: string): Widget[] {
  const metric = (name: string, statistic: string, label: string, id?: string): Line => ({
    namespace: "AWS/ApplicationELB",
    name,
    dimensions: { LoadBalancer: loadBalancer },
    statistic,
    label,
    ...(id === undefined ? {} : { id }),
  });
  return [
    { type: "graph", title: "Request count", lines: [metric("RequestCount", "Sum", "requests")] },
    {
      type: "graph",
      title: "Response time (seconds)",
      lines: ["p50", "p95", "p99"].map((statistic) => metric("TargetResponseTime", statistic, statistic)),
    },
    {
      type: "graph",
      title: "Error rate (%)",
      lines: [
        metric("RequestCount", "Sum", "requests", "requests"),
        metric("HTTPCode_Target_5XX_Count", "Sum", "of services", "services"),
        metric("HTTPCode_ELB_5XX_Count", "Sum", "of the load balancer", "balancer"),
        { expression: "100 * (FILL(services, 0) + FILL(balancer, 0)) / requests", label: "5xx of all requests" },
      ],
    },
    {
      type: "graph",
      title: "Responses",
      lines: ["2XX", "3XX", "4XX", "5XX"].map((code) => metric(`HTTPCode_Target_${code}_Count`, "Sum", code)),
    },
  ];
}

function functionsApi(names: Names): Widget[] {
  const thing = { label: "API", dimensions: { ApiName: functionApiName(names), Stage: FUNCTION_API_STAGE } };
  return graphs(
    "AWS/ApiGateway",
    [thing],
    ["Calls", "Count", "Sum"],
    ["Latency (ms)", "Latency", "p95"],
    ["4xx responses", "4XXError", "Sum"],
    ["5xx responses", "5XXError", "Sum"],
  );
}

/** The partner is on the partner's dashboard: this one names no other region. */
function seen(names: Names, { watched, region }: Inventory): Widget[] {
  if (watched.length === 0) return [];
  const { namespace, reachable, responseTime } = WATCH_METRICS;
  const thing = { label: "this region", dimensions: watchDimensions(names, region) };
  return graphs(
    namespace,
    [thing],
    ["API answers", reachable, "Minimum"],
    ["Time to an answer (ms)", responseTime, "Average"],
  );
}

function functions({ functions: known }: Inventory): Widget[] {
  const things = known.map(({ fn, functionName }) => ({ label: fn, dimensions: { FunctionName: functionName } }));
  return graphs(
    "AWS/Lambda",
    things,
    ["Runs", "Invocations", "Sum"],
    ["Failed runs", "Errors", "Sum"],
    ["Duration (ms)", "Duration", "p95"],
  );
}

const custom = ({ ownMetrics }: Inventory): Widget[] =>
  ownMetrics.map((own) => ({
    type: "graph",
    title: own.name,
    lines: [{ ...ownMetric(own), label: own.statistic }],
  }));

function logs(names: Names, { logs: groups }: Inventory): Widget[] {
  return [
    {
      type: "graph",
      title: "Errors in logs",
      lines: Object.keys(groups.counted).map((log) => ({ ...logMetric(names, log, ERRORS), label: log })),
    },
    {
      type: "graph",
      title: "Refused sign-ins",
      lines: [{ ...logMetric(names, "audit", FAILED_SIGN_INS), label: "sign-ins" }],
    },
    {
      type: "log",
      title: "Latest errors",
      logGroups: Object.values(groups.counted),
      query: [
        "fields @timestamp, @log, level, message",
        "filter level in ['ERROR', 'error', 'CRITICAL', 'critical', 'FATAL', 'fatal']",
        "sort @timestamp desc",
        "limit 50",
      ],
    },
  ];
}
