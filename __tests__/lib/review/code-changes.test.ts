import type { Change } from "../../../lib/review/change";
import { codeChanges, type StackDifference } from "../../../lib/review/code-changes";
import { plain } from "../../../lib/review/text";
import type { JsonObject } from "../../../lib/terraform/stack-files";
import { reviewedOutput } from "../../support/reviews";

const STACK = "aws-us-east-1-data";
const output = (json: JsonObject) => reviewedOutput({ name: STACK, layer: "data", json });

/** What differs in the one stack. */
function difference(before: JsonObject, after: JsonObject): StackDifference | undefined {
  const [found, ...more] = codeChanges(output(before), output(after));
  expect(more).toEqual([]);
  return found;
}

const told = (changes: readonly Change[] | undefined) =>
  (changes ?? []).map(({ action, address, movedFrom, reason }) =>
    [
      action,
      address,
      ...(movedFrom === undefined ? [] : ["from", movedFrom]),
      ...(reason === undefined ? [] : [plain(reason)]),
    ].join(" "),
  );

test("equal trees have no differences, whatever cdktf notes down", () => {
  const noted = (path: string) => ({
    resource: { aws_vpc: { it: { cidr_block: "a", "//": { metadata: { path } } } } },
    "//": { version: path },
  });
  expect(codeChanges(output(noted("a")), output(noted("b")))).toEqual([]);
});

test("resources are added, changed and removed", () => {
  const before = { resource: { aws_route: { changed: { cidr: "a" }, gone: { cidr: "a" }, same: { cidr: "a" } } } };
  const after = { resource: { aws_route: { changed: { cidr: "b" }, come: { cidr: "a" }, same: { cidr: "a" } } } };
  const found = difference(before, after);
  expect(told(found?.changes)).toEqual(["update aws_route.changed", "create aws_route.come", "destroy aws_route.gone"]);
  expect(found).toMatchObject({
    stack: STACK,
    region: "us-east-1",
    kind: "changed",
    counts: { create: 1, update: 1, destroy: 1 },
  });
  expect(found?.changes[0]?.differences).toEqual([{ path: "cidr", name: "cidr", before: "a", after: "b" }]);
});

test("an argument that cannot change in place replaces", () => {
  const bucket = (name: string) => ({ resource: { aws_s3_bucket: { it: { bucket: name } } } });
  expect(told(difference(bucket("a"), bucket("b"))?.changes)).toEqual(["replace aws_s3_bucket.it forced by bucket"]);
  const registry = (key: string) => ({
    resource: { aws_ecr_repository: { it: { encryption_configuration: [{ kms_key: key }] } } },
  });
  expect(told(difference(registry("a"), registry("b"))?.changes)).toEqual([
    "replace aws_ecr_repository.it forced by encryption_configuration",
  ]);
});

describe("moved resources", () => {
  const at = (id: string, tags = "a") => ({ aws_s3_bucket: { [id]: { bucket: "b", tags } } });

  test("move, and are neither destroyed nor created", () => {
    const moved = [{ from: "aws_s3_bucket.old", to: "aws_s3_bucket.new" }];
    expect(told(difference({ resource: at("old") }, { resource: at("new"), moved })?.changes)).toEqual([
      "no-op aws_s3_bucket.new from aws_s3_bucket.old",
    ]);
    expect(told(difference({ resource: at("old") }, { resource: at("new", "b"), moved })?.changes)).toEqual([
      "update aws_s3_bucket.new from aws_s3_bucket.old",
    ]);
  });

  test("move along a chain, and a circle ends", () => {
    const chain = [
      { from: "aws_s3_bucket.a", to: "aws_s3_bucket.b" },
      { from: "aws_s3_bucket.b", to: "aws_s3_bucket.c" },
    ];
    expect(told(difference({ resource: at("a") }, { resource: at("c"), moved: chain })?.changes)).toEqual([
      "no-op aws_s3_bucket.c from aws_s3_bucket.a",
    ]);
    const circle = [
      { from: "aws_s3_bucket.a", to: "aws_s3_bucket.b" },
      { from: "aws_s3_bucket.b", to: "aws_s3_bucket.a" },
    ];
    expect(difference({ resource: at("a") }, { resource: at("a"), moved: circle })).toBeUndefined();
  });

  test("without a moved block are destroyed and created", () => {
    expect(told(difference({ resource: at("old") }, { resource: at("new") })?.changes)).toEqual([
      "create aws_s3_bucket.new",
      "destroy aws_s3_bucket.old",
    ]);
  });
});

