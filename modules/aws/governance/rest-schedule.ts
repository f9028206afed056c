import { SchedulerSchedule } from "@cdktf/provider-aws/lib/scheduler-schedule";
import { Construct } from "constructs";
import type { RestHours } from "../../../lib/config/aws/governance";
import { awsRoleArn } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";

/** A call of AWS' API. */
export interface ApiCall {
  /** Name of the call as EventBridge Scheduler spells it, for example `stopDBInstance`. */
  readonly action: string;
  readonly input: object;
}

export interface RestScheduleProps {
  /** Names of the region. */
  readonly names: Names;
  readonly hours: RestHours;
  /** First part of the schedules' names. */
  readonly purpose: string;
  /** What rests; completes "Stops ...". */
  readonly what: string;
  /** The service that is called, for example `rds`. */
  readonly service: string;
  readonly stop: ApiCall;
  readonly start: ApiCall;
}

/**
 * Brings something to rest in the evening and starts it on the next working day. What the calls change is ignored in
 * Terraform, so that a plan at night starts nothing.
 * @resource aws_scheduler_schedule
 */
export class RestSchedule extends Construct {
  constructor(scope: Construct, id: string, props: RestScheduleProps) {
    super(scope, id);
    this.call("Stop", props.stop, props.hours.stop, props);
    this.call("Start", props.start, props.hours.start, props);
  }

  private call(id: "Stop" | "Start", { action, input }: ApiCall, expression: string, props: RestScheduleProps): void {
    const { names, hours, purpose, what, service } = props;
    new SchedulerSchedule(this, id, {
      name: names.of("scheduler", `${purpose}-${id.toLowerCase()}`),
      description: `${id}s ${what}.`,
      scheduleExpression: expression,
      scheduleExpressionTimezone: hours.timeZone,
      flexibleTimeWindow: { mode: "OFF" },
      target: {
        arn: `arn:aws:scheduler:::aws-sdk:${service}:${action}`,
        roleArn: awsRoleArn(names, "shutdown"),
        input: JSON.stringify(input),
        // A backup or an update in progress makes AWS refuse; later than an hour the call would come at the wrong time.
        retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 12 },
      },
    });
  }
}
