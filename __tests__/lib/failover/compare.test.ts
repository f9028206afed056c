import { changedStacks, type Tree, unsafeChanges } from "../../../lib/failover/compare";
import { FORCE_NEW } from "../../../lib/failover/force-new";
import { STATEFUL_TYPES } from "../../../lib/graph/stateful";
import type { JsonObject, StackJson } from "../../../lib/terraform/stack-files";

const SOURCE = "arn:aws:rds:us-east-1:123456789012:db:first";

/** A tree with one stack, which holds one resource. */
function tree(type: string, attributes: JsonObject, id = "it"): Tree {
  const stack: StackJson = {
    terraform: { backend: {} },
    resource: { [type]: { [id]: attributes } },
  };
  return new Map([["aws-us-east-1-data", stack]]);
}

const found = (before: Tree, after: Tree) =>
  unsafeChanges(before, after).map(({ address, what }) => `${address} ${what}`);

describe("unsafeChanges", () => {
  test("lets an update in place and a promotion pass", () => {
    const before = tree("aws_db_instance", { identifier: "a", multi_az: false, replicate_source_db: SOURCE });
    const after = tree("aws_db_instance", { identifier: "a", multi_az: true });
    expect(found(before, after)).toEqual([]);
  });

  test("lets a new replica pass", () => {
    const before = tree("aws_s3_bucket", { bucket: "b" });
    const after = tree("aws_s3_bucket", { bucket: "b" });
    const replica = tree("aws_db_instance", { identifier: "b", replicate_source_db: SOURCE });
    expect(found(before, new Map([...after, ...[...replica].map(([, json]) => ["new", json] as const)]))).toEqual([]);
  });

  test("finds a resource that is gone, or has another address", () => {
    expect(found(tree("aws_vpc", {}), tree("aws_vpc", {}, "other"))).toEqual(["aws_vpc.it would be destroyed"]);
    expect(found(tree("aws_route53_record", {}), new Map())).toEqual(["aws_route53_record.it would be destroyed"]);
  });

  test.each([
    ["aws_db_instance", "kms_key_id"],
    ["aws_db_instance", "identifier"],
    ["aws_dynamodb_table", "name"],
    ["aws_s3_bucket", "bucket"],
    ["aws_subnet", "cidr_block"],
  ])("finds an %s whose %s changes", (type, attribute) => {
    expect(found(tree(type, { [attribute]: "one" }), tree(type, { [attribute]: "other" }))).toEqual([
      `${type}.it would be replaced, because '${attribute}' changes`,
    ]);
  });

  test("finds a value that goes, and one inside a list", () => {
    expect(found(tree("aws_db_instance", { storage_encrypted: true }), tree("aws_db_instance", {}))).toHaveLength(1);
    const registry = (key: string) => tree("aws_ecr_repository", { encryption_configuration: [{ kms_key: key }] });
    expect(found(registry("one"), registry("one"))).toEqual([]);
    expect(found(registry("one"), registry("other"))).toHaveLength(1);
  });

  test("finds a database that would become a replica, or another one's", () => {
    const written = tree("aws_db_instance", {});
    const replica = tree("aws_db_instance", { replicate_source_db: SOURCE });
    const other = tree("aws_db_instance", { replicate_source_db: `${SOURCE}-2` });
    const refused = ["aws_db_instance.it would become a replica, which AWS refuses"];
    expect(found(written, replica)).toEqual(refused);
    expect(found(replica, other)).toEqual(refused);
  });
});

test("every type that holds data has its arguments that replace it", () => {
  expect([...STATEFUL_TYPES].filter((type) => !(type in FORCE_NEW))).toEqual([]);
});

test("changedStacks names what differs or is new, in the tree's order", () => {
  const [json] = [...tree("aws_vpc", {}).values()];
  const [other] = [...tree("aws_vpc", { cidr_block: "10.0.0.0/16" }).values()];
  if (json === undefined || other === undefined) throw new Error("the trees have a stack");
  const before = new Map([
    ["b", json],
    ["a", json],
    ["gone", json],
  ]);
  const after = new Map([
    ["new", json],
    ["b", other],
    ["a", json],
  ]);
  expect(changedStacks(before, after)).toEqual(["new", "b"]);
});
