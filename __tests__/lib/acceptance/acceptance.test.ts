import { type Acceptance, type Found, judge } from "../../../lib/acceptance/acceptance";

const TODAY = "2026-11-21";

const finding = (overrides: Partial<Found> = {}): Found => ({
  tool: "checkov",
  rule: "CKV_AWS_18",
  stack: "aws-us-east-1-data",
  address: "aws_s3_bucket.access_logs",
  what: "it has no access log",
  ...overrides,
});

const acceptance = (overrides: Partial<Acceptance> = {}): Acceptance => ({
  tool: "checkov",
  rule: "CKV_AWS_18",
  stack: "aws-*-data",
  address: "aws_s3_bucket.*logs",
  reason: "a bucket that logs to itself writes for ever",
  expires: "2027-11-21",
  ...overrides,
});

test("accepts what an entry is about, wherever its patterns fit", () => {
  const other = finding({ stack: "aws-us-west-2-data" });
  const judgement = judge([finding(), other], [acceptance()], ["checkov"], TODAY);
  expect(judgement).toMatchObject({ open: [], accepted: [finding(), other], expired: [], unused: [] });
});

test.each<[string, Partial<Found>]>([
  ["another rule", { rule: "CKV_AWS_19" }],
  ["another tool", { tool: "kics" }],
  ["another stack", { stack: "aws-us-east-1-state" }],
  ["another address", { address: "aws_s3_bucket.data" }],
])("leaves %s open", (_, overrides) => {
  const found = finding(overrides);
  const judgement = judge([found], [acceptance()], ["checkov", "kics"], TODAY);
  expect(judgement.open).toEqual([found]);
  expect(judgement.unused).toEqual([acceptance()]);
});

test("a pattern means its signs as they are written", () => {
  const judgement = judge([finding({ address: "aws_s3_bucketXaccess_logs" })], [acceptance()], ["checkov"], TODAY);
  expect(judgement.open).toHaveLength(1);
});

test("an address may be left to anything, also to none", () => {
  const { address: _, ...whole } = finding();
  expect(judge([whole], [acceptance({ address: "*" })], ["checkov"], TODAY).open).toEqual([]);
});

test("an entry that expired accepts nothing any more", () => {
  const old = acceptance({ expires: TODAY });
  expect(judge([finding()], [old], ["checkov"], TODAY)).toMatchObject({
    open: [finding()],
    expired: [old],
    unused: [],
  });
});

test("entries of tools that did not run are left alone", () => {
  const kics = acceptance({ tool: "kics" });
  expect(judge([], [kics], ["checkov"], TODAY)).toEqual({ open: [], accepted: [], expired: [], unused: [] });
});
