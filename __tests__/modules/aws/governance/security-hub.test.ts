import { SecurityHub, type SecurityHubProps } from "../../../../modules/aws/governance/security-hub";
import { synthesize } from "../../../support/synth";

const PROPS: SecurityHubProps = { region: "us-west-2", cisVersion: "5.0.0", collects: false };
const hub = (props: Partial<SecurityHubProps> = {}) =>
  synthesize((scope) => new SecurityHub(scope, "SecurityHub", { ...PROPS, ...props }));

describe("SecurityHub", () => {
  test("minimal props", () => {
    expect(hub().json.resource).toMatchSnapshot();
  });

  test("checks the CIS benchmark of the given version and AWS' own standard, by the region's ARNs", () => {
    expect(
      hub()
        .resources("aws_securityhub_standards_subscription")
        .map(({ standards_arn }) => standards_arn),
    ).toEqual([
      "arn:aws:securityhub:us-west-2::standards/cis-aws-foundations-benchmark/v/5.0.0",
      "arn:aws:securityhub:us-west-2::standards/aws-foundational-security-best-practices/v/1.0.0",
    ]);
    expect(hub().resource("aws_securityhub_account").enable_default_standards).toBe(false);
  });

  test("collects the findings of all regions in one, and names none", () => {
    expect(hub().resources("aws_securityhub_finding_aggregator")).toEqual([]);
    const aggregator = hub({ collects: true }).resource("aws_securityhub_finding_aggregator");
    expect(aggregator).toMatchObject({
      linking_mode: "ALL_REGIONS",
      depends_on: ["aws_securityhub_account.security_hub"],
    });
    expect(aggregator).not.toHaveProperty("specified_regions");
  });
});
