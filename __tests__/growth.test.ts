import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { changedStacks, unsafeChanges } from "../lib/failover/compare";
import { AWS_NAME_LIMITS, type AwsNameKind } from "../lib/names/limits";
import type { NameLimit } from "../lib/names/name-limit";
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

/** What a region with everything that production and development declare consists of. */
const LAYERS = [
  "state",
  "identity",
  "foundation",
  "network",
  "messaging",
  "data",
  "cluster",
  "edge",
  "compute",
  "dns",
  "links",
  "monitoring",
];

describe("adding a region", () => {
  test("to read in changes who replicates to it and watches that, home's state, and what CI may do", async () => {
    const [before, after] = [await output("production"), await output("with a read region")];
    const { changed, added } = changes(before, after);
    expect([...changed].sort()).toEqual([
      "aws-account",
      ...layersOf("us-east-1", "data", "links", "monitoring", "state"),
      ...layersOf("us-west-2", "links", "monitoring"),
    ]);
    expect([...added].sort()).toEqual(layersOf("eu-west-1", ...LAYERS));
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
      ...layersOf("us-east-1", "data", "foundation", "identity", "links", "monitoring", "network", "state"),
      "aws-us-east-2-state",
    ]);
    expect([...added].sort()).toEqual(layersOf("us-west-2", ...LAYERS));
    for (const rule of RULES) expect(rule.check(after)).toEqual([]);
  });
});

const MEMBERS = `        - { region: us-east-1, generation: 1 }
        - { region: us-west-2, generation: 1, origin: us-east-1/1 }
`;

/** Types with names of their own, the attributes that hold them, and their limits. */
const NAMED: Readonly<Record<string, Readonly<Record<string, AwsNameKind>>>> = {
  aws_accessanalyzer_analyzer: { analyzer_name: "accessAnalyzer" },
  aws_api_gateway_rest_api: { name: "apiGateway" },
  aws_autoscaling_group: { name: "autoScalingGroup" },
  aws_backup_plan: { name: "backupPlan" },
  aws_backup_vault: { name: "backupVault" },
  aws_batch_compute_environment: { name_prefix: "batchPrefix" },
  aws_batch_job_definition: { name: "batch" },
  aws_batch_job_queue: { name: "batch" },
  aws_budgets_budget: { name: "budget" },
  aws_ce_anomaly_monitor: { name: "costAnomaly" },
  aws_ce_anomaly_subscription: { name: "costAnomaly" },
  aws_cloudfront_origin_access_control: { name: "cloudfront" },
  aws_cloudfront_response_headers_policy: { name: "cloudfront" },
  aws_cloudtrail: { name: "cloudTrail" },
  aws_cloudwatch_composite_alarm: { alarm_name: "cloudwatchAlarm" },
  aws_cloudwatch_contributor_insight_rule: { rule_name: "insightRule" },
  aws_cloudwatch_dashboard: { dashboard_name: "dashboard" },
  aws_cloudwatch_event_archive: { name: "eventArchive" },
  aws_cloudwatch_event_bus: { name: "eventBus" },
  aws_cloudwatch_event_rule: { name: "eventRule" },
  aws_cloudwatch_log_delivery_destination: { name: "logDelivery" },
  aws_cloudwatch_log_delivery_source: { name: "logDelivery" },
  aws_cloudwatch_log_group: { name: "logGroup" },
  aws_cloudwatch_log_metric_filter: { name: "metricFilter" },
  aws_cloudwatch_log_resource_policy: { policy_name: "logPolicy" },
  aws_cloudwatch_metric_alarm: { alarm_name: "cloudwatchAlarm" },
  aws_cloudwatch_query_definition: { name: "logQuery" },
  aws_codebuild_project: { name: "codeBuildProject" },
  aws_codeconnections_connection: { name: "codeConnection" },
  aws_codepipeline: { name: "codePipeline" },
  aws_config_config_rule: { name: "configRule" },
  aws_config_configuration_aggregator: { name: "configRecorder" },
  aws_config_configuration_recorder: { name: "configRecorder" },
  aws_config_delivery_channel: { name: "configRecorder" },
  aws_db_instance: { identifier: "dbInstance", final_snapshot_identifier: "dbSnapshot" },
  aws_db_parameter_group: { name: "dbParameterGroup" },
  aws_db_subnet_group: { name: "dbSubnetGroup" },
  aws_dynamodb_table: { name: "dynamodbTable" },
  aws_ecr_repository: { name: "ecrRepository" },
  aws_ecs_capacity_provider: { name: "ecsCapacityProvider" },
  aws_ecs_cluster: { name: "ecsCluster" },
  aws_ecs_service: { name: "ecsService" },
  aws_ecs_task_definition: { family: "ecsTaskFamily" },
  aws_efs_file_system: { creation_token: "efsCreationToken" },
  aws_eks_cluster: { name: "eksCluster" },
  aws_eks_node_group: { node_group_name_prefix: "eksNodeGroupPrefix" },
  aws_elasticache_parameter_group: { name: "cacheGroup" },
  aws_elasticache_replication_group: {
    replication_group_id: "cacheReplicationGroup",
    final_snapshot_identifier: "cacheGroup",
  },
  aws_elasticache_subnet_group: { name: "cacheGroup" },
  aws_elasticache_user: { user_id: "cacheUser", user_name: "cacheUser" },
  aws_elasticache_user_group: { user_group_id: "cacheUser" },
  aws_iam_instance_profile: { name: "instanceProfile" },
  aws_iam_policy: { name: "iamPolicy" },
  aws_iam_role: { name: "iamRole" },
  aws_kms_alias: { name: "kmsAlias" },
  aws_lambda_function: { function_name: "lambdaFunction" },
  aws_launch_template: { name: "launchTemplate", name_prefix: "launchTemplate" },
  aws_lb: { name: "loadBalancer" },
  aws_s3_bucket: { bucket: "s3Bucket" },
  aws_scheduler_schedule: { name: "scheduler" },
  aws_schemas_registry: { name: "eventSchemaRegistry" },
  aws_secretsmanager_secret: { name: "secret" },
  aws_security_group: { name_prefix: "securityGroupPrefix" },
  aws_service_discovery_http_namespace: { name: "serviceNamespace" },
  aws_sns_topic: { name: "snsTopic" },
  aws_sqs_queue: { name: "sqsQueue" },
  aws_wafv2_ip_set: { name: "webAcl" },
  aws_wafv2_web_acl: { name: "webAcl" },
  aws_xray_group: { group_name: "xray" },
  aws_xray_sampling_rule: { rule_name: "xray" },
};

