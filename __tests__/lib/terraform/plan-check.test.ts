import { lossesIn, type PlanJson } from "../../../lib/terraform/plan-check";

const SOURCE = "arn:aws:rds:us-east-1:123456789012:db:first";
const change = (
  actions: string[],
  before: Record<string, unknown> | null = {},
  after: Record<string, unknown> | null = {},
): PlanJson => ({ resource_changes: [{ address: "aws_db_instance.it", change: { actions, before, after } }] });

test.each([
  ["no change", {}],
  ["an unchanged replica", change(["no-op"], { replicate_source_db: SOURCE }, { replicate_source_db: SOURCE })],
  ["a new replica", change(["create"], null, { replicate_source_db: SOURCE })],
  ["a promotion", change(["update"], { replicate_source_db: SOURCE }, { replicate_source_db: null })],
  ["a written database", change(["update"], { replicate_source_db: "" }, { replicate_source_db: null })],
])("%s loses nothing", (_, plan) => {
  expect(lossesIn(plan)).toEqual([]);
});

test.each([
  [["delete"], "destroyed"],
  [["delete", "create"], "replaced"],
  [["create", "delete"], "replaced"],
  [["forget"], "destroyed"],
])("%j loses the resource", (actions, what) => {
  expect(lossesIn(change(actions))).toEqual([`aws_db_instance.it would be ${what}`]);
});

test.each([
  [null, SOURCE],
  [undefined, SOURCE],
  [SOURCE, `${SOURCE}-2`],
])("a database does not get a source: %j -> %j", (before, after) => {
  expect(lossesIn(change(["update"], { replicate_source_db: before }, { replicate_source_db: after }))).toEqual([
    "aws_db_instance.it would become a replica",
  ]);
});
