import type { Construct } from "constructs";
import { AlarmGroup, type Alerting, ANY_FAILURE } from "./alarm-group";

export interface EventRuleAlarmsProps {
  readonly alerting: Alerting;
  /** What the rule is for. */
  readonly rule: string;
  readonly ruleName: string;
  readonly eventBusName: string;
}

/** The alarm on events that a rule matched and no target took. @resource aws_cloudwatch_metric_alarm */
export class EventRuleAlarms extends AlarmGroup {
  constructor(scope: Construct, id: string, { alerting, rule, ruleName, eventBusName }: EventRuleAlarmsProps) {
    super(scope, id, alerting);
    this.add("FailedInvocations", {
      alarm: `events-${rule}-failed`,
      watches: `Events of the rule ${rule} that no target took`,
      severity: "critical",
      metric: {
        namespace: "AWS/Events",
        name: "FailedInvocations",
        dimensions: { EventBusName: eventBusName, RuleName: ruleName },
        statistic: "Sum",
      },
      when: "above",
      setting: ANY_FAILURE,
      silence: "notBreaching",
    });
  }
}
