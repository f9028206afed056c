import { Names } from "../../../../lib/names/names";
import { TrailAlarms } from "../../../../modules/aws/governance/trail-alarms";
import { TRAIL_EVENTS } from "../../../../modules/aws/governance/trail-events";
import { synthesize } from "../../../support/synth";

const alarms = () =>
  synthesize(
    (scope) =>
      new TrailAlarms(scope, "TrailAlarms", {
        names: new Names({ project: "inferloop", environment: "production", account: "123456789012" }),
        logGroupName: "/inferloop/production/cloudtrail",
        alertTopicArn: "arn:aws:sns:us-east-2:123456789012:alerts",
      }),
  );

/** Longest filter that CloudWatch Logs takes. Unit: characters. */
const LONGEST_PATTERN = 1024;

describe("TrailAlarms", () => {
  test("minimal props", () => {
    expect(alarms().json.resource).toMatchSnapshot();
  });

  test("tell of what the CIS benchmark names, and say how bad it is", () => {
    expect(
      alarms()
        .resources("aws_cloudwatch_metric_alarm")
        .map(({ alarm_name }) => String(alarm_name).replace("inferloop-production-", "")),
    ).toEqual([
      "warning-audit-unauthorized-calls",
      "critical-audit-sign-in-without-mfa",
      "critical-audit-root-use",
      "warning-audit-iam-changes",
      "critical-audit-trail-changes",
      "warning-audit-failed-sign-ins",
      "critical-audit-keys-disabled",
      "warning-audit-bucket-policy-changes",
      "warning-audit-config-changes",
      "warning-audit-security-group-changes",
      "warning-audit-network-acl-changes",
      "warning-audit-gateway-changes",
      "warning-audit-route-changes",
      "warning-audit-network-changes",
      "critical-audit-organization-changes",
    ]);
  });

  test("follow the metric of their filter, and are silent without data", () => {
    const filters = alarms().resources("aws_cloudwatch_log_metric_filter");
    for (const alarm of alarms().resources("aws_cloudwatch_metric_alarm")) {
      const filter = filters.find(({ name }) => name === alarm.metric_name);
      expect(filter).toMatchObject({
        log_group_name: "/inferloop/production/cloudtrail",
        metric_transformation: { namespace: alarm.namespace, name: alarm.metric_name, value: "1" },
      });
      expect(alarm).toMatchObject({
        namespace: "Inferloop/Audit",
        statistic: "Sum",
        period: 300,
        comparison_operator: "GreaterThanThreshold",
        treat_missing_data: "notBreaching",
        alarm_actions: ["arn:aws:sns:us-east-2:123456789012:alerts"],
      });
    }
  });

  test("see a single use of the root user, and no single refused call", () => {
    const threshold = (name: string) =>
      alarms()
        .resources("aws_cloudwatch_metric_alarm")
        .find(({ alarm_name }) => String(alarm_name).endsWith(name))?.threshold;
    expect(threshold("audit-root-use")).toBe(0);
    expect(threshold("audit-unauthorized-calls")).toBe(10);
  });

  test.each(TRAIL_EVENTS)("$name has a filter that CloudWatch Logs can read", ({ pattern }) => {
    expect(pattern.length).toBeLessThanOrEqual(LONGEST_PATTERN);
    expect(pattern).toMatch(/^\{ .* \}$/);
    const depth = [...pattern].reduce((open, sign) => open + Number(sign === "(") - Number(sign === ")"), 0);
    expect(depth).toBe(0);
  });
});
