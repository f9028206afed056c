import { dataSources, leaves, members, resources, texts } from "../../../lib/rules/parts";
import type { StackJson } from "../../../lib/terraform/stack-files";

const STACK: StackJson = {
  terraform: { backend: {} },
  resource: { aws_vpc: { vpc: { cidr_block: "10.0.0.0/16" } }, aws_subnet: { a: {}, b: {} } },
  data: { aws_route53_zone: { zone: { name: "example.com" } } },
};

test("resources and data sources have the addresses that a plan shows", () => {
  expect(resources(STACK).map(({ address }) => address)).toEqual(["aws_vpc.vpc", "aws_subnet.a", "aws_subnet.b"]);
  expect(dataSources(STACK)).toEqual([
    { type: "aws_route53_zone", address: "data.aws_route53_zone.zone", attributes: { name: "example.com" } },
  ]);
});

describe("leaves", () => {
  test("go through lists and blocks, and past metadata", () => {
    const value = { "//": { metadata: { path: "a/b" } }, rule: [{ days: 7 }, { days: 0 }], on: false, none: null };
    expect(leaves(value)).toEqual([
      { path: "rule.*.days", name: "days", value: 7 },
      { path: "rule.*.days", name: "days", value: 0 },
      { path: "on", name: "on", value: false },
    ]);
  });

  test("go into documents, and name the members of a list after it", () => {
    const policy = JSON.stringify({ Statement: [{ Resource: ["arn:one"] }] });
    expect(leaves({ policy })).toEqual([{ path: "policy.Statement.*.Resource.*", name: "Resource", value: "arn:one" }]);
  });

  test("leave a text alone that only looks like a document", () => {
    expect(texts({ name: "{one" })).toEqual([{ path: "name", name: "name", value: "{one" }]);
  });
});

test("members are the blocks of a list, or the one that stands alone", () => {
  expect(members([{ a: 1 }, "text", null])).toEqual([{ a: 1 }]);
  expect(members({ a: 1 })).toEqual([{ a: 1 }]);
  expect(members(undefined)).toEqual([]);
});
