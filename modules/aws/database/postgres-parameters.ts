import { DbParameterGroup } from "@cdktf/provider-aws/lib/db-parameter-group";
import { Construct } from "constructs";
import type { Names } from "../../../lib/names/names";

/**
 * Parameters of every PostgreSQL instance. `pending-reboot` where the engine reads the value at its start, or where the
 * value is also its default: AWS tells defaults that way, and another method would be planned again and again.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.PostgreSQL.CommonDBATasks.Parameters.html (2026-11)
 */
const PARAMETERS = [
  { name: "rds.force_ssl", value: "1", applyMethod: "pending-reboot" },
  { name: "log_connections", value: "1", applyMethod: "immediate" },
  { name: "log_disconnections", value: "1", applyMethod: "immediate" },
  { name: "log_lock_waits", value: "1", applyMethod: "immediate" },
  // Changes of the schema and of roles. Data is not logged, because statements may carry what is personal.
  { name: "log_statement", value: "ddl", applyMethod: "immediate" },
  // Unit: milliseconds.
  { name: "log_min_duration_statement", value: "1000", applyMethod: "immediate" },
];

export interface PostgresParametersProps {
  readonly database: string;
  /** Major version, which names the family. */
  readonly engineVersion: string;
  /** Names of the region. */
  readonly names: Names;
}

/**
 * Settings of a database's instances in a region. The name carries the major version, because a group cannot change its
 * family and cannot go while an instance uses it.
 * @resource aws_db_parameter_group
 */
export class PostgresParameters extends Construct {
  readonly resource: DbParameterGroup;

  constructor(scope: Construct, id: string, props: PostgresParametersProps) {
    super(scope, id);
    const { database, engineVersion, names } = props;
    this.resource = new DbParameterGroup(this, "Resource", {
      name: names.of("dbParameterGroup", `${database}-pg${engineVersion}`),
      family: `postgres${engineVersion}`,
      description: `Parameters of ${database} on PostgreSQL ${engineVersion}.`,
      parameter: PARAMETERS,
      lifecycle: { createBeforeDestroy: true },
    });
  }
}
