import type { OutputStack, SynthesizedOutput } from "../output";
import { type Block, members, resources } from "../parts";
import type { Rule, Violation } from "../rule";
import { objective } from "../tags";

const SECONDS_PER_MINUTE = 60;

/** A replica that falls behind its recovery point is a loss that nobody has noticed yet. */
export const lagAlarms: Rule = {
  id: "DA-14",
  title: "every replica has an alarm that fires before it is further behind than its RPO",
  severity: "warning",
  blindTo: "states and images, whose replication has no RPO, and caches, which refill",
  check: (output) => {
    // Where nothing is watched, that is one decision and not one for each store.
    if (!output.stacks.some(({ report }) => report.layer === "monitoring")) return [];
    const alarms = output.stacks.flatMap(({ json }) =>
      resources(json).filter(({ type }) => type === "aws_cloudwatch_metric_alarm"),
    );
    return output.stacks.flatMap((stack) => checkStack(stack, alarms, output));
  },
};

/** How a lag is measured: the metric, the dimension that names the store, and how many of its units a second has. */
interface Lag {
  readonly metric: string;
  readonly dimension: string;
  readonly name: string;
  readonly perSecond: number;
}

function checkStack(stack: OutputStack, alarms: readonly Block[], output: SynthesizedOutput): Violation[] {
  return resources(stack.json).flatMap((block) => {
    const lag = lagOf(block, output);
    if (lag === undefined) return [];
    const seconds = (objective(stack, block, "RPO") ?? Number.POSITIVE_INFINITY) * SECONDS_PER_MINUTE;
    const found = alarms.filter(
      ({ attributes }) =>
        attributes.metric_name === lag.metric && members(attributes.dimensions)[0]?.[lag.dimension] === lag.name,
    );
    const at = { stack: stack.name, address: block.address };
    if (found.length === 0) {
      return [{ ...at, what: `no alarm watches how far ${lag.name} is behind`, fix: `add one on ${lag.metric}` }];
    }
    return found
      .filter(({ attributes }) => Number(attributes.threshold) > seconds * lag.perSecond)
      .map(({ attributes }) => ({
        ...at,
        what: `${attributes.alarm_name} fires after the RPO of ${seconds} s is missed`,
        fix: "lower its threshold",
      }));
  });
}

function lagOf({ type, attributes }: Block, { stacks }: SynthesizedOutput): Lag | undefined {
  if (type === "aws_db_instance" && attributes.replicate_source_db !== undefined) {
    return {
      metric: "ReplicaLag",
      dimension: "DBInstanceIdentifier",
      name: String(attributes.identifier),
      perSecond: 1,
    };
  }
  if (type === "aws_dynamodb_table_replica") {
    const [, name = ""] = /:table\/(.+)$/.exec(String(attributes.global_table_arn)) ?? [];
    return { metric: "ReplicationLatency", dimension: "TableName", name, perSecond: 1000 };
  }
  if (type === "aws_s3_bucket_replication_configuration") {
    const name = String(attributes.bucket);
    const isData = stacks.some(
      ({ report, json }) =>
        report.layer === "data" &&
        resources(json).some((block) => block.type === "aws_s3_bucket" && block.attributes.bucket === name),
    );
    return isData ? { metric: "ReplicationLatency", dimension: "SourceBucket", name, perSecond: 1 } : undefined;
  }
  return undefined;
}
