import { webAclRules } from "../../../../modules/aws/edge/web-acl-rules";

const OPTIONS = { blockAnonymous: false, requestsPerFiveMinutes: 2000 };
const names = (options: Partial<Parameters<typeof webAclRules>[0]> = {}) =>
  webAclRules({ ...OPTIONS, ...options }).map(({ name }) => name);

describe("webAclRules", () => {
  test("tries cheap rules before those that read bodies", () => {
    expect(names({ allowedIpSetArn: "arn:set", blockAnonymous: true })).toEqual([
      "AllowedAddresses",
      "AWSManagedRulesAmazonIpReputationList",
      "AWSManagedRulesAnonymousIpList",
      "RequestsPerAddress",
      "AWSManagedRulesCommonRuleSet",
      "AWSManagedRulesKnownBadInputsRuleSet",
      "AWSManagedRulesSQLiRuleSet",
    ]);
  });

  test("lets in everyone, and those who hide, unless it is told otherwise", () => {
    expect(names()).not.toContain("AllowedAddresses");
    expect(names()).not.toContain("AWSManagedRulesAnonymousIpList");
  });

  test("counts long bodies, which the platform takes, and blocks by every other managed rule", () => {
    const statements = webAclRules(OPTIONS)
      .filter(({ does }) => does === "as-managed")
      .map(({ statement }) => statement);
    const counting = statements.filter((statement) => JSON.stringify(statement).includes("count"));
    expect(counting).toEqual([
      {
        managed_rule_group_statement: {
          vendor_name: "AWS",
          name: "AWSManagedRulesCommonRuleSet",
          rule_action_override: [{ name: "SizeRestrictions_BODY", action_to_use: { count: {} } }],
        },
      },
    ]);
  });

  test("limits each address over five minutes", () => {
    expect(webAclRules(OPTIONS)).toContainEqual({
      name: "RequestsPerAddress",
      does: "block",
      statement: { rate_based_statement: { aggregate_key_type: "IP", evaluation_window_sec: 300, limit: 2000 } },
    });
  });

  test("refuses strangers everywhere, or everywhere but at the open path", () => {
    const stranger = { not_statement: { statement: [{ ip_set_reference_statement: { arn: "arn:set" } }] } };
    const [closed] = webAclRules({ ...OPTIONS, allowedIpSetArn: "arn:set" });
    expect(closed?.statement).toEqual(stranger);
    const [open] = webAclRules({ ...OPTIONS, allowedIpSetArn: "arn:set", openPath: "/health" });
    expect(open).toMatchObject({
      does: "block",
      statement: {
        and_statement: {
          statement: [
            stranger,
            {
              not_statement: {
                statement: [{ byte_match_statement: { positional_constraint: "EXACTLY", search_string: "/health" } }],
              },
            },
          ],
        },
      },
    });
  });
});
