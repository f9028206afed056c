/** When an alarm goes off: its value breaches the threshold in so many periods on end. */
export interface AlarmSetting {
  readonly threshold: number;
  readonly periods: number;
  /** Unit: seconds. */
  readonly periodSeconds: number;
}

/** What a deployment file may choose of one kind of alarm, and what holds without a choice. */
interface AlarmKindFacts extends AlarmSetting {
  /** What is compared with the threshold. */
  readonly what: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
}

/** The documented alarms, with their documented thresholds. */
const DOCUMENTED_ALARMS = {
  cpu: {
    what: "More processor use than this, of services, instances, databases, caches and nodes.",
    unit: "per cent",
    min: 1,
    max: 100,
    threshold: 90,
    periods: 2,
    periodSeconds: 300,
  },
  memory: {
    what: "More memory use than this, of the same.",
    unit: "per cent",
    min: 1,
    max: 100,
    threshold: 85,
    periods: 1,
    periodSeconds: 300,
  },
  unhealthyTargets: {
    what: "More unhealthy targets than this behind the load balancer.",
    unit: "targets",
    min: 0,
    max: 1_000,
    threshold: 0,
    periods: 1,
    periodSeconds: 60,
  },
  serverErrors: {
    what: "More 5xx responses than this in a period, of the load balancer, the API and buckets.",
    unit: "responses",
    min: 0,
    max: 1_000_000,
    threshold: 10,
    periods: 1,
    periodSeconds: 300,
  },
  responseTime: {
    what: "A longer response time than this for one of twenty requests.",
    unit: "seconds",
    min: 0.1,
    max: 60,
    threshold: 3,
    periods: 1,
    periodSeconds: 300,
  },
} as const satisfies Record<string, AlarmKindFacts>;

/** Alarms on documented metrics for which the documents name no threshold. */
const OWN_ALARMS = {
  databaseConnections: {
    what: "More connections than this share of what the database's instance class allows.",
    unit: "per cent",
    min: 1,
    max: 100,
    threshold: 80,
    periods: 1,
    periodSeconds: 300,
  },
  freeStorage: {
    what: "Less free storage than this share of the database's storage at the start.",
    unit: "per cent",
    min: 1,
    max: 50,
    threshold: 10,
    periods: 1,
    periodSeconds: 300,
  },
  // Half of it leaves the other half to act. More than all of it would be told too late.
  replicationLag: {
    what: "A longer replication lag than this share of the tier's recovery point (RPO).",
    unit: "per cent",
    min: 1,
    max: 100,
    threshold: 50,
    periods: 3,
    periodSeconds: 60,
  },
  functionErrors: {
    what: "More failed runs of a function than this in a period.",
    unit: "runs",
    min: 0,
    max: 1_000_000,
    threshold: 0,
    periods: 1,
    periodSeconds: 300,
  },
  functionDuration: {
    what: "A longer run of a function than this share of its time limit.",
    unit: "per cent",
    min: 1,
    max: 100,
    threshold: 90,
    periods: 1,
    periodSeconds: 300,
  },
  evictions: {
    what: "More keys than this put out of a cache for lack of memory in a period.",
    unit: "keys",
    min: 0,
    max: 1_000_000_000,
    threshold: 1_000,
    periods: 1,
    periodSeconds: 300,
  },
  anomaly: {
    what: "Further from the usual number of requests and response time than this.",
    unit: "standard deviations",
    min: 1,
    max: 10,
    threshold: 3,
    periods: 3,
    periodSeconds: 300,
  },
} as const satisfies Record<string, AlarmKindFacts>;

/** Every kind of alarm whose threshold a deployment file may choose. */
export const ALARM_KINDS = { ...DOCUMENTED_ALARMS, ...OWN_ALARMS } as const satisfies Record<string, AlarmKindFacts>;
export type AlarmKind = keyof typeof ALARM_KINDS;

/**
 * Longest time that all periods of an alarm may take together. Unit: seconds. AWS allows a week for periods of an hour
 * and more, but nobody wants to learn of it a week later.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html (2026-11)
 */
export const LONGEST_WINDOW_SECONDS = 86_400;

/** Periods of metrics that come more often than each minute. Unit: seconds. */
export const SHORT_PERIODS = [10, 20, 30] as const;
