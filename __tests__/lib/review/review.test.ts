import { counted } from "../../../lib/review/change";
import type { StackPlan } from "../../../lib/review/plan-json";
import { type Review, type ReviewProps, review } from "../../../lib/review/review";
import { plain } from "../../../lib/review/text";
import { UNKNOWN } from "../../../lib/review/values";
import type { JsonObject } from "../../../lib/terraform/stack-files";
import { change, reading, reviewedOutput } from "../../support/reviews";

const [NETWORK, DATA] = ["aws-us-east-1-network", "aws-us-east-1-data"] as const;
const TODAY = "2026-11-21";

const output = (network: JsonObject, data: JsonObject = {}) =>
  reviewedOutput({ name: NETWORK, json: network }, { name: DATA, layer: "data", dependsOn: [NETWORK], json: data });

const reviewed = (props: Partial<ReviewProps> & Pick<ReviewProps, "current">): Review =>
  review({ acknowledgements: [], today: TODAY, ...props });

const plan = (rest: Partial<StackPlan> = {}): StackPlan => ({
  errored: false,
  complete: true,
  counts: counted((rest.changes ?? []).map(({ action }) => action)),
  changes: [],
  drift: [],
  deferred: [],
  outputs: [],
  failedChecks: [],
  ...rest,
});

const withPlan = (found: StackPlan, logs: Readonly<Record<string, string>> = {}) => ({
  plans: { plans: new Map([[NETWORK, found]]), logs: new Map(Object.entries(logs)) },
});

const vpc = (attributes: JsonObject) => ({ resource: { aws_vpc: { it: attributes } } });
const lost = ({ losses }: Review) =>
  losses.open.map(({ loss }) => `${loss.stack} ${loss.loss} ${loss.address} (${loss.change.source})`);

describe("losses", () => {
  test("are read from the code where there is no plan", () => {
    const found = reviewed({ base: output(vpc({ cidr_block: "a" })), current: output(vpc({ cidr_block: "b" })) });
    expect(lost(found)).toEqual([`${NETWORK} replace aws_vpc.it (code)`]);
    expect(found.fails).toBe(true);
  });

  test("are read from the plan where there is one: it knows the state", () => {
    const trees = { base: output(vpc({ cidr_block: "a" })), current: output(vpc({ cidr_block: "b" })) };
    expect(lost(reviewed({ ...trees, ...withPlan(plan()) }))).toEqual([]);
    const destroyed = change("aws_vpc.other", "destroy", {}, undefined);
    expect(lost(reviewed({ ...trees, ...withPlan(plan({ changes: [destroyed] })) }))).toEqual([
      `${NETWORK} destroy aws_vpc.other (plan)`,
    ]);
  });

  test("that an errored plan does not tell are read from the code", () => {
    const trees = { base: output(vpc({ cidr_block: "a" })), current: output(vpc({ cidr_block: "b" })) };
    const other = change("aws_vpc.other", "destroy", {}, undefined);
    const found = reviewed({ ...trees, ...withPlan(plan({ errored: true, changes: [other] })) });
    expect(lost(found)).toEqual([`${NETWORK} destroy aws_vpc.other (plan)`, `${NETWORK} replace aws_vpc.it (code)`]);
  });

  test("of a stack that is gone are losses", () => {
    const found = reviewed({ base: output(vpc({})), current: reviewedOutput({ name: DATA }) });
    expect(lost(found)).toEqual([`${NETWORK} forget aws_vpc.it (code)`]);
  });

  test("of a stack that is gone are the plan's, where one destroys it", () => {
    const trees = { base: output(vpc({})), current: reviewedOutput({ name: DATA }) };
    const destroyed = plan({ changes: [change("aws_vpc.it", "destroy", {}, undefined)] });
    const found = reviewed({ ...trees, ...withPlan(destroyed) });
    expect(lost(found)).toEqual([`${NETWORK} destroy aws_vpc.it (plan)`]);
    expect(found.stacks.at(-1)?.state).toEqual({ kind: "planned" });
    const failed = reviewed({ ...trees, ...withPlan(plan({ errored: true })) });
    expect(failed.stacks.at(-1)?.state).toMatchObject({ kind: "failed" });
  });

  test("that are acknowledged do not fail", () => {
    const entry = {
      stack: NETWORK,
      address: "aws_vpc.*",
      action: "destroy" as const,
      reason: "nothing is in it any more",
      expires: "2026-12-31",
      position: { line: 2, column: 5 },
    };
    const trees = { base: output(vpc({})), current: output({}) };
    expect(reviewed({ ...trees, acknowledgements: [entry] })).toMatchObject({ fails: false, losses: { open: [] } });
    expect(reviewed({ ...trees, acknowledgements: [{ ...entry, expires: TODAY }] }).fails).toBe(true);
    const nothingLost = reviewed({ current: output({}), base: output({}), acknowledgements: [entry] });
    expect(nothingLost).toMatchObject({ fails: false, losses: { unused: [entry] } });
  });
});

