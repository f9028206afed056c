import { WebAcl, type WebAclProps } from "../../../../modules/aws/edge/web-acl";
import { testNames } from "../../../support/fixtures";
import { synthesize } from "../../../support/synth";

const PROPS: WebAclProps = {
  names: testNames(),
  scope: "REGIONAL",
  allowedIpRanges: [],
  blockAnonymous: false,
  requestsPerFiveMinutes: 2000,
};
const acl = (props: Partial<WebAclProps> = {}) =>
  synthesize((scope) => new WebAcl(scope, "Firewall", { ...PROPS, ...props }).protect("Api", "arn:stage"));

interface Rule {
  readonly name: string;
  readonly priority: number;
  readonly action?: object;
  readonly override_action?: object;
  readonly statement: object;
}
const rules = (props: Partial<WebAclProps> = {}) => acl(props).resource("aws_wafv2_web_acl").rule as Rule[];

describe("WebAcl", () => {
  test("minimal props", () => {
    expect(acl().json).toMatchSnapshot();
  });

  test("has rules of different priorities, each of which either acts or leaves it to its group", () => {
    const all = rules({ allowedIpRanges: ["203.0.113.0/24"], blockAnonymous: true });
    expect(all.map(({ priority }) => priority)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    for (const { action, override_action, statement } of all) {
      expect([action, override_action].filter((one) => one !== undefined)).toHaveLength(1);
      expect(override_action !== undefined).toBe("managed_rule_group_statement" in statement);
    }
  });

  test("writes statements as the provider wants them: in snake case, all through", () => {
    expect(JSON.stringify(rules({ allowedIpRanges: ["203.0.113.0/24"], openPath: "/health" }))).not.toMatch(
      /"[a-z]+[A-Z]\w*":/,
    );
  });

  test("lets in only the given ranges", () => {
    const stack = acl({ allowedIpRanges: ["203.0.113.0/24", "198.51.100.7/32"] });
    expect(stack.resource("aws_wafv2_ip_set")).toMatchObject({
      scope: "REGIONAL",
      ip_address_version: "IPV4",
      addresses: ["203.0.113.0/24", "198.51.100.7/32"],
    });
    expect(rules({ allowedIpRanges: ["203.0.113.0/24"] })[0]).toMatchObject({
      name: "AllowedAddresses",
      action: { block: {} },
    });
  });

  test("lets in everyone where there are no ranges", () => {
    expect(acl().resources("aws_wafv2_ip_set")).toEqual([]);
    expect(acl().resource("aws_wafv2_web_acl").default_action).toEqual({ allow: {} });
  });

  test("shows no credentials in its samples", () => {
    expect(acl().resource("aws_wafv2_web_acl").data_protection_config).toEqual({
      data_protection: [
        {
          action: "SUBSTITUTION",
          field: { field_type: "SINGLE_HEADER", field_keys: ["authorization", "cookie", "x-api-key"] },
        },
      ],
    });
  });

  test("stands before what it protects", () => {
    expect(acl().resource("aws_wafv2_web_acl_association")).toEqual({
      address: "aws_wafv2_web_acl_association.firewall_api",
      web_acl_arn: "${aws_wafv2_web_acl.firewall.arn}",
      resource_arn: "arn:stage",
    });
  });

  test("stands in us-east-1 with its addresses where CloudFront needs it", () => {
    const stack = acl({ scope: "CLOUDFRONT", region: "us-east-1", allowedIpRanges: ["203.0.113.0/24"] });
    for (const type of ["aws_wafv2_web_acl", "aws_wafv2_ip_set"]) {
      expect(stack.resource(type)).toMatchObject({ region: "us-east-1", scope: "CLOUDFRONT" });
    }
  });

  test.each([10, 2_000_000_000])("takes a limit of %d requests", (requestsPerFiveMinutes) => {
    expect(() => rules({ requestsPerFiveMinutes })).not.toThrow();
  });

  test.each([9, 2_000_000_001])("fails for a limit of %d requests", (requestsPerFiveMinutes) => {
    expect(() => rules({ requestsPerFiveMinutes })).toThrow(
      "test/Firewall: 'requestsPerFiveMinutes' must be 10 to 2000000000 requests",
    );
  });

  test("fails for a range of all addresses, which WAF does not take", () => {
    expect(() => rules({ allowedIpRanges: ["203.0.113.0/24", "0.0.0.0/0"] })).toThrow(
      "test/Firewall: 'allowedIpRanges' must be ranges of /1 and longer, got 0.0.0.0/0; leave the list empty to let everyone in",
    );
  });
});
