import { SchedulerSchedule } from "@cdktf/provider-aws/lib/scheduler-schedule";
import { Construct } from "constructs";
import { databaseIdentifier } from "../../../lib/identifiers/aws-names";
import { awsRoleArn } from "../../../lib/identifiers/aws-roles";
import type { Names } from "../../../lib/names/names";

/** When a database rests. Time zone: UTC. AWS starts an instance by itself after seven days at rest. */
export const SHUTDOWN_HOURS = { stop: "cron(0 20 ? * MON-FRI *)", start: "cron(0 7 ? * MON-FRI *)" } as const;

export interface ShutdownScheduleProps {
  /** Name of the database. */
  readonly database: string;
  readonly generation: number;
  /** Names of the region. */
  readonly names: Names;
}

/** Stops a database instance in the evening and starts it on the next working day. @resource aws_scheduler_schedule */
export class ShutdownSchedule extends Construct {
  constructor(scope: Construct, id: string, props: ShutdownScheduleProps) {
    super(scope, id);
    this.call("Stop", "stopDBInstance", SHUTDOWN_HOURS.stop, props);
    this.call("Start", "startDBInstance", SHUTDOWN_HOURS.start, props);
  }

  private call(id: "Stop" | "Start", action: string, expression: string, props: ShutdownScheduleProps): void {
    const { names, database, generation } = props;
    const identifier = databaseIdentifier(names, database, generation);
    new SchedulerSchedule(this, id, {
      name: names.of("scheduler", `${database}-g${generation}-${id.toLowerCase()}`),
      description: `${id}s the database instance ${identifier}.`,
      scheduleExpression: expression,
      flexibleTimeWindow: { mode: "OFF" },
      target: {
        arn: `arn:aws:scheduler:::aws-sdk:rds:${action}`,
        roleArn: awsRoleArn(names, "shutdown"),
        input: JSON.stringify({ DbInstanceIdentifier: identifier }),
        // A backup in progress makes RDS refuse; later than an hour the call would come at the wrong time.
        retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 12 },
      },
    });
  }
}
