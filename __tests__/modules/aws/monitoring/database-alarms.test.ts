import { databaseClasses } from "../../../../lib/catalog/aws-database-classes";
import {
  DatabaseAlarms,
  type DatabaseAlarmsProps,
  databaseMemoryGib,
  mostConnections,
} from "../../../../modules/aws/monitoring/database-alarms";
import { alarm, alarmIds, bySilence, testAlerting } from "../../../support/alarms";
import { type SynthesizedStack, synthesize } from "../../../support/synth";

const MINIMAL: DatabaseAlarmsProps = {
  alerting: testAlerting(),
  database: "synthdata",
  generation: 1,
  instanceClass: "db.m7g.large",
  storageGiB: 100,
  rests: false,
  retired: false,
};
const build = (overrides: Partial<DatabaseAlarmsProps> = {}) =>
  synthesize((scope) => new DatabaseAlarms(scope, "Database", { ...MINIMAL, ...overrides }));

const REPLICA = { replica: { rpoMinutes: 60, follows: true } };

describe("DatabaseAlarms", () => {
  test("with minimal props", () => {
    expect(build().json).toMatchSnapshot();
  });

  test("goes off above 90 % of the processor in two periods", () => {
    expect(alarm(build(), "database_cpu")).toMatchObject({
      metric_name: "CPUUtilization",
      dimensions: { DBInstanceIdentifier: "inferloop-production-use1-synthdata-g1" },
      threshold: 90,
      evaluation_periods: 2,
    });
  });

  test("goes off below the share of memory and storage that is left", () => {
    const stack = build();
    // 15 % of 8 GiB, and 10 % of 100 GiB.
    expect(alarm(stack, "database_memory")).toMatchObject({
      metric_name: "FreeableMemory",
      comparison_operator: "LessThanThreshold",
      threshold: 1_288_490_189,
    });
    expect(alarm(stack, "database_free_storage")).toMatchObject({
      metric_name: "FreeStorageSpace",
      comparison_operator: "LessThanThreshold",
      threshold: 10_737_418_240,
    });
  });

  test("goes off at 80 % of the connections that the class takes", () => {
    expect(mostConnections(8)).toBe(901);
    expect(mostConnections(64)).toBe(5000);
    expect(alarm(build(), "database_connections").threshold).toBe(720);
  });

  test("a replica may be behind by half of the recovery point", () => {
    expect(alarm(build(REPLICA), "database_replication_lag")).toMatchObject({
      metric_name: "ReplicaLag",
      threshold: 1800,
      treat_missing_data: "breaching",
    });
  });

  test("a writer that was never a replica has no lag to watch", () => {
    expect(alarmIds(build())).not.toContain("database_replication_lag");
  });

  test("a promotion changes how silence counts, and nothing else", () => {
    const others = (stack: SynthesizedStack) =>
      stack
        .resources("aws_cloudwatch_metric_alarm")
        .map((one) =>
          one.address.endsWith("_lag") ? { ...one, treat_missing_data: "any", alarm_description: "any" } : one,
        );
    const promoted = build({ replica: { rpoMinutes: 60, follows: false } });
    expect(alarm(promoted, "database_replication_lag").treat_missing_data).toBe("notBreaching");
    expect(others(promoted)).toEqual(others(build(REPLICA)));
  });

  test("a retired instance wakes nobody, and keeps its alarms", () => {
    const stack = build({ retired: true });
    expect(alarmIds(stack)).toEqual(alarmIds(build()));
    expect(stack.resources("aws_cloudwatch_metric_alarm").map(({ actions_enabled }) => actions_enabled)).not.toContain(
      true,
    );
  });

  test("only what must never be silent is watched for silence", () => {
    expect(bySilence(build()).breaching).toEqual(["database_cpu"]);
    expect(bySilence(build({ rests: true })).breaching).toBeUndefined();
  });

  test("the essential ones are what the documents ask for, storage and replication", () => {
    expect(alarmIds(build({ ...REPLICA, alerting: testAlerting({ scope: "essential" }) }))).toEqual([
      "database_cpu",
      "database_free_storage",
      "database_memory",
      "database_replication_lag",
    ]);
  });

  test("knows the memory of every class that RDS offers", () => {
    const classes = ["us-east-1", "us-west-2", "eu-west-1"].flatMap(databaseClasses);
    expect(classes.filter((name) => databaseMemoryGib(name) === undefined)).toEqual([]);
    expect(["db.t3.micro", "db.m7g.large", "db.r6g.2xlarge", "db.x2g.large"].map(databaseMemoryGib)).toEqual([
      1, 8, 64, 32,
    ]);
  });
});
