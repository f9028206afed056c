import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConfigurationError } from "../../../lib/errors/configuration-error";
import { readPlan, type StackPlan } from "../../../lib/review/plan-json";
import { plain } from "../../../lib/review/text";
import { ROOT } from "../../support/outputs";
import { planned, planText } from "../../support/reviews";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "inferloop-review-"));
  file = join(folder, "aws-us-east-1-data.json");
});
afterEach(() => rmSync(folder, { recursive: true }));

function read(text: string | Uint8Array): StackPlan {
  writeFileSync(file, text);
  return readPlan(file);
}

const plan = (changes: readonly object[], rest: object = {}): StackPlan => read(planText(changes, rest));

describe("a plan that terraform made", () => {
  const real = readPlan(join(ROOT, "__tests__/support/plans/values.json"));
  const found = (address: string) => real.changes.find((change) => change.address === address);

  test("is counted", () => {
    expect(real.counts).toEqual({ create: 1, update: 2, replace: 2, destroy: 2, forget: 1, read: 0, "no-op": 2 });
    expect([real.errored, real.complete]).toEqual([false, true]);
  });

  test("has its changes by address; what does not change is left out, but what moves is not", () => {
    expect(real.changes.map(({ address, action }) => `${action} ${address}`)).toEqual([
      "destroy terraform_data.counted[1]",
      "create terraform_data.created",
      "forget terraform_data.forgotten",
      "destroy terraform_data.gone",
      "no-op terraform_data.new_name",
      "update terraform_data.plain",
      "update terraform_data.secret",
      "replace terraform_data.tainted",
      "replace terraform_data.trigger",
    ]);
    expect(found("terraform_data.new_name")?.movedFrom).toBe("terraform_data.old_name");
  });

  test("says why something is replaced or destroyed", () => {
    const reasons = ["trigger", "tainted", "gone", "counted[1]"].map(
      (name) => found(`terraform_data.${name}`)?.reason ?? [],
    );
    expect(reasons.map(plain)).toEqual([
      "it cannot change in place, forced by triggers_replace",
      "it is tainted",
      "it is not in the code any more",
      "its index is beyond count",
    ]);
  });

  test("shows nothing that is sensitive, also where terraform lost the mark", () => {
    // `output` of the resource holds the password, and its mark is gone.
    expect(JSON.stringify(real)).not.toContain("hunter2");
    const { before, after } = found("terraform_data.secret") ?? {};
    expect(JSON.parse(JSON.stringify(before))).toMatchObject({
      input: { password: "(sensitive)", user: "admin" },
      output: { password: "(sensitive)", user: "admin" },
    });
    expect(JSON.parse(JSON.stringify(after))).toMatchObject({
      input: { password: "(sensitive)", user: "root" },
      output: "(known after apply)",
    });
    expect(found("terraform_data.secret")?.differences.map(({ path }) => path)).toEqual([
      "input.password",
      "input.user",
      "output",
    ]);
  });

  test("tells outputs and checks", () => {
    const outputs = real.outputs.map(({ name, action, after }) => [name, action, JSON.stringify(after)]);
    expect(outputs).toEqual([
      ["drop", "destroy", undefined],
      ["fresh", "create", '"(known after apply)"'],
      ["keep", "update", '"(known after apply)"'],
      ["pw", "update", '"(sensitive)"'],
    ]);
    expect(real.failedChecks).toEqual(["check.c: always wrong"]);
  });
});

test("a plan of nothing is a plan", () => {
  const { changes, counts } = read('{"format_version":"1.2","planned_values":{"root_module":{}}}');
  expect([changes, counts.create]).toEqual([[], 0]);
});

test("a byte order mark and a new minor version are read", () => {
  expect(read(`\ufeff${planText([], { format_version: "1.9", news: { of: 1 } })}`).changes).toEqual([]);
});

test("errored and incomplete plans are told", () => {
  expect(plan([], { errored: true, complete: false })).toMatchObject({ errored: true, complete: false });
  // Older versions, and OpenTofu, do not say whether a plan is complete.
  expect(plan([], { complete: undefined })).toMatchObject({ errored: false, complete: true });
  expect(plan([], { errored: true, complete: undefined })).toMatchObject({ complete: false });
});

test("drift and deferred changes are changes of their own", () => {
  const drifted = planned("aws_db_instance.it", ["update"], {
    change: { before: { class: "a" }, after: { class: "b" } },
  });
  const resource_change = planned("aws_vpc.it", ["create"], { change: { after: {} } });
  const { drift, deferred, changes } = plan([], {
    resource_drift: [drifted],
    deferred_changes: [
      { reason: "provider_config_unknown", resource_change },
      { reason: "something_new", resource_change: { ...resource_change, address: "aws_vpc.other" } },
    ],
  });
  expect(changes).toEqual([]);
  expect(drift).toMatchObject([
    { address: "aws_db_instance.it", differences: [{ path: "class", before: "a", after: "b" }] },
  ]);
  expect(deferred.map(({ address, reason = [] }) => `${address} ${plain(reason)}`)).toEqual([
    "aws_vpc.it its provider's configuration is known after apply",
    "aws_vpc.other something_new",
  ]);
});

