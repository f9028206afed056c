import { REST_HOURS } from "../../../../lib/config/aws/governance";
import type { AwsDatabase } from "../../../../lib/config/deployment";
import {
  BEFORE,
  database,
  EAST,
  FAILED_BACK,
  FAILED_OVER,
  instance,
  member,
  REBUILT,
  region,
} from "../../../support/postgres";
import type { SynthesizedStack } from "../../../support/synth";

interface Outputs {
  readonly endpoint: { readonly value: unknown };
}

/** Everything of one generation. */
function generation(stack: SynthesizedStack, count: number): object {
  const prefix = `database_synthdata_g${count}`;
  const blocks = { ...stack.json.resource, ...(stack.json.ephemeral as object) };
  return Object.fromEntries(
    Object.entries(blocks).map(([type, ids]) => [
      type,
      Object.fromEntries(Object.entries(ids as object).filter(([id]) => id === prefix || id.startsWith(`${prefix}_`))),
    ]),
  );
}

describe("a failover", () => {
  /** Arguments that replace an instance when they change. */
  const REPLACING = [
    "engine",
    "username",
    "db_name",
    "kms_key_id",
    "storage_encrypted",
    "availability_zone",
    "snapshot_identifier",
    "restore_to_point_in_time",
    "character_set_name",
    "nchar_character_set_name",
    "timezone",
    "backup_target",
    "custom_iam_instance_profile",
  ];

  test("leaves all that replaces the promoted instance as it was", () => {
    const stages = [BEFORE, FAILED_OVER, REBUILT, FAILED_BACK].map((stage) => instance(region("us-west-2", stage)));
    const replacing = stages.map((one) => REPLACING.map((attribute) => one[attribute]));
    expect(new Set(replacing.map((values) => JSON.stringify(values))).size).toBe(1);
  });

  test("changes on the promoted instance its source, its password and its final snapshot only", () => {
    const before = instance(region("us-west-2", BEFORE));
    const after = instance(region("us-west-2", FAILED_OVER));
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    expect(keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key])).sort()).toEqual([
      "depends_on",
      "final_snapshot_identifier",
      "password_wo",
      "password_wo_version",
      "replicate_source_db",
      "skip_final_snapshot",
    ]);
    expect(after.final_snapshot_identifier).toBe("inferloop-production-usw2-synthdata-g1-final");
  });

  test.each([
    ["us-east-1", BEFORE, FAILED_OVER],
    ["us-east-1", FAILED_OVER, REBUILT],
    ["us-east-1", REBUILT, FAILED_BACK],
    ["us-west-2", BEFORE, FAILED_OVER],
    ["us-west-2", FAILED_OVER, REBUILT],
    ["us-west-2", REBUILT, FAILED_BACK],
  ])("takes no address from %s", (name, before, after) => {
    const left = region(name, after).addresses();
    expect(
      region(name, before)
        .addresses()
        .filter((address) => !left.includes(address)),
    ).toEqual([]);
  });

  test("changes nothing of the lost primary, nor of the replica that was built in its place", () => {
    const lost = generation(region("us-east-1", BEFORE), 1);
    for (const stage of [FAILED_OVER, REBUILT, FAILED_BACK]) {
      expect(generation(region("us-east-1", stage), 1)).toEqual(lost);
    }
  });

  test("changes nothing of a promoted instance once it is retired", () => {
    expect(generation(region("us-west-2", FAILED_BACK), 1)).toEqual(generation(region("us-west-2", REBUILT), 1));
  });

  test("gives the next generation an identifier and a source of its own", () => {
    expect(instance(region("us-east-1", REBUILT), 2)).toMatchObject({
      identifier: "inferloop-production-use1-synthdata-g2",
      replicate_source_db: "arn:aws:rds:us-west-2:123456789012:db:inferloop-production-usw2-synthdata-g1",
    });
  });

  test("a retired replica goes on as a replica", () => {
    const retired = database([
      member("us-east-1", 1, { writer: true }),
      member("us-west-2", 1, { origin: EAST, retired: true }),
    ]);
    expect(region("us-west-2", retired).json).toEqual(region("us-west-2", BEFORE).json);
  });
});

