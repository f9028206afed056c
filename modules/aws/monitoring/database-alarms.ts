import type { Construct } from "constructs";
import { memoryGibOf } from "../../../lib/catalog/aws-instance-types";
import { databaseIdentifier } from "../../../lib/identifiers/aws-names";
import { AlarmGroup, type Alerting } from "./alarm-group";
import { lagSetting } from "./lag";
import type { Metric } from "./metric-alarm";

const GIB = 1024 ** 3;

/**
 * Memory for each connection that RDS reckons with, and the most connections whatever the memory.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html (2026-11)
 */
const CONNECTIONS = { bytesEach: 9_531_392, most: 5_000 } as const;

/**
 * Half of what PostgreSQL counts to before it refuses writes to protect itself.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.PostgreSQL.CommonDBATasks.Autovacuum.html (2026-11)
 */
const TRANSACTION_IDS = { threshold: 1_000_000_000, periods: 1, periodSeconds: 300 } as const;

/** Memory of an RDS class, which has that of the EC2 type of its name. Unit: GiB. */
export function databaseMemoryGib(instanceClass: string): number | undefined {
  // EC2 offers the machines of x2g only with local disks.
  return memoryGibOf(instanceClass.replace(/^db\./, "").replace(/^x2g\./, "x2gd."));
}

/** Connections that a class takes by default. */
export function mostConnections(memoryGib: number): number {
  return Math.min(Math.floor((memoryGib * GIB) / CONNECTIONS.bytesEach), CONNECTIONS.most);
}

export interface DatabaseAlarmsProps {
  readonly alerting: Alerting;
  readonly database: string;
  readonly generation: number;
  readonly instanceClass: string;
  /** At the start. Unit: GiB. */
  readonly storageGiB: number;
  /** Stops at night, and is silent then. */
  readonly rests: boolean;
  /** Out of service: its alarms wake nobody. */
  readonly retired: boolean;
  /** Of an instance that was created as a replica. @default - created empty */
  readonly replica?: {
    /** Its tier's recovery point. Unit: minutes. */
    readonly rpoMinutes: number;
    /** Replicates today. Once promoted it has no lag to report, ever. */
    readonly follows: boolean;
  };
}

/** Alarms on one instance of a database, writer or replica. @resource aws_cloudwatch_metric_alarm */
export class DatabaseAlarms extends AlarmGroup {
  constructor(scope: Construct, id: string, props: DatabaseAlarmsProps) {
    super(scope, id, props.alerting);
    const { settings, names } = props.alerting;
    const instance = `${props.database}-g${props.generation}`;
    const metric = (name: string, statistic: string): Metric => ({
      namespace: "AWS/RDS",
      name,
      dimensions: { DBInstanceIdentifier: databaseIdentifier(names, props.database, props.generation) },
      statistic,
    });
    const of = (what: string) => ({ alarm: `${instance}-${what}`, active: !props.retired });
    const memoryGib = databaseMemoryGib(props.instanceClass);

    this.add("Cpu", {
      ...of("cpu"),
      watches: `Processor use of the database ${instance} (%)`,
      severity: "warning",
      metric: metric("CPUUtilization", "Average"),
      when: "above",
      setting: settings.cpu,
      // An instance that runs reports every minute.
      silence: props.rests ? "missing" : "breaching",
      essential: true,
    });
    this.add("FreeStorage", {
      ...of("free-storage"),
      watches: `Free storage of the database ${instance} (bytes)`,
      severity: "critical",
      metric: metric("FreeStorageSpace", "Minimum"),
      when: "below",
      setting: {
        ...settings.freeStorage,
        threshold: Math.round((props.storageGiB * GIB * settings.freeStorage.threshold) / 100),
      },
      silence: "missing",
      essential: true,
    });
    if (memoryGib !== undefined) {
      this.add("Memory", {
        ...of("memory"),
        watches: `Free memory of the database ${instance} (bytes)`,
        severity: "warning",
        metric: metric("FreeableMemory", "Average"),
        when: "below",
        setting: {
          ...settings.memory,
          threshold: Math.round((memoryGib * GIB * (100 - settings.memory.threshold)) / 100),
        },
        silence: "missing",
        essential: true,
      });
      this.add("Connections", {
        ...of("connections"),
        watches: `Connections of the database ${instance}`,
        severity: "warning",
        metric: metric("DatabaseConnections", "Maximum"),
        when: "above",
        setting: {
          ...settings.databaseConnections,
          threshold: Math.floor((mostConnections(memoryGib) * settings.databaseConnections.threshold) / 100),
        },
        silence: "missing",
      });
    }
    this.add("TransactionIds", {
      ...of("transaction-ids"),
      watches: `Transaction ids of the database ${instance} without vacuum`,
      severity: "warning",
      metric: metric("MaximumUsedTransactionIDs", "Maximum"),
      when: "above",
      setting: TRANSACTION_IDS,
      silence: "missing",
    });
    if (props.replica === undefined) return;
    this.add("ReplicationLag", {
      ...of("replication-lag"),
      watches: `Lag of the replica ${instance} (seconds)`,
      severity: "critical",
      metric: metric("ReplicaLag", "Maximum"),
      when: "above",
      setting: lagSetting(settings.replicationLag, props.replica.rpoMinutes, 1),
      // A replica that stops reporting has stopped replicating. The metric ends with a promotion.
      silence: props.replica.follows ? "breaching" : "notBreaching",
      essential: true,
    });
  }
}