test("removed blocks forget or destroy, import blocks import", () => {
  const before = { resource: { aws_vpc: { a: {}, b: {} } } };
  const removed = [
    { from: "aws_vpc.a", lifecycle: { destroy: false } },
    { from: "aws_vpc.b", lifecycle: [{ destroy: true }] },
  ];
  const after = { removed, resource: { aws_vpc: { c: {} } }, import: [{ id: "vpc-1", to: "aws_vpc.c" }] };
  const found = difference(before, after);
  expect(told(found?.changes)).toEqual(["forget aws_vpc.a", "destroy aws_vpc.b", "create aws_vpc.c"]);
  expect(found?.changes.at(-1)?.imported).toBe(true);
});

test("outputs come, change and go", () => {
  const before = {
    output: {
      changed: { value: "a" },
      gone: { value: "a" },
      same: { value: ["a"] },
      secret: { value: "one", sensitive: true },
    },
  };
  const after = {
    output: {
      changed: { value: "b" },
      come: { value: "a" },
      same: { value: ["a"] },
      secret: { value: "two", sensitive: true },
    },
  };
  const found = difference(before, after);
  expect(found?.outputs.map(({ name, action }) => `${action} ${name}`)).toEqual([
    "update changed",
    "create come",
    "destroy gone",
    "update secret",
  ]);
  expect(JSON.stringify(found)).not.toMatch(/"one"|"two"/);
});

test("settings of the stack are told apart from what it holds", () => {
  const terraform = (bucket: string, version: string) => ({
    backend: { s3: { bucket } },
    required_providers: { aws: { version } },
  });
  const before = { terraform: terraform("a", "1"), provider: { aws: [{ region: "us-east-1" }] }, locals: { x: 1 } };
  const after = { terraform: terraform("b", "2"), provider: { aws: [{ region: "us-west-2" }] }, locals: { x: 2 } };
  const found = difference(before, after);
  expect(found?.settings.map(({ path }) => path)).toEqual([
    "backend.s3.bucket",
    "provider.aws[0].region",
    "required_providers.aws.version",
  ]);
  expect(found?.others.map(({ path }) => path)).toEqual(["locals.x"]);
});

test("lookups and ephemeral values are told by their addresses", () => {
  const looked = (id: string, name: string) => ({
    data: { aws_route53_zone: { [id]: { name, private_zone: false } } },
  });
  expect(difference(looked("zone", "a"), looked("zone", "b"))?.others).toEqual([
    { path: "data.aws_route53_zone.zone.name", name: "name", before: "a", after: "b" },
  ]);
  expect(difference(looked("old", "a"), looked("new", "a"))?.others.map(({ path }) => path)).toEqual([
    "data.aws_route53_zone.new",
    "data.aws_route53_zone.old",
  ]);
});

test("a replica of the state that changes is a setting", () => {
  const { report, stacks } = output({});
  const standby = { report, stacks: stacks.map((stack) => ({ ...stack, standbyFile: "bucket" })) };
  expect(codeChanges(output({}), standby)[0]?.settings).toMatchObject([{ path: "standby", after: "bucket" }]);
});

test("secrets in the code are withheld", () => {
  const database = (password: string) => ({ resource: { aws_db_instance: { it: { password } } } });
  const found = difference(database("hunter2-first"), database("hunter2-second"));
  expect(found?.changes[0]?.differences).toHaveLength(1);
  expect(JSON.stringify(found)).not.toContain("hunter2");
});

test("stacks come and go, in the order of the trees", () => {
  const vpc = { resource: { aws_vpc: { it: {} } } };
  const before = reviewedOutput({ name: "a" }, { name: "gone", json: vpc });
  const after = reviewedOutput({ name: "come", json: vpc }, { name: "a" });
  const found = codeChanges(before, after);
  expect(found.map(({ stack, kind }) => `${kind} ${stack}`)).toEqual(["added come", "removed gone"]);
  expect(told(found[0]?.changes)).toEqual(["create aws_vpc.it"]);
  // Nothing plans a stack that is gone, so nothing destroys what it holds.
  expect(told(found[1]?.changes)).toEqual(["forget aws_vpc.it its stack is not in the code any more"]);
});
