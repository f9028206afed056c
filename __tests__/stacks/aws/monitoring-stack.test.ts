import { awsRegion } from "../../../lib/config/deployment";
import { parseDeployment } from "../../../lib/config/load";
import { AWS_ECS_SERVICE } from "../../../lib/contracts/aws-compute";
import { AWS_EDGE } from "../../../lib/contracts/aws-edge";
import { AWS_FOUNDATION } from "../../../lib/contracts/aws-foundation";
import { AWS_NETWORK } from "../../../lib/contracts/aws-network";
import { GATE_METRIC } from "../../../lib/identifiers/aws-names";
import { MonitoringStack } from "../../../stacks/aws/monitoring-stack";
import { alarm, alarmIds, bySilence } from "../../support/alarms";
import { testPlace, testProducer, testSurroundings } from "../../support/deployment";
import { DEPLOYMENT_TEXT, edited, SINGLE_REGION_TEXT } from "../../support/deployment-text";
import { failedOver, rebuilt } from "../../support/edits";
import { rendered, type SynthesizedStack } from "../../support/synth";

/** One of everything that has metrics. */
const EVERYTHING = `  monitoring: {}
  edge: {}
  cluster: {}
  ecs:
    services:
      - name: synthdata
        repository: tabular/api
        tag: "1.0"
        loadBalancer: { paths: [/api/*], priority: 10 }
      - name: switching
        repository: tabular/api
        tag: "1.0"
        deployment: blue-green
        loadBalancer: { paths: [/switch/*], priority: 20 }
  functions:
    - name: score
      triggers: { tables: [{ table: metadata }], http: [{ method: POST, path: /score }] }
  batch: {}
  instances: [{ name: workers, instanceTypes: [m7i.large], min: 1, max: 2 }]
  messaging:
    queues: [{ name: text-requests, events: [TextGeneration.Requested] }]
  caches: [{ name: sessions }]
`;
const TEXT = `${DEPLOYMENT_TEXT}${EVERYTHING}`;

const known = new Map<string, SynthesizedStack>();

/** The stack of a deployment file's text; each is built once. */
function build(text: string, region = "us-east-1"): SynthesizedStack {
  const stack = known.get(`${region} ${text}`) ?? built(text, region);
  known.set(`${region} ${text}`, stack);
  return stack;
}

function built(text: string, region: string): SynthesizedStack {
  const around = testSurroundings(parseDeployment(text, "d.yaml"));
  const place = testPlace(around, region);
  const foundation = testProducer(around, place, "foundation", AWS_FOUNDATION);
  const network = testProducer(around, place, "network", AWS_NETWORK);
  const edge = around.aws.edge && testProducer(around, place, "edge", AWS_EDGE);
  const compute = around.aws.ecs && testProducer(around, place, "compute");
  for (const { name } of around.aws.ecs?.services ?? []) {
    const target_group_arn_suffix = `targetgroup/${name}/1`;
    const alternate_target_group_arn_suffix = `targetgroup/${name}/2`;
    compute?.publish(AWS_ECS_SERVICE, { target_group_arn_suffix, alternate_target_group_arn_suffix }, name);
  }
  const upstream = { foundation, network, edge, compute };
  return rendered(new MonitoringStack(around, place, awsRegion(around.aws, region), upstream));
}

const bodies = (stack: SynthesizedStack): string[] =>
  stack.resources("aws_cloudwatch_dashboard").map(({ dashboard_body }) => String(dashboard_body));

describe("MonitoringStack", () => {
  test("renders production's home region", () => {
    expect(build(TEXT).json).toMatchSnapshot();
  });

  test("keeps its addresses", () => {
    expect(build(TEXT).addresses()).toMatchSnapshot();
  });
});

