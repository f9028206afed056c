import { builtValue } from "../../../../lib/reports/coverage/built-value";

const STACK = {
  provider: { aws: [{ region: "us-east-1" }] },
  resource: {
    aws_it: {
      one: {
        size: 0,
        on: false,
        rule: [{ days: 7 }],
        policy: '{"Statement":[{"Sid":"Own"}]}',
        list: '[{"name":"one"}]',
        text: "{x",
      },
    },
  },
};

const at = (attribute: string, address = "aws_it.one") => builtValue(STACK, { address, attribute });

describe("builtValue", () => {
  test("finds values in blocks, lists and documents, also those that count as nothing", () => {
    expect(at("size")).toBe(0);
    expect(at("on")).toBe(false);
    expect(at("rule.0.days")).toBe(7);
    expect(at("policy.Statement.0.Sid")).toBe("Own");
    expect(at("list.0.name")).toBe("one");
  });

  test("finds settings of a provider", () => {
    expect(at("0.region", "provider.aws")).toBe("us-east-1");
  });

  test("finds nothing where there is nothing", () => {
    expect(at("rule.1.days")).toBeUndefined();
    expect(at("size.of.it")).toBeUndefined();
    expect(at("size", "aws_it.other")).toBeUndefined();
  });
});
