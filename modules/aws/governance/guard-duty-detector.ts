import { GuarddutyDetector } from "@cdktf/provider-aws/lib/guardduty-detector";
import { GuarddutyDetectorFeature } from "@cdktf/provider-aws/lib/guardduty-detector-feature";
import { Construct } from "constructs";

/**
 * What GuardDuty looks at beside the trail, flow logs and DNS. `RUNTIME_MONITORING` includes EKS; AWS refuses it beside
 * the older `EKS_RUNTIME_MONITORING`.
 * @see https://docs.aws.amazon.com/guardduty/latest/APIReference/API_DetectorFeatureConfiguration.html (2026-11)
 */
export const GUARD_DUTY_FEATURES = [
  "S3_DATA_EVENTS",
  "EKS_AUDIT_LOGS",
  "EBS_MALWARE_PROTECTION",
  "RDS_LOGIN_EVENTS",
  "LAMBDA_NETWORK_LOGS",
  "RUNTIME_MONITORING",
] as const;

/**
 * Where GuardDuty installs its agent by itself, in the order in which AWS returns them: another order is a change in
 * every plan. The agents need an endpoint in the network, which GuardDuty makes, and which a teardown has to remove.
 * @see https://docs.aws.amazon.com/guardduty/latest/ug/runtime-monitoring-agent-resource-clean-up.html (2026-11)
 */
export const GUARD_DUTY_AGENTS = [
  "EKS_ADDON_MANAGEMENT",
  "ECS_FARGATE_AGENT_MANAGEMENT",
  "EC2_AGENT_MANAGEMENT",
] as const;

/**
 * Finds threats in the region's logs, clusters, volumes and functions. One per account and region; its removal removes
 * its findings.
 * @resource aws_guardduty_detector, aws_guardduty_detector_feature
 */
export class GuardDutyDetector extends Construct {
  readonly resource: GuarddutyDetector;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.resource = new GuarddutyDetector(this, "Resource", {
      enable: true,
      findingPublishingFrequency: "FIFTEEN_MINUTES",
    });
    for (const name of GUARD_DUTY_FEATURES) {
      new GuarddutyDetectorFeature(this, name, {
        detectorId: this.resource.id,
        name,
        status: "ENABLED",
        ...(name === "RUNTIME_MONITORING"
          ? { additionalConfiguration: GUARD_DUTY_AGENTS.map((agent) => ({ name: agent, status: "ENABLED" })) }
          : {}),
      });
    }
  }
}
