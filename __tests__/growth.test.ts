import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { changedStacks, unsafeChanges } from "../lib/failover/compare";
import { AWS_NAME_LIMITS, type AwsNameKind, type NameLimit } from "../lib/names/limits";
import { RULES } from "../lib/rules/all";
import { readOutput, type SynthesizedOutput, standsIn } from "../lib/rules/output";
import { resources } from "../lib/rules/parts";
import type { StackJson } from "../lib/terraform/stack-files";
import { edited } from "./support/deployment-text";
import { DEVELOPMENT_FILE, fileText, output, PRODUCTION_FILE, synthesizeText } from "./support/outputs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "inferloop-growth-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function synthesized(text: string): Promise<SynthesizedOutput> {
  await synthesizeText(text, "d.yaml", folder);
  return readOutput(folder);
}

const tree = ({ stacks }: SynthesizedOutput): Map<string, StackJson> =>
  new Map(stacks.map(({ name, json }) => [name, json]));

/** Stacks that exist before and whose plan shows something, and stacks that are new. */
function changes(before: SynthesizedOutput, after: SynthesizedOutput) {
  const names = changedStacks(tree(before), tree(after));
  const known = new Set(before.stacks.map(({ name }) => name));
  return { changed: names.filter((name) => known.has(name)), added: names.filter((name) => !known.has(name)) };
}

const layersOf = (region: string, ...layers: readonly string[]) =>
  layers.map((layer) => `aws-${region}-${layer}`).sort();

describe("adding a region", () => {
  test("to read in changes the home region's state, which holds its replicas, and what CI may do", async () => {
    const [before, after] = [await output("production"), await output("with a read region")];
    const { changed, added } = changes(before, after);
    expect(changed).toEqual(["aws-us-east-1-state", "aws-account"]);
    const all = ["state", "identity", "foundation", "network", "data", "dns", "links"];
    expect([...added].sort()).toEqual(layersOf("eu-west-1", ...all));
    expect(unsafeChanges(tree(before), tree(after))).toEqual([]);
  });

  test("to stand by changes its partner, the control region's state, account and traffic", async () => {
    const before = await output("development");
    const after = await synthesized(
      edited(
        fileText(DEVELOPMENT_FILE),
        ["pattern: single-region", "pattern: multi-region"],
        ["      role: primary\n", "      role: primary\n      partner: us-west-2\n"],
        [
          "  databases:\n",
          "    - { name: us-west-2, role: standby, partner: us-east-1, cidr: 10.33.0.0/16 }\n  databases:\n",
        ],
        ["        - { region: us-east-1, generation: 1 }\n", MEMBERS],
      ),
    );
    const { changed, added } = changes(before, after);
    expect([...changed].sort()).toEqual([
      "aws-account",
      "aws-traffic",
      ...layersOf("us-east-1", "data", "foundation", "identity", "links", "network", "state"),
      "aws-us-east-2-state",
    ]);
    const all = ["state", "identity", "foundation", "network", "data", "dns", "links"];
    expect([...added].sort()).toEqual(layersOf("us-west-2", ...all));
    for (const rule of RULES) expect(rule.check(after)).toEqual([]);
  });
});

const MEMBERS = `        - { region: us-east-1, generation: 1 }
        - { region: us-west-2, generation: 1, origin: us-east-1/1 }
`;

/** Types with a name of their own, the attribute that holds it, and its limits. */
const NAMED: Readonly<Record<string, readonly [attribute: string, kind: AwsNameKind]>> = {
  aws_backup_plan: ["name", "backupPlan"],
  aws_backup_vault: ["name", "backupVault"],
  aws_cloudtrail: ["name", "cloudTrail"],
  aws_cloudwatch_log_group: ["name", "logGroup"],
  aws_cloudwatch_metric_alarm: ["alarm_name", "cloudwatchAlarm"],
  aws_db_instance: ["identifier", "dbInstance"],
  aws_db_parameter_group: ["name", "dbParameterGroup"],
  aws_db_subnet_group: ["name", "dbSubnetGroup"],
  aws_dynamodb_table: ["name", "dynamodbTable"],
  aws_ecr_repository: ["name", "ecrRepository"],
  aws_efs_file_system: ["creation_token", "efsCreationToken"],
  aws_iam_instance_profile: ["name", "instanceProfile"],
  aws_iam_policy: ["name", "iamPolicy"],
  aws_iam_role: ["name", "iamRole"],
  aws_kms_alias: ["name", "kmsAlias"],
  aws_lambda_function: ["function_name", "lambdaFunction"],
  aws_s3_bucket: ["bucket", "s3Bucket"],
  aws_scheduler_schedule: ["name", "scheduler"],
  aws_secretsmanager_secret: ["name", "secret"],
  aws_security_group: ["name_prefix", "securityGroupPrefix"],
  aws_sns_topic: ["name", "snsTopic"],
};

/** Types whose `name` is a word inside something else, or a host name. */
const NAMELESS = [
  "aws_backup_selection",
  "aws_iam_role_policy",
  "aws_route53_record",
  "aws_route53_zone",
  "aws_s3_bucket_metric",
];

/** Names that must be unique in all regions. */
const GLOBAL = /^aws_(iam_|s3_)/;

describe.each([
  ["production", PRODUCTION_FILE],
  ["development", DEVELOPMENT_FILE],
])("names in %s", (_, file) => {
  test.each([2, 24, 32])(
    "of a project of %d characters fit everywhere, and none stands for two things",
    async (length) => {
      const project = "syntheticdata-platform-a-of-firm".slice(0, length);
      const { stacks } = await synthesized(edited(fileText(file), ["project: inferloop", `project: ${project}`]));
      const seen = new Map<string, string>();
      for (const stack of stacks) {
        for (const { type, address, attributes } of resources(stack.json)) {
          const named = NAMED[type];
          if (named === undefined) {
            const literal = typeof attributes.name === "string" && !attributes.name.startsWith("${");
            expect([type, literal && !NAMELESS.includes(type)]).toEqual([type, false]);
            continue;
          }
          const [attribute, kind] = named;
          const limit: NameLimit = AWS_NAME_LIMITS[kind];
          const name = String(attributes[attribute]);
          expect([address, name]).toEqual([address, expect.stringMatching(limit.pattern)]);
          expect([name, name.length >= limit.min && name.length <= limit.max]).toEqual([name, true]);
          const place = `${type} ${name}${GLOBAL.test(type) ? "" : ` in ${standsIn(stack)}`}`;
          expect([place, seen.get(place)]).toEqual([place, undefined]);
          seen.set(place, address);
        }
      }
      expect(seen.size).toBeGreaterThan(60);
    },
  );
});
