import { SchedulerSchedule } from "@cdktf/provider-aws/lib/scheduler-schedule";
import { Construct } from "constructs";
import { awsRoleArn } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";

export interface LambdaScheduleTriggerProps {
  /** Whether the region runs schedules now: only the primary does, or everything would run twice. */
  readonly enabled: boolean;
  /** For example `rate(1 hour)` or `cron(0 3 * * ? *)`. */
  readonly expression: string;
  /** ARN of the queue for calls that could not be made. */
  readonly failureQueueArn: string;
  /** What the function is for. */
  readonly fn: string;
  readonly functionArn: string;
  readonly names: Names;
  /** Name of the schedule in the deployment file. */
  readonly schedule: string;
  /** Of a cron expression. */
  readonly timeZone: string;
}

/**
 * Calls a function at set times. The call looks like an event, and every attempt has the time that was meant.
 * @resource aws_scheduler_schedule
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html (2026-11)
 */
export class LambdaScheduleTrigger extends Construct {
  readonly resource: SchedulerSchedule;

  constructor(scope: Construct, id: string, props: LambdaScheduleTriggerProps) {
    super(scope, id);
    const { names, fn, schedule } = props;
    this.resource = new SchedulerSchedule(this, "Resource", {
      // Neither part has a dot, so no two pairs have one name.
      name: names.of("scheduler", `${fn}.${schedule}`),
      description: `Calls the function ${fn}: ${schedule}.`,
      scheduleExpression: props.expression,
      scheduleExpressionTimezone: props.timeZone,
      flexibleTimeWindow: { mode: "OFF" },
      state: props.enabled ? "ENABLED" : "DISABLED",
      target: {
        arn: props.functionArn,
        roleArn: awsRoleArn(names, "scheduler"),
        input: JSON.stringify({
          source: "aws.scheduler",
          "detail-type": "Scheduled Event",
          id: "<aws.scheduler.execution-id>",
          time: "<aws.scheduler.scheduled-time>",
          resources: ["<aws.scheduler.schedule-arn>"],
          detail: { schedule },
        }),
        deadLetterConfig: { arn: props.failureQueueArn },
        // Later than an hour the call would come at the wrong time.
        retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 12 },
      },
    });
  }
}