describe("what the instances share", () => {
  test("refuses connections without TLS", () => {
    const group = region("us-east-1", REBUILT).resource("aws_db_parameter_group");
    expect(group).toMatchObject({ name: "inferloop-production-use1-synthdata-pg17", family: "postgres17" });
    expect(group.lifecycle).toEqual({ create_before_destroy: true });
    expect(group.parameter).toContainEqual({ name: "rds.force_ssl", value: "1", apply_method: "pending-reboot" });
  });

  test("stands once in a region, however many generations there are", () => {
    const stack = region("us-east-1", REBUILT);
    expect(stack.resources("aws_db_instance")).toHaveLength(2);
    expect(stack.resource("aws_db_subnet_group").subnet_ids).toEqual(["subnet-1", "subnet-2"]);
  });
});

describe("tags", () => {
  const tags = { tags: { RPO: "15m" }, writtenTags: { BackupPlan: "databases" } };

  test("of writers are on what takes writes or once did, so that a failover adds them and takes none", () => {
    const of = (name: string, stage: AwsDatabase) => instance(region(name, stage, tags)).tags;
    expect(of("us-east-1", BEFORE)).toEqual({ RPO: "15m", BackupPlan: "databases" });
    expect(of("us-east-1", FAILED_OVER)).toEqual({ RPO: "15m", BackupPlan: "databases" });
    expect(of("us-west-2", BEFORE)).toEqual({ RPO: "15m" });
    expect(of("us-west-2", FAILED_OVER)).toEqual({ RPO: "15m", BackupPlan: "databases" });
  });

  test("are the provider's by default", () => {
    expect(instance(region("us-east-1", BEFORE))).not.toHaveProperty("tags");
  });
});

describe("rest", () => {
  const single = database([member("us-east-1", 1, { writer: true })]);

  test("rests at night where the environment rests", () => {
    const schedules = region("us-east-1", single, { protect: false, restHours: REST_HOURS }).resources(
      "aws_scheduler_schedule",
    );
    expect(schedules).toMatchObject([
      {
        address: "aws_scheduler_schedule.database_synthdata_g1_shutdown_stop",
        schedule_expression: "cron(0 20 ? * MON-FRI *)",
        target: {
          arn: "arn:aws:scheduler:::aws-sdk:rds:stopDBInstance",
          role_arn: "arn:aws:iam::123456789012:role/inferloop-production-use1-shutdown",
          input: '{"DbInstanceIdentifier":"inferloop-production-use1-synthdata-g1"}',
        },
      },
      {
        address: "aws_scheduler_schedule.database_synthdata_g1_shutdown_start",
        schedule_expression: "cron(0 7 ? * MON-FRI *)",
        target: { arn: "arn:aws:scheduler:::aws-sdk:rds:startDBInstance" },
      },
    ]);
  });

  test("a protected or a replicated one never rests", () => {
    const protectedOne = region("us-east-1", single, { restHours: REST_HOURS });
    const replicated = region("us-east-1", BEFORE, { protect: false, restHours: REST_HOURS });
    expect(protectedOne.resources("aws_scheduler_schedule")).toEqual([]);
    expect(replicated.resources("aws_scheduler_schedule")).toEqual([]);
  });
});

describe("toDatabaseEndpoint", () => {
  const endpoint = (of: AwsDatabase) => (region("us-east-1", of).json.output as Outputs).endpoint.value;

  test("returns the contract", () => {
    expect(endpoint(BEFORE)).toEqual({
      engine: "postgres",
      host: "${aws_db_instance.database_synthdata_g1.address}",
      port: 5432,
      database: "synthdata",
      admin_secret: "inferloop/production/use1/database/synthdata-g1",
    });
  });

  test("follows the generation in service", () => {
    expect(endpoint(REBUILT)).toMatchObject({
      host: "${aws_db_instance.database_synthdata_g2.address}",
      admin_secret: "inferloop/production/use1/database/synthdata-g2",
    });
  });

  test("still answers where the only generation is retired, so that the region can be planned", () => {
    expect(endpoint(FAILED_OVER)).toMatchObject({ host: "${aws_db_instance.database_synthdata_g1.address}" });
  });
});
