import { WebAcl } from "../../../../modules/aws/edge/web-acl";
import { WebAclLog } from "../../../../modules/aws/edge/web-acl-log";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const log = (region?: string) =>
  synthesize((scope) => {
    const webAcl = new WebAcl(scope, "Firewall", {
      names: testNames(),
      scope: "REGIONAL",
      allowedIpRanges: [],
      blockAnonymous: false,
      requestsPerFiveMinutes: 2000,
    });
    new WebAclLog(scope, "Log", {
      webAcl,
      logGroupArn: "arn:aws:logs:us-east-1:123456789012:log-group:aws-waf-logs-edge",
      permission: { fqn: "aws_cloudwatch_log_resource_policy.permission" },
      ...(region === undefined ? {} : { region }),
    });
  }).resource("aws_wafv2_web_acl_logging_configuration");

describe("WebAclLog", () => {
  test("minimal props", () => {
    expect(log()).toMatchSnapshot();
  });

  test("hides credentials", () => {
    expect(log().redacted_fields).toEqual(
      ["authorization", "cookie", "x-api-key"].map((name) => ({ single_header: { name } })),
    );
  });

  test("keeps what is refused or counted, and drops what is let through", () => {
    const { logging_filter } = log() as unknown as {
      logging_filter: { default_behavior: string; filter: { behavior: string; condition: object[] }[] };
    };
    expect(logging_filter.default_behavior).toBe("DROP");
    const [filter] = logging_filter.filter;
    expect(filter?.behavior).toBe("KEEP");
    expect(JSON.stringify(filter?.condition)).toContain("BLOCK");
    expect(JSON.stringify(filter?.condition)).not.toContain("ALLOW");
  });

  test("waits until WAF may write", () => {
    expect(log().depends_on).toEqual(["aws_cloudwatch_log_resource_policy.permission"]);
  });

  test("stands where its firewall does", () => {
    expect(log()).not.toHaveProperty("region");
    expect(log("us-east-1").region).toBe("us-east-1");
  });
});
