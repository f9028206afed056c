import { z } from "zod";
import { count, flag, oneOf, slug } from "../fields";
import { ALARM_KINDS, type AlarmKind, type AlarmSetting, LONGEST_WINDOW_SECONDS, SHORT_PERIODS } from "./alarm-kinds";
import type { ResolveContext } from "./context";

const periods = count(1, 1_440, "periods");

/** AWS's own metrics come once a minute: in a shorter period an alarm would mostly find nothing. */
const wholeMinutes = z
  .int("a whole number of seconds; write a number without quotes")
  .min(60, "at least 60 seconds; raise it")
  .max(LONGEST_WINDOW_SECONDS, `at most ${LONGEST_WINDOW_SECONDS} seconds; lower it`)
  .multipleOf(60, "a multiple of 60 seconds; write 60, 300 or another whole number of minutes");

const anyPeriod = z
  .int("a whole number of seconds; write a number without quotes")
  .refine(
    (seconds) => (SHORT_PERIODS as readonly number[]).includes(seconds) || (seconds > 0 && seconds % 60 === 0),
    `${SHORT_PERIODS.join(", ")} or a multiple of 60 seconds; write 60, 300 or another whole number of minutes`,
  )
  .max(LONGEST_WINDOW_SECONDS, `at most ${LONGEST_WINDOW_SECONDS} seconds; lower it`);

const alarm = (kind: AlarmKind) => {
  const { what, unit, min, max, threshold, periods: times, periodSeconds } = ALARM_KINDS[kind];
  return z
    .strictObject({
      threshold: z
        .number(`a number of ${unit}; write it without quotes`)
        .min(min, `at least ${min} ${unit}; raise it`)
        .max(max, `at most ${max} ${unit}; lower it`)
        .optional()
        .describe(`Unit: ${unit}. Default: ${threshold}.`),
      periods: periods.optional().describe(`So many periods on end. Default: ${times}.`),
      periodSeconds: wholeMinutes.optional().describe(`Length of a period in seconds. Default: ${periodSeconds}.`),
    })
    .optional()
    .describe(what);
};

const alarms = z.strictObject({
  cpu: alarm("cpu"),
  memory: alarm("memory"),
  unhealthyTargets: alarm("unhealthyTargets"),
  serverErrors: alarm("serverErrors"),
  responseTime: alarm("responseTime"),
  databaseConnections: alarm("databaseConnections"),
  freeStorage: alarm("freeStorage"),
  replicationLag: alarm("replicationLag"),
  functionErrors: alarm("functionErrors"),
  functionDuration: alarm("functionDuration"),
  evictions: alarm("evictions"),
  anomaly: alarm("anomaly"),
});

export const DASHBOARDS = ["infrastructure", "application", "cost"] as const;
export type DashboardKind = (typeof DASHBOARDS)[number];

export const OWN_STATISTICS = [
  "Average",
  "Sum",
  "Minimum",
  "Maximum",
  "SampleCount",
  "p50",
  "p90",
  "p95",
  "p99",
] as const;

