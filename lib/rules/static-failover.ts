import type { JsonObject } from "../terraform/stack-files";
import { type OutputStack, type SynthesizedOutput, stackAt } from "./output";
import { type Block, members, resources } from "./parts";
import type { Rule, Violation } from "./rule";

/** What answers when a region is lost, and who decides. */
export const staticFailover: Rule = {
  id: "INV-6",
  title: "a failover edits no record: gates decide, they stay as they are left, and the standby is warm",
  check: (output) => [
    ...output.stacks
      .filter(({ report }) => report.layer === "traffic")
      .flatMap((stack) => [...checkRecords(stack, output), ...checkGates(stack, output)]),
    ...output.stacks.flatMap((stack) => checkReplicas(stack, output)),
  ],
};

type Policy = "PRIMARY" | "SECONDARY";

/** Types of health checks that only change when somebody says so. */
const GATES = ["CLOUDWATCH_METRIC", "RECOVERY_CONTROL"];

const policyOf = ({ attributes }: Block): Policy | undefined =>
  members(attributes.failover_routing_policy)[0]?.type as Policy | undefined;

/** The block of the stack that an expression reads. */
function referenced(expression: unknown, blocks: readonly Block[]): Block | undefined {
  const [, address] = /^\$\{(\w+\.\w+)\.\w+\}$/.exec(String(expression)) ?? [];
  return blocks.find((block) => block.address === address);
}

function checkRecords(stack: OutputStack, output: SynthesizedOutput): Violation[] {
  const blocks = resources(stack.json);
  const promotes = output.stacks.some(({ json }) => json.resource?.aws_db_instance !== undefined);
  const sets = new Map<string, Block[]>();
  for (const block of blocks.filter((candidate) => policyOf(candidate) !== undefined)) {
    const { name, type } = block.attributes;
    sets.set(`${name} ${type}`, [...(sets.get(`${name} ${type}`) ?? []), block]);
  }
  return [...sets.values()].flatMap((records) => [
    ...checkPair(stack.name, records),
    ...records.flatMap((record) => checkHealth(stack.name, record, blocks, promotes)),
  ]);
}

/** One name has one PRIMARY and one SECONDARY, which lead to different regions. */
function checkPair(stack: string, records: readonly Block[]): Violation[] {
  const [first] = records;
  if (first === undefined) return [];
  const at = { stack, address: first.address };
  if (records.map(policyOf).sort().join() !== "PRIMARY,SECONDARY") {
    const what = `${first.attributes.name} has the failover records ${records.map(policyOf).join(", ")}`;
    return [{ ...at, what, fix: "give the name one PRIMARY and one SECONDARY" }];
  }
  return (["set_identifier", "records", "health_check_id"] as const)
    .filter((attribute) => new Set(records.map(({ attributes }) => JSON.stringify(attributes[attribute]))).size === 1)
    .map((attribute) => ({
      ...at,
      what: `both failover records of ${first.attributes.name} have the same '${attribute}'`,
      fix: "let them lead to different regions, each with a check of its own",
    }));
}

function checkHealth(stack: string, record: Block, blocks: readonly Block[], promotes: boolean): Violation[] {
  const at = { stack, address: record.address };
  const check = referenced(record.attributes.health_check_id, blocks);
  if (check?.type !== "aws_route53_health_check") {
    return [{ ...at, what: "no health check decides on it", fix: "set health_check_id" }];
  }
  const { type, cloudwatch_alarm_region: alarmRegion } = check.attributes;
  if (promotes && !GATES.includes(String(type))) {
    const what = `a ${type} check sends traffic to databases that are not promoted yet`;
    return [{ ...at, what, fix: "let a gate decide" }];
  }
  if (alarmRegion !== undefined && alarmRegion === record.attributes.set_identifier) {
    const what = `its gate stands in ${alarmRegion}, the region that it guards`;
    return [{ ...at, what, fix: "let the alarm stand in the partner" }];
  }
  return [];
}

/** A gate follows an alarm that exists, and both keep what they last knew. */
function checkGates({ name, json }: OutputStack, output: SynthesizedOutput): Violation[] {
  return resources(json).flatMap(({ address, attributes }) => {
    if (attributes.type !== "CLOUDWATCH_METRIC") return [];
    const at = { stack: name, address };
    const { cloudwatch_alarm_name: alarmName, cloudwatch_alarm_region: region } = attributes;
    const alarm = alarmIn(output, String(region), alarmName);
    if (alarm === undefined) {
      const fix = "create it in that region's foundation";
      return [{ ...at, what: `there is no alarm ${alarmName} in ${region}`, fix }];
    }
    const found = alarmFaults(alarm.attributes, String(region)).map((what) => ({
      ...at,
      what: `${alarmName}: ${what}`,
      fix: "create it with FailoverGate",
    }));
    if (attributes.insufficient_data_health_status === "LastKnownStatus") return found;
    const what = "without data it does not keep what it last knew";
    return [...found, { ...at, what, fix: "set insufficient_data_health_status to LastKnownStatus" }];
  });
}

function alarmIn({ stacks }: SynthesizedOutput, region: string, name: unknown): Block | undefined {
  return stacks
    .filter(({ report }) => report.region === region)
    .flatMap(({ json }) => resources(json))
    .find(({ type, attributes }) => type === "aws_cloudwatch_metric_alarm" && attributes.alarm_name === name);
}

/**
 * What keeps an alarm from being a gate. Route 53 follows one metric of standard resolution, and no M-out-of-N alarms.
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-creating-values.html (2026-11)
 */
function alarmFaults(alarm: JsonObject, region: string): string[] {
  const conditions: [boolean, string][] = [
    [alarm.treat_missing_data === "ignore", "without data it does not stay as it is"],
    [typeof alarm.metric_name === "string" && typeof alarm.namespace === "string", "it does not follow one metric"],
    [members(alarm.dimensions)[0]?.Region === region, `its metric is not that of ${region}`],
    [Number(alarm.period) >= 60, "its resolution is too high for Route 53"],
    [
      (alarm.datapoints_to_alarm ?? alarm.evaluation_periods) === alarm.evaluation_periods,
      "Route 53 does not follow M out of N",
    ],
  ];
  return conditions.filter(([holds]) => !holds).map(([, fault]) => fault);
}

/** What a standby must have as its source has it: nobody can order capacity while a region is lost. */
const WARM = ["instance_class", "multi_az", "backup_retention_period", "storage_type"] as const;

function checkReplicas({ name, json }: OutputStack, output: SynthesizedOutput): Violation[] {
  return resources(json).flatMap(({ type, address, attributes }) => {
    if (type !== "aws_db_instance" || attributes.replicate_source_db === undefined) return [];
    const [, region = "", identifier] =
      /^arn:aws:rds:([^:]+):\d+:db:(.+)$/.exec(String(attributes.replicate_source_db)) ?? [];
    const data = stackAt(output, region, "data");
    const source = (data === undefined ? [] : resources(data.json)).find(
      (candidate) => candidate.type === type && candidate.attributes.identifier === identifier,
    );
    if (source === undefined) return [];
    return WARM.filter((attribute) => attributes[attribute] !== source.attributes[attribute]).map((attribute) => ({
      stack: name,
      address,
      what: `'${attribute}' is ${attributes[attribute] ?? "not set"}, its source has ${source.attributes[attribute] ?? "none"}`,
      fix: "size the standby as what it stands by for",
    }));
  });
}
