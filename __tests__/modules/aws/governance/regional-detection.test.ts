import { REGIONAL_RULES } from "../../../../modules/aws/governance/compliance-rules";
import { RegionalDetection, type RegionalDetectionProps } from "../../../../modules/aws/governance/regional-detection";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const NONE = { guardDuty: false, securityHub: false, config: false, accessAnalyzer: false };
const PROPS: RegionalDetectionProps = {
  names: testNames(),
  region: "us-east-1",
  collectingRegion: "us-east-2",
  alertTopicArn: "arn:aws:sns:us-east-1:123456789012:alerts",
  cisVersion: "5.0.0",
  existing: NONE,
  environment: { multiAz: true, protect: true },
  retentionDays: 90,
};
const detection = (props: Partial<RegionalDetectionProps> = {}) =>
  synthesize((scope) => new RegionalDetection(scope, "Detection", { ...PROPS, ...props }));
const collecting = (props: Partial<RegionalDetectionProps> = {}) =>
  detection({ names: testNames("use2"), region: "us-east-2", ...props });
const types = (stack = detection()) => [...new Set(stack.addresses().map((address) => address.split(".")[0]))];

describe("RegionalDetection", () => {
  test("addresses", () => {
    expect(detection().addresses()).toMatchSnapshot();
  });

  test("starts recording before rules and standards, which AWS refuses or fails without it", () => {
    const started = "aws_config_configuration_recorder_status.detection_config_status";
    const waiting = [
      ...detection().resources("aws_config_config_rule"),
      ...detection().resources("aws_securityhub_standards_subscription"),
    ];
    expect(waiting).toHaveLength(REGIONAL_RULES.length + 2);
    for (const { depends_on } of waiting) expect(depends_on).toContain(started);
  });

  test("names no other region but in the permission to share compliance, a text", () => {
    const others = detection()
      .addresses()
      .filter((address) => {
        const [type = "", id = ""] = address.split(".");
        return JSON.stringify(detection().json.resource?.[type]?.[id]).includes("us-east-2");
      });
    expect(others).toEqual(["aws_config_aggregate_authorization.detection_sharing"]);
  });

  test("collects in one region, which also records IAM and keeps the account's rules", () => {
    expect(collecting().resource("aws_config_configuration_recorder")).toMatchObject({
      recording_group: { include_global_resource_types: true },
    });
    expect(detection().resource("aws_config_configuration_recorder")).toMatchObject({
      recording_group: { include_global_resource_types: false },
    });
    expect(collecting().resource("aws_config_configuration_aggregator")).toMatchObject({
      account_aggregation_source: { account_ids: ["123456789012"], all_regions: true },
    });
    const only = types(collecting()).filter((type) => !types().includes(type));
    expect(only).toEqual(["aws_config_configuration_aggregator", "aws_securityhub_finding_aggregator"]);
    const named = (stack = detection()) => stack.resources("aws_config_config_rule").map(({ address }) => address);
    expect(named()).not.toContain("aws_config_config_rule.detection_rules_root_mfa");
    expect(named(collecting())).toContain("aws_config_config_rule.detection_rules_root_mfa");
  });

  test("reports unused access in the collecting region only: IAM belongs to no region", () => {
    expect(detection({ unusedAccessDays: 90 }).resources("aws_accessanalyzer_analyzer")).toHaveLength(1);
    expect(collecting({ unusedAccessDays: 90 }).resources("aws_accessanalyzer_analyzer")).toHaveLength(2);
  });

  test.each([
    ["guardDuty", /^aws_guardduty_/],
    ["securityHub", /^aws_securityhub_/],
    ["config", /^aws_config_(configuration_recorder|delivery_channel)/],
    ["accessAnalyzer", /^aws_accessanalyzer_/],
  ] as const)("leaves an existing detector as it is: %s", (detector, created) => {
    const left = types(detection({ existing: { ...NONE, [detector]: true } }));
    expect(left.filter((type) => created.test(type ?? ""))).toEqual([]);
    expect(types().filter((type) => created.test(type ?? ""))).not.toEqual([]);
  });

  test("tells of findings of medium severity and above", () => {
    const rule = detection().resource("aws_cloudwatch_event_rule");
    expect(JSON.parse(String(rule.event_pattern))).toEqual({
      source: ["aws.guardduty"],
      "detail-type": ["GuardDuty Finding"],
      detail: { severity: [{ numeric: [">=", 4] }] },
    });
    expect(detection().resource("aws_cloudwatch_event_target").arn).toBe(PROPS.alertTopicArn);
  });

  test("tells of an existing detector's findings, and keeps its rules with an existing recorder", () => {
    const stack = detection({ existing: { ...NONE, guardDuty: true, config: true } });
    expect(stack.resource("aws_cloudwatch_event_target").arn).toBe(PROPS.alertTopicArn);
    const rules = stack.resources("aws_config_config_rule");
    expect(rules).toHaveLength(REGIONAL_RULES.length);
    for (const rule of rules) expect(rule).not.toHaveProperty("depends_on");
  });
});