test.each([
  [["create"], "create"],
  [["update"], "update"],
  [["read"], "read"],
  [["delete"], "destroy"],
  [["forget"], "forget"],
  [["delete", "create"], "replace"],
  [["create", "delete"], "replace"],
  [["create", "forget"], "replace"],
])("%j is %s", (actions, action) => {
  expect(plan([planned("aws_vpc.it", actions)]).changes).toMatchObject([{ action }]);
});

test("imports, leftovers of replacements and unknown reasons are told", () => {
  const [first, second] = plan([
    planned("aws_vpc.a", ["no-op"], { change: { importing: { id: "vpc-1" } } }),
    planned("aws_vpc.b", ["delete"], { deposed: "1234", action_reason: "because_of_news" }),
  ]).changes;
  expect(first).toMatchObject({ action: "no-op", imported: true });
  expect(second).toMatchObject({ action: "destroy", deposed: true });
  expect(plain(second?.reason ?? [])).toBe("because_of_news");
});

describe("refuses, by the file's name,", () => {
  const FIX = "make it again by terraform show -json <plan>";
  test.each<[string, string | Uint8Array, string]>([
    ["an empty file", " \n", `JSON, got an empty file; ${FIX}`],
    ["a file that is cut off", planText([]).slice(0, -20), `JSON, got a text that is cut off, or no JSON; ${FIX}`],
    [
      "a stream of messages",
      '{"@level":"info"}\n{"@level":"info"}\n',
      `JSON, got a text that is cut off, or no JSON; ${FIX}`,
    ],
    [
      "a plan that terraform can apply",
      new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]),
      `text in UTF-8, got a binary file or another encoding; ${FIX}`,
    ],
    [
      "another encoding",
      new Uint8Array([0xff, 0xfe, 0x7b, 0]),
      `text in UTF-8, got a binary file or another encoding; ${FIX}`,
    ],
    ["a list", "[]", `a plan in JSON, got JSON that is no object; ${FIX}`],
    ["null", "null", `a plan in JSON, got JSON that is no object; ${FIX}`],
    [
      "a state",
      '{"format_version":"1.0","values":{}}',
      `a plan in JSON, got JSON without format_version and planned_values; ${FIX}`,
    ],
    ["another object", "{}", `a plan in JSON, got JSON without format_version and planned_values; ${FIX}`],
    [
      "a new major version",
      planText([], { format_version: "2.0" }),
      `a plan of format 1, got format "2.0"; make it with a terraform whose format is 1`,
    ],
    [
      "a version that is none",
      planText([], { format_version: 1.2 }),
      `a plan in JSON, got JSON without format_version and planned_values; ${FIX}`,
    ],
    [
      "changes that are none",
      planText([{ address: "a" }]),
      `a plan as terraform writes it, got something else at resource_changes[0].type; ${FIX}`,
    ],
    [
      "an action of the future",
      planText([planned("aws_vpc.it", ["evolve"])]),
      `a plan whose actions are known, got ["evolve"]; update this program`,
    ],
    [
      "no action",
      planText([planned("aws_vpc.it", [])]),
      `a plan as terraform writes it, got something else at resource_changes[0].change.actions; ${FIX}`,
    ],
  ])("%s", (_, text, message) => {
    expect(() => read(text)).toThrow(new ConfigurationError(file, parts(message)));
  });

  test("a value that is nested too deeply", () => {
    const deep = `${'{"a":'.repeat(200_000)}1${"}".repeat(200_000)}`;
    const text = planText([planned("aws_vpc.it", ["create"], { change: { after: "DEEP" } })]).replace('"DEEP"', deep);
    expect(() => read(text)).toThrow("got one that is nested too deeply");
  });

  test("a file that is not there, or a folder", () => {
    expect(() => readPlan(file)).toThrow(`${file}: 'file' must be a file that can be read, got none; ${FIX}`);
    expect(() => readPlan(folder)).toThrow(
      `${folder}: 'file' must be a file that can be read, got the error EISDIR; ${FIX}`,
    );
  });
});

/** The finding of a message `<rule>, got <value>; <fix>`. */
function parts(message: string) {
  const [, rule = "", got = "", fix = ""] = /^(.*?), got (.*?); (.*)$/.exec(message) ?? [];
  return { prop: "file", rule, got, fix };
}
