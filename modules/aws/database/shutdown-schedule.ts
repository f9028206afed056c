import type { Construct } from "constructs";
import type { RestHours } from "../../../lib/config/aws/governance";
import { databaseIdentifier } from "../../../lib/identifiers/aws-names";
import type { Names } from "../../../lib/names/names";
import { RestSchedule } from "../governance/rest-schedule";

export interface ShutdownScheduleProps {
  /** Name of the database. */
  readonly database: string;
  readonly generation: number;
  readonly hours: RestHours;
  /** Names of the region. */
  readonly names: Names;
}

/** The nights and weekends of a database instance. AWS starts one by itself after seven days at rest. */
export class ShutdownSchedule extends RestSchedule {
  constructor(scope: Construct, id: string, { database, generation, hours, names }: ShutdownScheduleProps) {
    const identifier = databaseIdentifier(names, database, generation);
    const input = { DbInstanceIdentifier: identifier };
    super(scope, id, {
      names,
      hours,
      purpose: `${database}-g${generation}`,
      what: `the database instance ${identifier}`,
      service: "rds",
      stop: { action: "stopDBInstance", input },
      start: { action: "startDBInstance", input },
    });
  }
}
