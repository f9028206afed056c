import { GATE_METRIC } from "../../../../lib/identifiers/aws-names";
import { RegionWatcher } from "../../../../modules/aws/monitoring/region-watcher";
import { alarm, TOPIC, testAlerting } from "../../../support/alarms";
import { synthesize } from "../../../support/synth";

const build = () =>
  synthesize(
    (scope) =>
      new RegionWatcher(scope, "Watcher", {
        alerting: testAlerting(),
        own: { region: "us-east-1", host: "us-east-1.api.inferloop.io" },
        partner: { region: "us-west-2", host: "us-west-2.api.inferloop.io" },
        runtime: "nodejs24.x",
        logsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/logs",
        logRetentionDays: 30,
      }),
  );

describe("RegionWatcher", () => {
  test("with minimal props", () => {
    expect(build().json).toMatchSnapshot();
  });

  test("asks both regions by their own names, every minute", () => {
    const { input } = build().resource("aws_cloudwatch_event_target");
    expect(JSON.parse(String(input))).toEqual({
      namespace: "Inferloop/Watch",
      reachable: "Reachable",
      responseTime: "ResponseTime",
      deployment: "inferloop-production",
      targets: [
        { region: "us-east-1", host: "us-east-1.api.inferloop.io" },
        { region: "us-west-2", host: "us-west-2.api.inferloop.io" },
      ],
    });
    expect(build().resource("aws_cloudwatch_event_rule").schedule_expression).toBe("rate(1 minute)");
  });

  test.each([
    ["watcher_own", "us-east-1"],
    ["watcher_partner", "us-west-2"],
  ])("%s takes three minutes without an answer for an alarm, and silence too", (id, Region) => {
    expect(alarm(build(), id)).toMatchObject({
      namespace: "Inferloop/Watch",
      metric_name: "Reachable",
      dimensions: { Deployment: "inferloop-production", Region },
      comparison_operator: "LessThanThreshold",
      threshold: 1,
      period: 60,
      evaluation_periods: 3,
      treat_missing_data: "breaching",
    });
  });

  test("tells of a lost partner only while its own region answers", () => {
    expect(build().resource("aws_cloudwatch_composite_alarm")).toMatchObject({
      alarm_name: "inferloop-production-use1-critical-partner-lost",
      alarm_rule:
        'ALARM("${aws_cloudwatch_metric_alarm.watcher_partner.alarm_name}") AND ' +
        'NOT ALARM("${aws_cloudwatch_metric_alarm.watcher_own.alarm_name}")',
      alarm_actions: [TOPIC],
      ok_actions: [TOPIC],
    });
    expect(alarm(build(), "watcher_own").actions_enabled).toBe(true);
    expect(alarm(build(), "watcher_partner").actions_enabled).toBe(false);
  });

  test("knows nothing of the gate that moves traffic", () => {
    expect(JSON.stringify(build().json)).not.toContain(GATE_METRIC.namespace);
  });

  test("a run that cannot start is not tried later, beside the next one", () => {
    expect(build().resource("aws_cloudwatch_event_target").retry_policy).toEqual({
      maximum_event_age_in_seconds: 60,
      maximum_retry_attempts: 0,
    });
  });

  test("only its schedule may run it", () => {
    expect(build().resource("aws_lambda_permission")).toMatchObject({
      principal: "events.amazonaws.com",
      source_arn: "${aws_cloudwatch_event_rule.watcher_schedule.arn}",
    });
  });
});