test("a plan that failed fails, one that waits does not", () => {
  const errored = (log: string) =>
    reviewed({ current: output({}), ...withPlan(plan({ errored: true }), { [NETWORK]: log }) });
  expect(errored("Error: something else\n").fails).toBe(true);
  expect(errored("Error: Unable to find remote state\n").fails).toBe(false);
});

describe("an output that goes", () => {
  const published = { output: { vpc_id: { value: "a" } } };
  const reader = reading("network", NETWORK, "vpc_id");

  test("is read still, or until the change is applied, or by nobody", () => {
    const goes = (before: JsonObject, after: JsonObject) =>
      reviewed({ base: output(published, before), current: output({}, after) }).removedOutputs;
    expect(goes(reader, reader)).toMatchObject([
      { stack: NETWORK, output: "vpc_id", readBy: [DATA], readUntilNow: [] },
    ]);
    expect(goes(reader, {})).toMatchObject([{ readBy: [], readUntilNow: [DATA] }]);
    expect(goes({}, {})).toMatchObject([{ readBy: [], readUntilNow: [] }]);
  });

  test("is told by a plan as well", () => {
    const goes = plan({ outputs: [{ name: "vpc_id", action: "destroy" }] });
    expect(reviewed({ current: output({}, reader), ...withPlan(goes) }).removedOutputs).toMatchObject([
      { output: "vpc_id", readBy: [DATA] },
    ]);
  });

  test("comes first where it is read", () => {
    const both = { output: { a_free: { value: "a" }, vpc_id: { value: "a" } } };
    const found = reviewed({ base: output(both, reader), current: output({}, reader) });
    expect(found.removedOutputs.map(({ output: name }) => name)).toEqual(["vpc_id", "a_free"]);
  });
});

describe("highlights", () => {
  const found = (topic: "iam" | "stateful" | "exposure", review: Review) =>
    (review.highlights.get(topic) ?? []).map(({ address, alert, what }) => `${address} ${alert ?? "-"} ${plain(what)}`);
  const policy = (principal: string) =>
    JSON.stringify({
      Statement: [{ Sid: "A", Effect: "Allow", Action: "s3:Get", Resource: "b", Principal: { AWS: principal } }],
    });

  test("begin with what alerts", () => {
    const changes = [
      change("aws_iam_role.a", "destroy", {}, undefined),
      change("aws_iam_role_policy.b", "update", { policy: policy("1") }, { policy: policy("*") }),
    ];
    expect(found("iam", reviewed({ current: output({}), ...withPlan(plan({ changes })) }))).toEqual([
      "aws_iam_role_policy.b wider: every principal Allow (A) gains principals *, loses principals AWS:1",
      "aws_iam_role.a - is destroyed",
    ]);
  });

  test("of a policy that the plan does not know yet are read from the code", () => {
    const unknown = change("aws_s3_bucket_policy.it", "update", { policy: policy("1") }, { policy: UNKNOWN });
    const code = (principal: string) =>
      output({ resource: { aws_s3_bucket_policy: { it: { policy: policy(principal) } } } });
    const planned = withPlan(plan({ changes: [unknown] }));
    expect(found("iam", reviewed({ current: code("*"), ...planned }))).toEqual([
      "aws_s3_bucket_policy.it - policy cannot be read: it is known after apply",
    ]);
    const both = reviewed({ base: code("1"), current: code("*"), ...planned });
    expect(found("iam", both)).toEqual([
      "aws_s3_bucket_policy.it wider: every principal Allow (A) gains principals *, loses principals AWS:1",
    ]);
    expect(found("exposure", both)).toHaveLength(1);
  });

  test("of a part that goes with its bucket do not alert", () => {
    const part = (bucket: string) => change("aws_s3_bucket_versioning.it", "destroy", { bucket }, undefined);
    const bucket = change("aws_s3_bucket.it", "destroy", { id: "data" }, undefined);
    const stateful = (...changes: (typeof bucket)[]) =>
      found("stateful", reviewed({ current: output({}), ...withPlan(plan({ changes })) }));
    expect(stateful(bucket, part("data"))).toEqual([
      "aws_s3_bucket_versioning.it - is destroyed, together with aws_s3_bucket.it",
    ]);
    expect(stateful(bucket, part("${aws_s3_bucket.it.bucket}"))).toHaveLength(1);
    expect(stateful(bucket, part("other"))).toEqual([
      "aws_s3_bucket_versioning.it protection is taken away is destroyed",
    ]);
    expect(stateful(part("data"))).toEqual(["aws_s3_bucket_versioning.it protection is taken away is destroyed"]);
  });
});

test("counts are the plan's, and the code's where there is none", () => {
  const trees = { base: output(vpc({ tags: "a" })), current: output(vpc({ tags: "b" })) };
  const of = (found: Review) => found.stacks.find(({ stack }) => stack === NETWORK);
  expect(of(reviewed(trees))?.counts).toMatchObject({ update: 1, "no-op": 0 });
  expect(of(reviewed({ ...trees, ...withPlan(plan({ counts: counted(["no-op", "read"]) })) }))?.counts).toMatchObject({
    update: 0,
    read: 1,
    "no-op": 1,
  });
});
