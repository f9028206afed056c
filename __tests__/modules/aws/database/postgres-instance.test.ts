import type { AwsDatabase } from "../../../../lib/config/deployment";
import { BEFORE, database, instance, member, region } from "../../../support/postgres";

describe("a member born as a primary", () => {
  test("minimal props", () => {
    const { aws_lambda_function: _function, ...resource } = region("us-east-1", BEFORE).json.resource ?? {};
    expect(resource).toMatchSnapshot();
  });

  test("has engine, administrator, database and storage of its own", () => {
    expect(instance(region("us-east-1", BEFORE))).toMatchObject({
      identifier: "inferloop-production-use1-synthdata-g1",
      engine: "postgres",
      engine_version: "17",
      username: "platform_admin",
      db_name: "synthdata",
      allocated_storage: 100,
    });
  });

  test("has the documented settings", () => {
    expect(instance(region("us-east-1", BEFORE))).toMatchObject({
      multi_az: true,
      backup_retention_period: 7,
      performance_insights_enabled: true,
      performance_insights_retention_period: 7,
      monitoring_interval: 60,
      monitoring_role_arn: "arn:aws:iam::123456789012:role/inferloop-production-use1-rds-monitoring",
      storage_encrypted: true,
      iam_database_authentication_enabled: true,
      deletion_protection: true,
      lifecycle: { prevent_destroy: true },
    });
  });

  test("gets the password that its secret gets, after it", () => {
    const stack = region("us-east-1", BEFORE);
    const { password_wo, password_wo_version, depends_on } = instance(stack);
    const version = stack.resource("aws_secretsmanager_secret_version");
    expect(password_wo).toBe(
      "${ephemeral.aws_secretsmanager_random_password.database_synthdata_g1_admin_secret_generated.random_password}",
    );
    expect(JSON.parse(String(version.secret_string_wo)).password).toBe(password_wo);
    expect(password_wo_version).toBe(version.secret_string_wo_version);
    expect(depends_on).toContain("aws_secretsmanager_secret_version.database_synthdata_g1_admin_secret_value");
  });

  test("is never given a password that AWS manages, because then it could have no replica", () => {
    expect(instance(region("us-east-1", BEFORE)).manage_master_user_password).toBeUndefined();
  });

  test("writes its logs to groups that exist before it", () => {
    const stack = region("us-east-1", BEFORE);
    const names = stack.resources("aws_cloudwatch_log_group").map(({ name }) => name);
    expect(names).toContain("/aws/rds/instance/inferloop-production-use1-synthdata-g1/postgresql");
    expect(instance(stack).enabled_cloudwatch_logs_exports).toEqual(["postgresql", "upgrade"]);
    expect(instance(stack).depends_on).toContain("aws_cloudwatch_log_group.database_synthdata_g1_log_postgresql");
  });

  test("rotates its administrator's secret", () => {
    const rotation = region("us-east-1", BEFORE).resource("aws_secretsmanager_secret_rotation");
    expect(rotation.address).toBe("aws_secretsmanager_secret_rotation.database_synthdata_g1_admin_secret_rotation");
    expect(rotation.depends_on).toContain("aws_db_instance.database_synthdata_g1");
  });
});

describe("a member born as a replica", () => {
  const stack = region("us-west-2", BEFORE);

  test("replicates its origin by an ARN known beforehand", () => {
    expect(instance(stack).replicate_source_db).toBe(
      "arn:aws:rds:us-east-1:123456789012:db:inferloop-production-use1-synthdata-g1",
    );
  });

  test.each([
    "engine",
    "engine_version",
    "username",
    "db_name",
    "allocated_storage",
    "password_wo",
    "password_wo_version",
  ])("renders no %s", (attribute) => {
    expect(instance(stack)).not.toHaveProperty(attribute);
  });

  test("takes no final snapshot, which AWS makes of no replica", () => {
    expect(instance(stack).skip_final_snapshot).toBe(true);
    expect(instance(stack)).not.toHaveProperty("final_snapshot_identifier");
  });

  test("has an administrator's secret in its own region, without a value and without rotation", () => {
    expect(stack.resource("aws_secretsmanager_secret")).toMatchObject({
      name: "inferloop/production/usw2/database/synthdata-g1",
      kms_key_id: "arn:aws:kms:us-west-2:123456789012:key/secrets",
    });
    expect(stack.resources("aws_secretsmanager_secret_version")).toEqual([]);
    expect(stack.resources("aws_secretsmanager_secret_rotation")).toEqual([]);
    expect(stack.json.ephemeral).toBeUndefined();
  });
});

describe("an unprotected database", () => {
  const single = database([member("us-east-1", 1, { writer: true })]);

  test("may be destroyed without a snapshot", () => {
    const one = instance(region("us-east-1", single, { protect: false }));
    expect(one).toMatchObject({
      deletion_protection: false,
      skip_final_snapshot: true,
      delete_automated_backups: true,
    });
    expect(one).not.toHaveProperty("lifecycle");
    expect(one).not.toHaveProperty("final_snapshot_identifier");
  });

  test("goes without a monitoring role where it is not monitored", () => {
    const one = instance(region("us-east-1", single, { monitoringIntervalSeconds: 0 }));
    expect(one.monitoring_interval).toBe(0);
    expect(one).not.toHaveProperty("monitoring_role_arn");
  });
});

describe("checks", () => {
  const single = (more: Partial<AwsDatabase>) => ({ ...database([member("us-east-1", 1, { writer: true })]), ...more });

  test.each([7, 35])("accepts %i days of backups", (backupRetentionDays) => {
    const one = instance(region("us-east-1", single({ backupRetentionDays })));
    expect(one.backup_retention_period).toBe(backupRetentionDays);
  });

  test("fails when backups are kept for fewer than 7 days", () => {
    expect(() => region("us-east-1", single({ backupRetentionDays: 6 }))).toThrow(
      "test/Database-synthdata/G1: 'backupRetentionDays' must be 7 to 35 days, got 6; use at least 7",
    );
  });

  test("fails when storage has no room to grow", () => {
    expect(() => region("us-east-1", single({ storageGiB: 1000, maxStorageGiB: 1099 }))).toThrow(
      "'maxStorageGiB' must be 1100 to 65536 GiB, got 1099; use at least 1100",
    );
    expect(instance(region("us-east-1", single({ storageGiB: 1000, maxStorageGiB: 1100 }))).max_allocated_storage).toBe(
      1100,
    );
  });

  test("fails when the version names a minor one", () => {
    expect(() => region("us-east-1", single({ engineVersion: "17.2" }))).toThrow(
      `'engineVersion' must be a major version, because AWS chooses and patches the minor one, got "17.2"; use '17'`,
    );
  });

  test("fails when the region does not offer the class", () => {
    expect(() => region("us-east-1", single({ instanceClass: "db.m7g.larg" }))).toThrow("'instanceClass' must be");
  });

  test("sizes of the region replace the database's", () => {
    const stack = region("us-east-1", BEFORE, { instanceClass: "db.m7g.xlarge", storageGiB: 200 });
    expect(instance(stack)).toMatchObject({ instance_class: "db.m7g.xlarge", allocated_storage: 200 });
  });
});