/** Types whose `name` is a word inside something else, or a host name, or AWS's own. */
const NAMELESS = [
  "aws_appautoscaling_policy",
  "aws_appautoscaling_scheduled_action",
  "aws_autoscaling_policy",
  "aws_backup_selection",
  "aws_guardduty_detector_feature",
  "aws_iam_role_policy",
  "aws_route53_record",
  "aws_route53_zone",
  "aws_s3_bucket_metric",
  "aws_schemas_schema",
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
          const names = Object.entries(named).filter(([attribute]) => attributes[attribute] !== undefined);
          expect([address, names.length]).not.toEqual([address, 0]);
          for (const [attribute, kind] of names) {
            const limit: NameLimit = AWS_NAME_LIMITS[kind];
            const whole = String(attributes[attribute]);
            // Made of an id that AWS gives.
            if (whole.includes("${")) continue;
            // Limits of prefixes leave room for the hyphen, those of queues and topics for what marks their order.
            const name = whole.replace(attribute.endsWith("_prefix") ? /-$/ : /\.fifo$/, "");
            expect([address, name]).toEqual([address, expect.stringMatching(limit.pattern)]);
            expect([name, name.length >= limit.min && name.length <= limit.max]).toEqual([name, true]);
            // Alarms of both types share their names.
            const space = attribute === "alarm_name" ? attribute : `${type}.${attribute}`;
            const place = `${space} ${whole}${GLOBAL.test(type) ? "" : ` in ${standsIn(stack)}`}`;
            expect([place, seen.get(place)]).toEqual([place, undefined]);
            seen.set(place, address);
          }
        }
      }
      expect(seen.size).toBeGreaterThan(60);
    },
  );
});
