import { GuardDutyDetector } from "../../../../modules/aws/governance/guard-duty-detector";
import { synthesize } from "../../../support/synth";

const detector = () => synthesize((scope) => new GuardDutyDetector(scope, "GuardDuty"));

describe("GuardDutyDetector", () => {
  test("minimal props", () => {
    expect(detector().json.resource).toMatchSnapshot();
  });

  test("is enabled, and tells of a finding within a quarter of an hour", () => {
    expect(detector().resource("aws_guardduty_detector")).toMatchObject({
      enable: true,
      finding_publishing_frequency: "FIFTEEN_MINUTES",
    });
  });

  test("looks at buckets, clusters, volumes, databases, functions and what runs", () => {
    const features = detector().resources("aws_guardduty_detector_feature");
    expect(features.map(({ name, status }) => `${name} ${status}`)).toEqual([
      "S3_DATA_EVENTS ENABLED",
      "EKS_AUDIT_LOGS ENABLED",
      "EBS_MALWARE_PROTECTION ENABLED",
      "RDS_LOGIN_EVENTS ENABLED",
      "LAMBDA_NETWORK_LOGS ENABLED",
      "RUNTIME_MONITORING ENABLED",
    ]);
  });

  test("installs its agents by itself, named in the order in which AWS returns them", () => {
    const runtime = detector()
      .resources("aws_guardduty_detector_feature")
      .find(({ name }) => name === "RUNTIME_MONITORING");
    expect(runtime?.additional_configuration).toEqual([
      { name: "EKS_ADDON_MANAGEMENT", status: "ENABLED" },
      { name: "ECS_FARGATE_AGENT_MANAGEMENT", status: "ENABLED" },
      { name: "EC2_AGENT_MANAGEMENT", status: "ENABLED" },
    ]);
  });
});
