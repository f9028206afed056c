import { hasHiddenPolicy, iamHighlights, widenings } from "../../../../lib/review/highlights/iam";
import { statementsOf } from "../../../../lib/review/policy";
import { UNKNOWN, Withheld } from "../../../../lib/review/values";
import { change, told, update } from "../../../support/reviews";

const READ = { Sid: "Read", Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::b/*" };
const policy = (...statements: object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const between = (before: object[], after: object[], type = "aws_iam_role_policy") =>
  told(iamHighlights(update(type, { policy: policy(...before) }, { policy: policy(...after) })));

describe("statements", () => {
  test("that come and go are told with their rights", () => {
    const write = {
      ...READ,
      Sid: "Write",
      Action: ["s3:PutObject", "s3:DeleteObject"],
      Condition: { Bool: { "aws:SecureTransport": "true" } },
    };
    expect(between([READ], [write])).toEqual([
      'adds Allow s3:DeleteObject, s3:PutObject on arn:aws:s3:::b/* if {"Bool":{"aws:SecureTransport":"true"}} (Write)',
      "removes Allow s3:GetObject on arn:aws:s3:::b/* (Read)",
    ]);
  });

  test("that change are told by what changes in them", () => {
    const changed = { ...READ, Action: ["s3:GetObject", "s3:GetObjectTagging"], Resource: ["arn:aws:s3:::c/*"] };
    expect(between([READ], [changed])).toEqual([
      "Allow (Read) gains actions s3:GetObjectTagging, gains resources arn:aws:s3:::c/*, loses resources arn:aws:s3:::b/*",
    ]);
  });

  test("without a name are matched by their content", () => {
    const { Sid: _, ...nameless } = READ;
    expect(between([nameless, READ], [READ, nameless])).toEqual([]);
    expect(between([nameless], [])).toEqual(["removes Allow s3:GetObject on arn:aws:s3:::b/*"]);
  });

  test("with many names are cut with a count", () => {
    const many = { ...READ, Action: ["a:1", "a:2", "a:3", "a:4", "a:5", "a:6"] };
    expect(between([], [many])).toEqual(["adds Allow a:1, a:2, a:3, a:4, and 2 more on arn:aws:s3:::b/* (Read)"]);
  });

  test("that deny and go alert, those that allow do not", () => {
    expect(between([{ ...READ, Effect: "Deny" }], [])).toEqual([
      "what was denied may be allowed: removes Deny s3:GetObject on arn:aws:s3:::b/* (Read)",
    ]);
    const gone = (effect: string) => {
      const before = { policy: policy({ ...READ, Effect: effect }) };
      return told(iamHighlights(change("aws_sqs_queue_policy.it", "destroy", before, undefined)));
    };
    expect(gone("Deny")).toEqual(["what was denied may be allowed: goes with 1 statement, 1 of them Deny"]);
    expect(gone("Allow")).toEqual(["goes with 1 statement"]);
  });
});

describe("widening", () => {
  const ways = (before: object | undefined, after: object) =>
    widenings(
      before === undefined ? undefined : statementsOf(policy(before))?.[0],
      statementsOf(policy(after))?.[0] as never,
    );

  test.each<[string, object | undefined, object, string[]]>([
    ["nothing, where it is narrower", { ...READ, Action: "s3:*" }, READ, []],
    ["nothing, where a wildcard stays", { ...READ, Action: "s3:*" }, { ...READ, Action: "s3:*" }, []],
    ["every action", READ, { ...READ, Action: "*" }, ["every action"]],
    [
      "every action of a service",
      READ,
      { ...READ, Action: "s3:*" },
      ["every action of a service", "actions by a wildcard"],
    ],
    ["actions that take one in", READ, { ...READ, Action: "s3:Get*" }, ["actions by a wildcard"]],
    ["not by another wildcard", READ, { ...READ, Action: ["s3:GetObject", "s3:List*"] }, []],
    ["every resource", READ, { ...READ, Resource: "*" }, ["every resource"]],
    ["resources that take one in", READ, { ...READ, Resource: "arn:aws:s3:::*" }, ["resources by a wildcard"]],
    [
      "every principal",
      { ...READ, Principal: { AWS: "arn:aws:iam::1:role/a" } },
      { ...READ, Principal: "*" },
      ["every principal"],
    ],
    [
      "every principal in AWS's words",
      { ...READ, Principal: { AWS: "1" } },
      { ...READ, Principal: { AWS: "*" } },
      ["every principal"],
    ],
    [
      "fewer conditions",
      { ...READ, Condition: { Bool: { a: "1", b: "1" } } },
      { ...READ, Condition: { Bool: { a: "1" } } },
      ["fewer conditions"],
    ],
    ["fewer exceptions", { ...READ, NotAction: ["a:1", "a:2"] }, { ...READ, NotAction: ["a:1"] }, ["fewer exceptions"]],
    ["what was denied", { ...READ, Effect: "Deny" }, READ, ["what was denied is allowed"]],
    [
      "a Deny of less",
      { ...READ, Effect: "Deny", Action: ["a:1", "a:2"] },
      { ...READ, Effect: "Deny", Action: "a:1" },
      ["denies less"],
    ],
    [
      "a Deny with a condition",
      { ...READ, Effect: "Deny" },
      { ...READ, Effect: "Deny", Condition: { Bool: { a: "1" } } },
      ["denies less"],
    ],
    [
      "a new statement for everything",
      undefined,
      { ...READ, Action: "*", Resource: "*" },
      ["every action", "every resource"],
    ],
    [
      "a new statement with exceptions",
      undefined,
      { Effect: "Allow", NotAction: "iam:*", Resource: "a" },
      ["everything but exceptions"],
    ],
    ["nothing of a new, careful one", undefined, READ, []],
    ["nothing, where * is the resource itself", undefined, { ...READ, Principal: { Service: "a" }, Resource: "*" }, []],
    [
      "nothing, for the root that every key has",
      undefined,
      { Effect: "Allow", Action: "kms:*", Resource: "*", Principal: { AWS: "arn:aws:iam::123456789012:root" } },
      [],
    ],
  ])("is told: %s", (_, before, after, expected) => {
    expect(ways(before, after)).toEqual(expected);
  });

  test("alerts", () => {
    expect(between([READ], [{ ...READ, Action: "*" }])).toEqual([
      "wider: every action: Allow (Read) gains actions *, loses actions s3:GetObject",
    ]);
  });
});

describe("identities", () => {
  test("that come are told with their names, those that go are told", () => {
    const attachment = { role: "ci", policy_arn: "arn:aws:iam::aws:policy/ReadOnlyAccess", id: UNKNOWN };
    expect(told(iamHighlights(change("aws_iam_role_policy_attachment.it", "create", undefined, attachment)))).toEqual([
      "is new, role ci, policy_arn arn:aws:iam::aws:policy/ReadOnlyAccess",
    ]);
    expect(told(iamHighlights(change("aws_iam_role.it", "destroy", { name: "ci" }, undefined)))).toEqual([
      "is destroyed",
    ]);
  });

  test("that change are told without their tags", () => {
    const before = { max_session_duration: 3600, tags: { a: "1" } };
    expect(
      told(iamHighlights(update("aws_iam_role", before, { max_session_duration: 7200, tags: { a: "2" } }))),
    ).toEqual(["max_session_duration: 3600 → 7200"]);
  });

  test("other resources have only their policies", () => {
    expect(told(iamHighlights(update("aws_kms_key", { description: "a" }, { description: "b" })))).toEqual([]);
    expect(between([READ], [], "aws_kms_key")).toEqual(["removes Allow s3:GetObject on arn:aws:s3:::b/* (Read)"]);
  });
});

describe("a policy that cannot be read", () => {
  test.each([UNKNOWN, new Withheld("sensitive", "a")])("is told as that: %s", (hidden) => {
    const unknown = update("aws_s3_bucket_policy", { policy: policy(READ) }, { policy: hidden });
    expect(told(iamHighlights(unknown))).toEqual([`policy cannot be read: it is ${hidden.shown}`]);
    expect(hasHiddenPolicy(unknown)).toBe(true);
    expect(hasHiddenPolicy(update("aws_ecr_lifecycle_policy", {}, { policy: hidden }))).toBe(false);
  });

  test("does not hide the one that takes its place", () => {
    const hidden = new Withheld("sensitive", "a");
    expect(told(iamHighlights(update("aws_s3_bucket_policy", { policy: hidden }, { policy: policy(READ) })))).toEqual([
      "adds Allow s3:GetObject on arn:aws:s3:::b/* (Read)",
    ]);
  });
});

test("what is called a policy and gives no rights is left out", () => {
  const before = { policy: policy(READ) };
  expect(iamHighlights(update("aws_ecr_lifecycle_policy", before, { policy: policy() }))).toEqual([]);
});
