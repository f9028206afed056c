import { Construct } from "constructs";
import type { AlarmKind, AlarmSetting } from "../../../lib/config/aws/alarm-kinds";
import type { MonitoringScope } from "../../../lib/config/aws/monitoring";
import type { Names } from "../../../lib/names/names";
import { type Compared, MetricAlarm, type Severity, type Silence } from "./metric-alarm";

/** What all alarms of a region have in common. */
export interface Alerting {
  /** Names of the region. */
  readonly names: Names;
  /** The region's alert topic. */
  readonly topicArn: string;
  readonly settings: Readonly<Record<AlarmKind, AlarmSetting>>;
  /** Essential: alarms that are not are left out. */
  readonly scope: MonitoringScope;
}

/** What the alarms on counts of failures share: one in five minutes is one too many. */
export const ANY_FAILURE: AlarmSetting = { threshold: 0, periods: 1, periodSeconds: 300 };

interface GroupAlarm {
  /** What it watches, as part of its name. */
  readonly alarm: string;
  /** What it watches, in words. */
  readonly watches: string;
  readonly severity: Severity;
  readonly silence: Silence;
  /** A threshold of a deployment file's alarms, or of its own. */
  readonly setting: AlarmSetting;
  /** Stays where only essential alarms are wanted. @default false */
  readonly essential?: boolean;
  /** @default true */
  readonly active?: boolean;
}

/** The alarms on one thing. */
export abstract class AlarmGroup extends Construct {
  /** In the order in which they were added. */
  readonly alarms: MetricAlarm[] = [];

  constructor(
    scope: Construct,
    id: string,
    protected readonly alerting: Alerting,
  ) {
    super(scope, id);
  }

  protected add(id: string, { setting, essential = false, ...alarm }: GroupAlarm & Compared): void {
    const { names, topicArn, scope } = this.alerting;
    if (scope === "essential" && !essential) return;
    this.alarms.push(new MetricAlarm(this, id, { ...alarm, ...setting, names, topicArn }));
  }
}
