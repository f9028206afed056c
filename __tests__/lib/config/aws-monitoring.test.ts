import type { AwsMonitoring } from "../../../lib/config/aws/monitoring";
import { parseDeployment } from "../../../lib/config/load";
import { DEPLOYMENT_TEXT, edited, refusal, testRefusals } from "../../support/deployment-text";

const TEXT = `${DEPLOYMENT_TEXT}  monitoring:
    alarms: {}
    dashboards: [application]
    metrics:
      - name: rows
        namespace: Inferloop/Synthdata
        metric: RowsGenerated
        alarm: { below: 1 }
`;

function monitoring(text: string): AwsMonitoring {
  const resolved = parseDeployment(text, "d.yaml").aws?.monitoring;
  if (resolved === undefined) throw new Error("the text has no monitoring");
  return resolved;
}

const alarms = (inside: string) => monitoring(`${DEPLOYMENT_TEXT}  monitoring: { alarms: { ${inside} } }\n`).alarms;

describe("defaults", () => {
  test("nothing is watched unless the file asks for it", () => {
    expect(parseDeployment(DEPLOYMENT_TEXT, "d.yaml").aws?.monitoring).toBeUndefined();
  });

  test("are the documented thresholds", () => {
    const { cpu, memory, unhealthyTargets, serverErrors, responseTime } = alarms("");
    expect(cpu).toEqual({ threshold: 90, periods: 2, periodSeconds: 300 });
    expect(memory.threshold).toBe(85);
    expect(unhealthyTargets).toEqual({ threshold: 0, periods: 1, periodSeconds: 60 });
    expect(serverErrors).toEqual({ threshold: 10, periods: 1, periodSeconds: 300 });
    expect(responseTime.threshold).toBe(3);
  });

  test("show everything", () => {
    const resolved = monitoring(`${DEPLOYMENT_TEXT}  monitoring: {}\n`);
    expect(resolved).toMatchObject({
      scope: "all",
      dashboards: ["infrastructure", "application", "cost"],
      metrics: [],
    });
  });

  test("an alarm on a metric of one's own is a warning that silence does not raise", () => {
    expect(monitoring(TEXT).metrics).toEqual([
      {
        name: "rows",
        namespace: "Inferloop/Synthdata",
        metric: "RowsGenerated",
        dimensions: {},
        statistic: "Average",
        alarm: { when: "below", threshold: 1, severity: "warning", silence: false, periods: 1, periodSeconds: 300 },
      },
    ]);
  });
});

test("one value replaces a default, and the others of the alarm stay", () => {
  expect(alarms("cpu: { threshold: 70 }").cpu).toEqual({ threshold: 70, periods: 2, periodSeconds: 300 });
});

test("dashboards come in one order, however the file lists them", () => {
  const text = edited(TEXT, ["[application]", "[cost, infrastructure]"]);
  expect(monitoring(text).dashboards).toEqual(["infrastructure", "cost"]);
});

describe("a period of ten seconds", () => {
  test("is for metrics of one's own", () => {
    const text = edited(TEXT, ["below: 1", "below: 1, periodSeconds: 10"]);
    expect(monitoring(text).metrics[0]?.alarm?.periodSeconds).toBe(10);
  });

  test("fails for metrics of AWS, which come once a minute", () => {
    const [line] = refusal(edited(TEXT, ["alarms: {}", "alarms: { cpu: { periodSeconds: 10 } }"]));
    expect(line).toContain("'periodSeconds' must be at least 60 seconds, got 10");
  });
});

