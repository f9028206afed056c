import { Names } from "../../../../lib/names/names";
import { CdnLogs } from "../../../../modules/aws/edge/cdn-logs";
import { WebAcl } from "../../../../modules/aws/edge/web-acl";
import { expectSoundPolicies, statement } from "../../../support/policies";
import { synthesize } from "../../../support/synth";

const names = new Names({ project: "inferloop", environment: "production", account: "123456789012" });
const logs = (protect = true) =>
  synthesize((scope) => {
    const webAcl = new WebAcl(scope, "Firewall", {
      names,
      region: "us-east-1",
      scope: "CLOUDFRONT",
      allowedIpRanges: [],
      blockAnonymous: false,
      requestsPerFiveMinutes: 2000,
    });
    const distributionArn = "arn:aws:cloudfront::123456789012:distribution/E1";
    new CdnLogs(scope, "Logs", { names, webAcl, distributionArn, protect, retentionDays: 90 });
  });

describe("CdnLogs", () => {
  test("minimal props", () => {
    const { aws_wafv2_web_acl: _acl, ...resource } = logs().json.resource ?? {};
    expect(resource).toMatchSnapshot();
  });

  test("stands in us-east-1 all through", () => {
    for (const [type, blocks] of Object.entries(logs().json.resource ?? {})) {
      for (const block of Object.values(blocks)) expect([type, block.region]).toEqual([type, "us-east-1"]);
    }
  });

  test("encrypts both logs with a key that CloudWatch Logs of us-east-1 may use", () => {
    expect(logs().resources("aws_cloudwatch_log_group")).toEqual([
      expect.objectContaining({ name: "/inferloop/production/cdn", kms_key_id: "${aws_kms_key.logs_key.arn}" }),
      expect.objectContaining({
        name: "aws-waf-logs-inferloop-production-cdn",
        kms_key_id: "${aws_kms_key.logs_key.arn}",
        retention_in_days: 90,
      }),
    ]);
    expect(statement(logs(), "aws_kms_key.logs_key", "CloudWatchLogs").Principal).toEqual({
      Service: ["logs.us-east-1.amazonaws.com"],
    });
    expectSoundPolicies(logs());
  });

  test("delivers the distribution's requests as JSON, without cookies", () => {
    expect(logs().resource("aws_cloudwatch_log_delivery_source")).toMatchObject({
      log_type: "ACCESS_LOGS",
      resource_arn: "arn:aws:cloudfront::123456789012:distribution/E1",
    });
    expect(logs().resource("aws_cloudwatch_log_delivery_destination")).toMatchObject({
      output_format: "json",
      delivery_destination_configuration: [{ destination_resource_arn: "${aws_cloudwatch_log_group.logs_access.arn}" }],
    });
    const { record_fields } = logs().resource("aws_cloudwatch_log_delivery");
    expect(record_fields).toContain("cs-uri-stem");
    expect(record_fields).not.toContain("cs(Cookie)");
  });

  test("is kept from slips where it is protected", () => {
    expect(logs().resource("aws_kms_key").lifecycle).toEqual({ prevent_destroy: true });
    expect(logs(false).resource("aws_kms_key").lifecycle).toEqual({ prevent_destroy: false });
    expect(logs(false).resources("aws_cloudwatch_log_group")).toEqual([
      expect.objectContaining({ deletion_protection_enabled: false }),
      expect.objectContaining({ deletion_protection_enabled: false }),
    ]);
  });
});