describe("both regions", () => {
  const normalized = (region: string): string[] =>
    build(TEXT, region)
      .addresses()
      .map((address) => address.replace(/us_(east_1|west_2)$/, "other"));

  test("are watched for the same things; only a replica has a lag", () => {
    const lag = "aws_cloudwatch_metric_alarm.database_synthdata_g1_replication_lag";
    expect(normalized("us-west-2")).toContain(lag);
    expect(normalized("us-west-2").filter((address) => address !== lag)).toEqual(normalized("us-east-1"));
  });

  test.each([
    ["us-east-1", /us-west-2|usw2/],
    ["us-west-2", /us-east-1|use1/],
  ])("the dashboards of %s name no other region", (region, others) => {
    const stack = build(TEXT, region);
    expect(bodies(stack)).toHaveLength(3);
    // AWS reports what an account owes in one region only, in a widget of that region's own dashboard.
    for (const body of bodies(stack)) expect(body).not.toMatch(others);
  });

  test("every dashboard has its region's name, and shows metrics of that region", () => {
    const stack = build(TEXT, "us-west-2");
    for (const { dashboard_name } of stack.resources("aws_cloudwatch_dashboard")) {
      expect(dashboard_name).toMatch(/^inferloop-production-usw2-/);
    }
    for (const body of bodies(stack)) {
      const { widgets } = JSON.parse(body) as { widgets: { type: string; properties: { region?: string } }[] };
      const shown = widgets.filter(({ type }) => ["metric", "log"].includes(type));
      expect(new Set(shown.map(({ properties }) => properties.region))).toEqual(new Set(["us-west-2"]));
    }
  });

  test("each watches the other, by a host name that needs no state", () => {
    const hosts = (region: string) =>
      build(TEXT, region)
        .resources("aws_cloudwatch_event_target")
        .flatMap(({ input = "" }) => String(input).match(/[\w-]+\.api\.inferloop\.io/g) ?? []);
    expect(hosts("us-east-1")).toEqual(["us-east-1.api.inferloop.io", "us-west-2.api.inferloop.io"]);
    expect(hosts("us-west-2")).toEqual(["us-west-2.api.inferloop.io", "us-east-1.api.inferloop.io"]);
  });

  test("the charges of the account stand where AWS reports them", () => {
    expect(bodies(build(TEXT)).join()).toContain("AWS/Billing");
    expect(bodies(build(TEXT, "us-west-2")).join()).not.toContain("AWS/Billing");
  });
});

describe("a failover", () => {
  const later: [string, string][] = [
    ["failover", failedOver(TEXT)],
    ["rebuild", rebuilt(failedOver(TEXT))],
  ];

  test.each(["us-east-1", "us-west-2"])("removes no alarm of %s", (region) => {
    const before = build(TEXT, region).addresses();
    for (const [, text] of later) expect(build(text, region).addresses()).toEqual(expect.arrayContaining(before));
  });

  test("changes alarms in place: how silence counts, who is told, and the texts", () => {
    const free = ["treat_missing_data", "actions_enabled", "alarm_description", "alarm_rule"];
    const fixed = (text: string, region: string) =>
      ["aws_cloudwatch_metric_alarm", "aws_cloudwatch_composite_alarm"].flatMap((type) =>
        build(text, region)
          .resources(type)
          .map((one) => Object.fromEntries(Object.entries(one).filter(([attribute]) => !free.includes(attribute)))),
      );
    const [[, failed]] = later as [[string, string]];
    for (const region of ["us-east-1", "us-west-2"]) expect(fixed(failed, region)).toEqual(fixed(TEXT, region));
  });

  test("a promoted database is not behind anybody, and a retired one wakes nobody", () => {
    const [[, failed]] = later as [[string, string]];
    expect(alarm(build(TEXT, "us-west-2"), "database_synthdata_g1_replication_lag").treat_missing_data).toBe(
      "breaching",
    );
    expect(alarm(build(failed, "us-west-2"), "database_synthdata_g1_replication_lag").treat_missing_data).toBe(
      "notBreaching",
    );
    expect(alarm(build(failed, "us-east-1"), "database_synthdata_g1_cpu").actions_enabled).toBe(false);
  });

  test("a retired database says nothing of the region's health", () => {
    const rule = (text: string) => JSON.stringify(build(text, "us-east-1").resources("aws_cloudwatch_composite_alarm"));
    const [[, failed]] = later as [[string, string]];
    expect(rule(TEXT)).toContain("database_synthdata_g1");
    expect(rule(failed)).not.toContain("database_synthdata_g1");
  });

  test("the next generation is watched for its lag from the start", () => {
    const [, [, text]] = later as [[string, string], [string, string]];
    expect(alarm(build(text, "us-east-1"), "database_synthdata_g2_replication_lag").treat_missing_data).toBe(
      "breaching",
    );
  });
});