describe("bad values", () => {
  const ALARM = "aws.monitoring.metrics[0].alarm";
  testRefusals(TEXT, [
    [
      "a threshold above 100 per cent",
      [["alarms: {}", "alarms: { cpu: { threshold: 101 } }"]],
      "d.yaml:31:33 aws.monitoring.alarms.cpu.threshold: 'threshold' must be at most 100 per cent, got 101; lower it",
    ],
    [
      "a threshold of no per cent",
      [["alarms: {}", "alarms: { memory: { threshold: 0 } }"]],
      "d.yaml:31:36 aws.monitoring.alarms.memory.threshold: 'threshold' must be at least 1 per cent, got 0; raise it",
    ],
    [
      "a lag beyond the recovery point",
      [["alarms: {}", "alarms: { replicationLag: { threshold: 150 } }"]],
      "d.yaml:31:44 aws.monitoring.alarms.replicationLag.threshold: 'threshold' must be at most 100 per cent, got 150; lower it",
    ],
    [
      "fewer than no errors",
      [["alarms: {}", "alarms: { serverErrors: { threshold: -1 } }"]],
      "d.yaml:31:42 aws.monitoring.alarms.serverErrors.threshold: 'threshold' must be at least 0 responses, got -1; raise it",
    ],
    [
      "a response time longer than any request",
      [["alarms: {}", "alarms: { responseTime: { threshold: 61 } }"]],
      "d.yaml:31:42 aws.monitoring.alarms.responseTime.threshold: 'threshold' must be at most 60 seconds, got 61; lower it",
    ],
    [
      "a period that is no whole minute",
      [["alarms: {}", "alarms: { cpu: { periodSeconds: 90 } }"]],
      "d.yaml:31:37 aws.monitoring.alarms.cpu.periodSeconds: 'periodSeconds' must be a multiple of 60 seconds, got 90; write 60, 300 or another whole number of minutes",
    ],
    [
      "a period that no metric has",
      [["below: 1", "below: 1, periodSeconds: 45"]],
      `d.yaml:37:43 ${ALARM}.periodSeconds: 'periodSeconds' must be 10, 20, 30 or a multiple of 60 seconds, got 45; write 60, 300 or another whole number of minutes`,
    ],
    [
      "no period",
      [["alarms: {}", "alarms: { cpu: { periods: 0 } }"]],
      "d.yaml:31:31 aws.monitoring.alarms.cpu.periods: 'periods' must be at least 1 periods, got 0; raise it",
    ],
    [
      "periods of more than a day, with the default of their length",
      [["alarms: {}", "alarms: { cpu: { periods: 289 } }"]],
      "d.yaml:31:20 aws.monitoring.alarms.cpu: 'cpu' must be at most 86400 seconds (a day) in all its periods, got 289 of 300 seconds, which is 86700; lower periods or periodSeconds",
    ],
    [
      "periods of more than a day on a metric of one's own",
      [["below: 1", "below: 1, periods: 2, periodSeconds: 86400"]],
      `d.yaml:37:16 ${ALARM}: 'alarm' must be at most 86400 seconds (a day) in all its periods, got 2 of 86400 seconds, which is 172800; lower periods or periodSeconds`,
    ],
    [
      "an alarm that does not exist",
      [["alarms: {}", "alarms: { cpus: { threshold: 80 } }"]],
      "d.yaml:31:15 aws.monitoring.alarms.cpus: 'cpus' must be a known setting, got an unknown one; did you mean 'cpu'?",
    ],
    [
      "a dashboard that does not exist",
      [["[application]", "[applications]"]],
      "d.yaml:32:18 aws.monitoring.dashboards[0]: 'dashboards[0]' must be one of infrastructure, application, cost, got \"applications\"; pick one of them",
    ],
    [
      "a dashboard twice",
      [["[application]", "[cost, cost]"]],
      "d.yaml:32:24 aws.monitoring.dashboards[1]: 'dashboards[1]' must be a name that is not in the list yet, got \"cost\"; remove or rename one of the two",
    ],
    [
      "a metric of AWS",
      [["Inferloop/Synthdata", "AWS/RDS"]],
      "d.yaml:35:20 aws.monitoring.metrics[0].namespace: 'namespace' must be one of your own, not one of AWS, got \"AWS/RDS\"; remove the metric, AWS's are watched already",
    ],
    [
      "a metric without a name of its own",
      [["metric: RowsGenerated", "metric: Rows generated"]],
      "d.yaml:36:17 aws.monitoring.metrics[0].metric: 'metric' must be letters, digits and ./_-# only, got \"Rows generated\"; write it like RowsGenerated",
    ],
    [
      "a statistic that does not exist",
      [["metric: RowsGenerated", "metric: RowsGenerated\n        statistic: Median"]],
      "d.yaml:37:20 aws.monitoring.metrics[0].statistic: 'statistic' must be one of Average, Sum, Minimum, Maximum, SampleCount, p50, p90, p95, p99, got \"Median\"; pick one of them",
    ],
    [
      "an alarm on both sides",
      [["below: 1", "below: 1, above: 5"]],
      `d.yaml:37:16 ${ALARM}: 'alarm' must be an alarm with either above or below, got both; write one of the two`,
    ],
    [
      "an alarm on neither side",
      [["below: 1", "severity: critical"]],
      `d.yaml:37:16 ${ALARM}: 'alarm' must be an alarm with either above or below, got neither; write one of the two`,
    ],
    [
      "two metrics of one name",
      [
        [
          "      - name: rows\n",
          "      - { name: rows, namespace: Inferloop/Other, metric: Rows }\n      - name: rows\n",
        ],
      ],
      "d.yaml:35:15 aws.monitoring.metrics[1].name: 'name' must be a name that is not in the list yet, got \"rows\"; remove or rename one of the two",
    ],
    [
      "a scope that does not exist",
      [["    alarms: {}\n", "    scope: some\n"]],
      "d.yaml:31:12 aws.monitoring.scope: 'scope' must be one of all, essential, got \"some\"; pick one of them",
    ],
  ]);
});
