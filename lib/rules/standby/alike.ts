import { type OutputStack, type SynthesizedOutput, stackAt } from "../output";
import type { Rule, Violation } from "../rule";

/** What one region of a pair has more of, and why. */
interface Exception {
  readonly layer: string;
  readonly type: RegExp;
  readonly why: string;
}

const EXCEPTIONS: readonly Exception[] = [
  { layer: "state", type: /^aws_s3_bucket/, why: "home also holds the replicas of the control region's states" },
  { layer: "data", type: /^aws_secretsmanager_/, why: "home owns secrets, and only a writer has a password" },
  {
    layer: "data",
    type: /^aws_db_|^aws_cloudwatch_log_group$/,
    why: "retired generations stay until they are torn down",
  },
  { layer: "data", type: /^aws_(lambda|scheduler)_/, why: "what rotates and rests belongs to a writer" },
  { layer: "identity", type: /^aws_iam_role_policy$/, why: "a policy without resources is left out" },
  { layer: "dns", type: /^aws_route53_record$/, why: "a database's name goes with its members" },
  {
    layer: "links",
    type: /^aws_dynamodb_|^aws_ecr_|^aws_s3_|^aws_lambda_/,
    why: "home owns tables, the others replicas",
  },
  { layer: "monitoring", type: /^aws_cloudwatch_/, why: "only a replica has a lag, and home watches what it owns" },
];

/** A standby that lacks something shows it when it takes over. */
export const alike: Rule = {
  id: "SS-04",
  title: "both regions of a pair have the same kinds of things, as many in each layer",
  severity: "warning",
  blindTo: "settings: whether two resources of one kind are alike",
  check: (output) =>
    output.stacks.filter(({ report }) => report.role === "primary").flatMap((stack) => checkStack(stack, output)),
};

function checkStack(stack: OutputStack, output: SynthesizedOutput): Violation[] {
  const { layer } = stack.report;
  const standby = output.stacks.find(({ report }) => report.role === "standby")?.report.region;
  if (standby === undefined || standby === null) return [];
  const other = stackAt(output, standby, layer);
  if (other === undefined) {
    return [{ stack: stack.name, what: `${standby} has no ${layer}`, fix: "give both regions the same layers" }];
  }
  const [here, there] = [stack.report.resources, other.report.resources];
  return [...new Set([...Object.keys(here), ...Object.keys(there)])]
    .filter((type) => here[type] !== there[type])
    .filter((type) => !EXCEPTIONS.some((exception) => exception.layer === layer && exception.type.test(type)))
    .sort()
    .map((type) => ({
      stack: other.name,
      what: `it has ${there[type] ?? 0} ${type}, ${stack.name} has ${here[type] ?? 0}`,
      fix: "give both regions the same",
    }));
}