const metricWord = (what: string) =>
  z.string(`a text; write ${what}`).regex(/^[\w./#-]{1,255}$/, `letters, digits and ./_-# only; write ${what}`);

const ownMetric = z.strictObject({
  name: slug("a name for the metric", 40).describe("Names the metric's graph and alarm."),
  namespace: metricWord("it like Inferloop/Synthdata")
    .refine(
      (namespace) => !namespace.startsWith("AWS/"),
      "one of your own, not one of AWS; remove the metric, AWS's are watched already",
    )
    .describe("Namespace that the services publish it in."),
  metric: metricWord("it like RowsGenerated").describe("The metric's name in that namespace."),
  dimensions: z
    .record(z.string(), z.string("a text; quote it"), "a mapping of dimensions; write it like { Service: tabular }")
    .refine((dimensions) => Object.keys(dimensions).length <= 30, "at most 30 dimensions; remove some")
    .default({})
    .describe("All of its dimensions. CloudWatch finds no metric by a part of them."),
  statistic: oneOf(OWN_STATISTICS)
    .default("Average")
    .describe("How its values of a period become one. Default: Average."),
  alarm: z
    .strictObject({
      above: z.number("a number; write it without quotes").optional().describe("Higher values are alarms."),
      below: z.number("a number; write it without quotes").optional().describe("Lower values are alarms."),
      severity: oneOf(["critical", "warning"]).default("warning").describe("Default: warning."),
      periods: periods.default(1).describe("So many periods on end. Default: 1."),
      periodSeconds: anyPeriod
        .default(300)
        .describe("Length of a period in seconds: below 60 only for metrics of high resolution. Default: 300."),
      silence: flag.default(false).describe("No value is an alarm too. Default: false."),
    })
    .optional()
    .describe("Left out: the metric is only shown."),
});

/** Alarms, dashboards and what watches the regions. */
export const monitoringSchema = z
  .strictObject({
    scope: oneOf(["all", "essential"])
      .default("all")
      .describe("Essential: only what the documents ask for and what loses data. Each alarm costs. Default: all."),
    alarms: alarms.optional().describe("What differs from the documented alarms, and from the defaults of the others."),
    dashboards: z
      .array(oneOf(DASHBOARDS), `a list; write some of ${DASHBOARDS.join(", ")}`)
      .default([...DASHBOARDS])
      .describe("Dashboards of each region. Default: all."),
    metrics: z
      .array(ownMetric, "a list of metrics; remove it or write one")
      .default([])
      .describe("Metrics that the services publish themselves."),
  })
  .describe("Alarms, dashboards and what watches the regions.");
export type ParsedMonitoring = z.output<typeof monitoringSchema>;

/** A metric that the services publish. */
export interface OwnMetric {
  readonly name: string;
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: (typeof OWN_STATISTICS)[number];
  readonly alarm:
    | (AlarmSetting & {
        readonly when: "above" | "below";
        readonly severity: "critical" | "warning";
        readonly silence: boolean;
      })
    | undefined;
}

export type MonitoringScope = "all" | "essential";

export interface AwsMonitoring {
  readonly scope: MonitoringScope;
  readonly alarms: Readonly<Record<AlarmKind, AlarmSetting>>;
  readonly dashboards: readonly DashboardKind[];
  readonly metrics: readonly OwnMetric[];
}

/** The alarms' settings with those of a file in their places. */
export function alarmSettings(given: ParsedMonitoring["alarms"] = {}): AwsMonitoring["alarms"] {
  const settings = (Object.keys(ALARM_KINDS) as AlarmKind[]).map((kind): [AlarmKind, AlarmSetting] => {
    const { threshold, periods, periodSeconds } = ALARM_KINDS[kind];
    const own = given[kind];
    return [
      kind,
      {
        threshold: own?.threshold ?? threshold,
        periods: own?.periods ?? periods,
        periodSeconds: own?.periodSeconds ?? periodSeconds,
      },
    ];
  });
  return Object.fromEntries(settings) as AwsMonitoring["alarms"];
}

export function resolveMonitoring(parsed: ParsedMonitoring, _context: ResolveContext): AwsMonitoring {
  return {
    scope: parsed.scope,
    alarms: alarmSettings(parsed.alarms),
    dashboards: DASHBOARDS.filter((dashboard) => parsed.dashboards.includes(dashboard)),
    metrics: parsed.metrics.map(({ alarm, ...metric }) => ({ ...metric, alarm: alarm && resolveAlarm(alarm) })),
  };
}

function resolveAlarm(alarm: NonNullable<ParsedMonitoring["metrics"][number]["alarm"]>): OwnMetric["alarm"] {
  const { above, below, ...rest } = alarm;
  const when = above === undefined ? "below" : "above";
  return { ...rest, when, threshold: above ?? below ?? 0 };
}
