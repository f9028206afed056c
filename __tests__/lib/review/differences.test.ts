import { differences } from "../../../lib/review/differences";
import { UNKNOWN, type Value } from "../../../lib/review/values";

/** `path: before -> after`, members as `path: -a +b`. */
const told = (before: Value | undefined, after: Value | undefined) =>
  differences(before, after).map(({ path, before: one, after: other, members }) => {
    const [gone, come] = [one, other].map((value) => JSON.stringify(value ?? null));
    return members === true ? `${path}: -${gone} +${come}` : `${path}: ${gone} -> ${come}`;
  });

test.each<[string, Value, Value, string[]]>([
  ["equal values", { a: 1 }, { a: 1 }, []],
  ["null and nothing", { a: null }, {}, []],
  ["attributes, in order", { b: 1, a: 1 }, { b: 2, a: 2 }, ["a: 1 -> 2", "b: 1 -> 2"]],
  ["what comes and goes", { gone: 1 }, { come: 2 }, ["come: null -> 2", "gone: 1 -> null"]],
  ["deep attributes", { a: { "b.c": 1 } }, { a: { "b.c": 2 } }, ['a."b.c": 1 -> 2']],
  ["what becomes unknown", { id: "a" }, { id: UNKNOWN }, ['id: "a" -> "(known after apply)"']],
  ["members of a list", { a: ["x", "y"] }, { a: ["y", "z"] }, ['a: -["x"] +["z"]']],
  ["equal members twice", { a: ["x", "x"] }, { a: ["x"] }, ['a: -["x"] +[]']],
  ["an order", { a: ["x", "y"] }, { a: ["y", "x"] }, ['a: ["x","y"] -> ["y","x"]']],
  ["a list that is new", {}, { a: ["x"] }, ['a: -[] +["x"]']],
  [
    "blocks by name",
    {
      p: [
        { name: "a", v: 1 },
        { name: "b", v: 1 },
      ],
    },
    {
      p: [
        { name: "b", v: 2 },
        { name: "a", v: 1 },
      ],
    },
    ["p[b].v: 1 -> 2"],
  ],
  ["blocks by content", { p: [{ v: 1 }, { v: 2 }] }, { p: [{ v: 2 }, { v: 3 }] }, ["p[1].v: 1 -> 3"]],
  ["a block that comes", { p: [{ v: 1 }] }, { p: [{ v: 1 }, { v: 2 }] }, ["p[1].v: null -> 2"]],
  ["blocks in other numbers", { p: [{ v: 1 }] }, { p: [{ v: 2 }, { v: 3 }] }, ['p: -[{"v":1}] +[{"v":2},{"v":3}]']],
  ["a shape", { a: "x" }, { a: { b: 1 } }, ['a: "x" -> {"b":1}']],
  ["a JSON document inside", { d: '{"cpu": 1, "x": 2}' }, { d: '{"x":2,"cpu":2}' }, ["d.cpu: 1 -> 2"]],
  ["how a JSON document is written", { d: '{"a": 1}' }, { d: '{"a":1}' }, []],
  ["what only looks like JSON", { d: "{a" }, { d: "{b" }, ['d: "{a" -> "{b"']],
])("finds %s", (_, before, after, expected) => {
  expect(told(before, after)).toEqual(expected);
});

describe("of policies", () => {
  const policy = (...statements: object[]) => ({
    policy: JSON.stringify({ Version: "2012-10-17", Statement: statements }),
  });
  const read = { Sid: "Read", Effect: "Allow", Action: ["s3:Get", "s3:List"], Resource: "*" };

  test("finds no difference in order and form", () => {
    const other = { Sid: "Other", Effect: "Deny", Action: "*", Resource: ["*"] };
    const same = { Resource: ["*"], Action: ["s3:List", "s3:Get"], Effect: "Allow", Sid: "Read" };
    expect(told(policy(read, other), policy(other, same))).toEqual([]);
    const single = { policy: JSON.stringify({ Version: "2012-10-17", Statement: read }) };
    expect(told(policy(read), single)).toEqual([]);
    const [one, list] = ["arn:a", ["arn:a"]].map((AWS) => policy({ ...read, Principal: { AWS } }));
    expect(told(one ?? null, list ?? null)).toEqual([]);
  });

  test("finds an action by its statement", () => {
    expect(told(policy(read), policy({ ...read, Action: ["s3:Get", "s3:*"] }))).toEqual([
      'policy.Statement[Read].Action: -["s3:List"] +["s3:*"]',
    ]);
  });

  test("tells of a statement that comes as a whole", () => {
    const [found, ...more] = differences(policy(), policy(read));
    expect(more).toEqual([]);
    expect(found).toMatchObject({ path: "policy.Statement[Read]", before: undefined, after: { Sid: "Read" } });
  });
});
