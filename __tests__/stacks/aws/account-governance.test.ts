import type { AwsGovernance } from "../../../lib/config/aws/governance";
import type { AwsDeployment } from "../../../lib/config/deployment";
import { AccountStack } from "../../../stacks/aws/account-stack";
import { testDeployment, testPlace, testSurroundings } from "../../support/deployment";
import { TEST_GOVERNANCE } from "../../support/governance";
import { expectSoundPolicies } from "../../support/policies";
import { rendered } from "../../support/synth";

function account(governance: Partial<AwsGovernance> = {}, aws: Partial<AwsDeployment> = {}) {
  const around = testSurroundings(
    testDeployment({ aws: { ...aws, governance: { ...TEST_GOVERNANCE, ...governance } } }),
  );
  return rendered(new AccountStack(around, testPlace(around, around.aws.controlRegion.name)));
}
const types = (stack = account()) => [...new Set(stack.addresses().map((address) => address.split(".")[0] ?? ""))];
const BUDGET = { monthlyUsd: 100, servicesUsd: {}, accountMonthlyUsd: undefined };
const DETECTION = /^aws_(guardduty|securityhub|config|accessanalyzer)_/;

describe("AccountStack with governance", () => {
  test("addresses", () => {
    expect(account().addresses()).toMatchSnapshot();
  });

  test("has sound policies", () => {
    expectSoundPolicies(account());
  });

  test("watches over a control region that only holds states, and collects there", () => {
    expect(account().resource("aws_securityhub_finding_aggregator").linking_mode).toBe("ALL_REGIONS");
    expect(account().resource("aws_config_configuration_recorder").name).toBe("inferloop-production-use2-recorder");
  });

  test("leaves a control region that is one of the regions to that region's own stack", () => {
    const stack = account({}, { controlRegion: { name: "us-west-2", short: "usw2" } });
    expect(types(stack).filter((type) => DETECTION.test(type))).toEqual([]);
    expect(types(account()).filter((type) => DETECTION.test(type))).not.toEqual([]);
  });

  test("tells of the trail and of findings by a topic of its own, whose key they may use", () => {
    const topic = "${aws_sns_topic_policy.alerts_policy.arn}";
    expect(account().resource("aws_sns_topic").name).toBe("inferloop-production-alerts");
    expect(account().resource("aws_sns_topic").kms_master_key_id).toBe("${aws_kms_key.alerts_key.arn}");
    expect(account().resource("aws_cloudwatch_event_target").arn).toBe(topic);
    for (const alarm of account().resources("aws_cloudwatch_metric_alarm")) {
      expect(alarm.alarm_actions).toEqual([topic]);
    }
    for (const filter of account().resources("aws_cloudwatch_log_metric_filter")) {
      expect(filter.log_group_name).toBe("${aws_cloudwatch_log_group.trail_log_group.name}");
    }
  });

  test("reports costs by service each month, and budgets and anomalies as the file says", () => {
    const costs = (stack = account()) => types(stack).filter((type) => /^aws_(bcmdataexports|budgets|ce)_/.test(type));
    expect(costs()).toEqual(["aws_bcmdataexports_export"]);
    const all = account({
      budget: BUDGET,
      costAnomalies: { thresholdUsd: 5, monitorArn: undefined },
      costAllocationTags: true,
    });
    expect(costs(all)).toEqual([
      "aws_bcmdataexports_export",
      "aws_budgets_budget",
      "aws_ce_anomaly_monitor",
      "aws_ce_anomaly_subscription",
      "aws_ce_cost_allocation_tag",
    ]);
    expect(all.resources("aws_ce_cost_allocation_tag").map(({ tag_key }) => tag_key)).toEqual([
      "Environment",
      "Project",
      "CostCenter",
      "Owner",
      "AutoShutdown",
      "ManagedBy",
      "RTO",
      "RPO",
    ]);
  });

  test("makes policies of the organization only where the file names whom they hold for", () => {
    expect(types()).not.toContain("aws_organizations_policy");
    const stack = account({ organization: { policyTargets: ["ou-ab12-34cd56ef"] } });
    const [rails, regions, tags] = stack.resources("aws_organizations_policy");
    expect(rails?.content).toContain("arn:aws:iam::*:role/inferloop-*-ci-apply");
    expect(regions?.content).toContain('"aws:RequestedRegion":["us-east-1","us-west-2","us-east-2"]');
    expect(tags?.content).toContain('"@@assign":["development","test","uat","production"]');
  });

  test("has nothing but its own budget in an account that another deployment owns", () => {
    const stack = account({ budget: BUDGET }, { ownsAccount: false });
    expect(types(stack)).toEqual([
      "aws_budgets_budget",
      "aws_iam_policy",
      "aws_iam_role",
      "aws_iam_role_policy_attachment",
      "aws_route53_zone",
    ]);
  });
});