describe("alarms", () => {
  const stack = build(TEXT);

  test("have different names", () => {
    const names = ["aws_cloudwatch_metric_alarm", "aws_cloudwatch_composite_alarm"].flatMap((type) =>
      stack.resources(type).map(({ alarm_name }) => alarm_name),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  test("all tell the region's alert topic, and say how severe they are", () => {
    for (const { alarm_actions, alarm_name, tags } of stack.resources("aws_cloudwatch_metric_alarm")) {
      expect(alarm_actions).toEqual(["${data.terraform_remote_state.foundation.outputs.alert_topic_arn}"]);
      expect(alarm_name).toContain(`-${(tags as { Severity: string }).Severity}-`);
    }
  });

  test("silence is an alarm only of what must never be silent", () => {
    expect(bySilence(stack).breaching).toEqual(["watcher_own", "watcher_partner", "database_synthdata_g1_cpu"]);
  });

  test("the documented thresholds hold everywhere", () => {
    const ending = (end: string) => alarmIds(stack).filter((id) => id.endsWith(end));
    const thresholds = (ids: string[]) => [...new Set(ids.map((id) => alarm(stack, id).threshold))];
    expect(ending("_cpu")).toHaveLength(6);
    for (const id of ending("_cpu")) {
      expect([id, alarm(stack, id).threshold, alarm(stack, id).evaluation_periods]).toEqual([id, 90, 2]);
    }
    // A database reports what is free, not what is used.
    expect(thresholds(ending("_memory").filter((id) => !id.startsWith("database")))).toEqual([85]);
    expect(ending("_unhealthy")).toEqual([
      "targets_gateway_unhealthy",
      "targets_service_synthdata_unhealthy",
      "targets_service_switching_unhealthy",
    ]);
    expect(thresholds(ending("_unhealthy"))).toEqual([0]);
    expect(thresholds(["load_balancer_server_errors", "functions_api_server_errors"])).toEqual([10]);
    expect(alarm(stack, "load_balancer_response_time").threshold).toBe(3);
  });

  test("a threshold of the file replaces the documented one", () => {
    const text = edited(TEXT, ["monitoring: {}", "monitoring: { alarms: { cpu: { threshold: 70 } } }"]);
    expect(alarm(build(text), "service_synthdata_cpu").threshold).toBe(70);
  });

  test("no replication may be behind by more than its recovery point", () => {
    const text = edited(TEXT, ["monitoring: {}", "monitoring: { alarms: { replicationLag: { threshold: 100 } } }"]);
    const standby = build(text, "us-west-2");
    const hour = { seconds: 3_600, milliseconds: 3_600_000 };
    expect(alarm(standby, "database_synthdata_g1_replication_lag").threshold).toBe(hour.seconds);
    expect(alarm(standby, "bucket_data_replication_lag").threshold).toBe(hour.seconds);
    expect(alarm(standby, "table_metadata_replication_lag_us_east_1").threshold).toBe(hour.milliseconds);
  });

  test("dashboards show every alarm, and none that is not there", () => {
    const shown = bodies(stack).flatMap((body) => [...body.matchAll(/aws_cloudwatch_metric_alarm\.(\w+)\.arn/g)]);
    expect(shown.map(([, id]) => id).sort()).toEqual(alarmIds(stack).sort());
  });

  test("a metric of one's own is shown and watched", () => {
    const metric = "{ name: rows, namespace: Inferloop/Synthdata, metric: Rows, alarm: { below: 1 } }";
    const own = build(edited(TEXT, ["monitoring: {}", `monitoring: { metrics: [${metric}] }`]));
    expect(alarm(own, "own_rows_alarm").metric_name).toBe("Rows");
    expect(bodies(own).join()).toContain('["Inferloop/Synthdata","Rows",{"stat":"Average","label":"Average"}]');
  });
});

describe("what stands apart", () => {
  test("nothing here can move traffic", () => {
    const json = JSON.stringify(build(TEXT).json);
    expect(json).not.toContain(GATE_METRIC.namespace);
    expect(json).not.toContain(GATE_METRIC.name);
  });

  test("nobody watches a partner that is not there, or an API that is not there", () => {
    const alone = `${SINGLE_REGION_TEXT}  monitoring: {}\n  edge: {}\n`;
    const silent = `${DEPLOYMENT_TEXT}  monitoring: {}\n`;
    for (const text of [alone, silent]) expect(build(text).resources("aws_lambda_function")).toEqual([]);
  });

  test("the account's traces are encrypted by the deployment that owns the account", () => {
    const owned = edited(TEXT, ["  home: us-east-1", "  ownsAccount: true\n  home: us-east-1"]);
    expect(build(owned).resource("aws_xray_encryption_config").key_id).toBe(
      "${data.terraform_remote_state.foundation.outputs.logs_key_arn}",
    );
    expect(build(TEXT).resources("aws_xray_encryption_config")).toEqual([]);
  });
});

test("what is essential stays small", () => {
  const text = edited(TEXT, ["monitoring: {}", "monitoring: { scope: essential, dashboards: [] }"]);
  const stack = build(text);
  expect(alarmIds(stack)).toMatchSnapshot();
  expect(stack.resources("aws_cloudwatch_dashboard")).toEqual([]);
  expect(stack.resources("aws_cloudwatch_contributor_insight_rule")).toEqual([]);
  expect(alarmIds(stack).length).toBeLessThan(alarmIds(build(TEXT)).length);
});
