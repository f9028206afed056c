import { CloudwatchCompositeAlarm } from "@cdktf/provider-aws/lib/cloudwatch-composite-alarm";
import { Construct } from "constructs";
import { ConfigurationError } from "../../../lib/errors/configuration-error";
import type { Names } from "../../../lib/names/names";
import type { MetricAlarm } from "./metric-alarm";

/**
 * Most alarms that one composite alarm watches, and the length of its rule. Unit of the length: characters.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html (2026-11)
 */
const LIMITS = { alarms: 100, rule: 10_240 } as const;

export interface RegionHealthProps {
  readonly names: Names;
  readonly topicArn: string;
  /** Alarms of a region by area, for example `data`. Warnings, and alarms that are off, say nothing of its health. */
  readonly areas: Readonly<Record<string, readonly MetricAlarm[]>>;
}

/**
 * The health of a region in one state: an alarm for each area that has critical ones, and one over the areas. Critical
 * alarms tell people by themselves; this one tells when the first goes off, and when all is well again.
 * @resource aws_cloudwatch_composite_alarm
 */
export class RegionHealth extends Construct {
  /** None where no area has a critical alarm. */
  readonly resource: CloudwatchCompositeAlarm | undefined;

  constructor(scope: Construct, id: string, { names, topicArn, areas }: RegionHealthProps) {
    super(scope, id);
    const unwell = Object.entries(areas).flatMap(([area, alarms]) => {
      const critical = alarms.filter(({ severity }) => severity === "critical");
      if (critical.length === 0) return [];
      return new CloudwatchCompositeAlarm(this, area, {
        alarmName: names.of("cloudwatchAlarm", `health-${area}`),
        alarmDescription: `Any critical alarm of ${area}.`,
        // An area stays also when all of its critical alarms are switched off: a failover removes nothing.
        alarmRule: this.anyOf(
          area,
          critical.filter(({ active }) => active).map(({ resource }) => resource.alarmName),
        ),
        lifecycle: { createBeforeDestroy: true },
      }).alarmName;
    });
    if (unwell.length === 0) return;
    this.resource = new CloudwatchCompositeAlarm(this, "Resource", {
      alarmName: names.of("cloudwatchAlarm", "critical-health"),
      alarmDescription: "CRITICAL: the region is unwell. Ends when no critical alarm of it is left.",
      alarmRule: this.anyOf("areas", unwell),
      alarmActions: [topicArn],
      okActions: [topicArn],
      tags: { Severity: "critical" },
    });
  }

  private anyOf(what: string, alarms: readonly string[]): string {
    if (alarms.length > LIMITS.alarms) {
      throw new ConfigurationError(this, {
        prop: "areas",
        rule: `at most ${LIMITS.alarms} critical alarms of ${what}`,
        got: String(alarms.length),
        fix: "divide the area, or split the deployment",
      });
    }
    return alarms.length === 0 ? "FALSE" : alarms.map((name) => `ALARM("${name}")`).join(" OR ");
  }
}
