import type { Acknowledgement } from "../../../lib/review/acknowledgements";
import { type Change, counted } from "../../../lib/review/change";
import { COMMENT_LIMIT } from "../../../lib/review/fit";
import { MARKER, reviewPage } from "../../../lib/review/page";
import type { StackPlan } from "../../../lib/review/plan-json";
import { type ReviewProps, review } from "../../../lib/review/review";
import { UNKNOWN } from "../../../lib/review/values";
import { change, reading, reviewedOutput, update } from "../../support/reviews";

const [NETWORK, DATA] = ["aws-us-east-1-network", "aws-us-east-1-data"] as const;
const CURRENT = reviewedOutput({ name: NETWORK }, { name: DATA, layer: "data", dependsOn: [NETWORK] });

const reviewed = (props: Partial<ReviewProps>) =>
  review({ current: CURRENT, acknowledgements: [], today: "2026-11-21", ...props });
const page = (props: Partial<ReviewProps>): string => reviewPage(reviewed(props), "acks.yaml");

function planned(changes: readonly Change[], rest: Partial<StackPlan> = {}, logs: Record<string, string> = {}) {
  const plan: StackPlan = {
    errored: false,
    complete: true,
    counts: counted(changes.map(({ action }) => action)),
    changes,
    drift: [],
    deferred: [],
    outputs: [],
    failedChecks: [],
    ...rest,
  };
  return { plans: { plans: new Map([[NETWORK, plan]]), logs: new Map(Object.entries(logs)) } };
}

/** The lines below a heading, up to the next one. */
function section(text: string, heading: string): string[] {
  const [, below] = text.split(`### ${heading}\n`);
  if (below === undefined) throw new Error(`no ${heading} in\n${text}`);
  return (below.split(/\n(?:#|<details)/)[0] ?? "").split("\n").filter((line) => line !== "");
}

const AT = "- `aws-us-east-1-network` (us-east-1) ";

test("a change of nothing passes in a few lines", () => {
  expect(page(planned([]))).toBe(
    `${MARKER}

## Review of \`inferloop\` \`production\`

**Passes: nothing stateful is lost without an acknowledgement.** Read from plans. 1 stack not planned.

### Stacks

Without changes: \`aws-us-east-1-network\`.

Not planned: \`aws-us-east-1-data\`.
`,
  );
});

test("stacks that change and are not planned are told: the plans say nothing about them", () => {
  const tree = (cidr: string) =>
    reviewedOutput({ name: NETWORK }, { name: DATA, json: { resource: { aws_route: { it: { cidr } } } } });
  expect(page({ base: tree("a"), current: tree("b"), ...planned([]) })).toContain(
    "Read from plans and the synthesized code. 1 stack with changes not planned.",
  );
  expect(page({ base: tree("a"), current: tree("a"), ...planned([]) })).toContain("the synthesized code.\n");
  expect(page({ base: tree("a"), current: tree("b") })).toContain("Read from the synthesized code.\n");
});

test("losses come first, with their reason and what to do", () => {
  const destroyed: Change = {
    ...change("aws_s3_bucket.it", "destroy", {}, undefined),
    reason: ["it is not in the code any more"],
  };
  const left: Change = { ...change("aws_vpc.it", "destroy", {}, undefined), deposed: true };
  const text = page(planned([destroyed, left]));
  expect(text).toContain("**Fails: 2 losses of stateful resources not acknowledged.** Read from plans.");
  expect(section(text, "Stateful resources that are lost")).toEqual([
    `${AT}\`aws_s3_bucket.it\` **is destroyed**: it is not in the code any more`,
    `${AT}\`aws_vpc.it\` **is destroyed** (what an earlier replacement left behind)`,
    "Whoever wants this writes it into `acks.yaml`, with stack, address, action, reason and expires.",
  ]);
  expect(text.indexOf("### Stateful")).toBeLessThan(text.indexOf("### Stacks"));
});

test("acknowledgements are told: those that hold, those that ended, and those about nothing", () => {
  const entry = (address: string, expires: string, line: number): Acknowledgement => ({
    stack: NETWORK,
    address,
    action: "destroy",
    reason: "empty since May, see <ticket>",
    expires,
    position: { line, column: 5 },
  });
  const changes = ["a", "b"].map((name) => change(`aws_vpc.${name}`, "destroy", {}, undefined));
  const acknowledgements = [
    entry("aws_vpc.z", "2027-01-01", 12),
    entry("aws_vpc.a", "2027-01-01", 7),
    entry("aws_vpc.b", "2026-11-21", 2),
  ];
  const text = page({ ...planned(changes), acknowledgements });
  expect(section(text, "Acknowledged")).toEqual([
    `${AT}\`aws_vpc.a\` **is destroyed**; \`empty since May, see <ticket>\`, until 2027-01-01`,
  ]);
  expect(section(text, "Stateful resources that are lost")[0]).toBe(
    `${AT}\`aws_vpc.b\` **is destroyed**; its acknowledgement expired on 2026-11-21`,
  );
  expect(section(text, "Acknowledgements to look at")).toEqual([
    "- `acks.yaml:2:5` `aws-us-east-1-network` `aws_vpc.b` destroy expired on 2026-11-21; remove it, or judge it again and write a new date",
    "- `acks.yaml:12:5` `aws-us-east-1-network` `aws_vpc.z` destroy is about nothing here; remove it",
  ]);
});

test("outputs that go name who reads them", () => {
  const published = (names: string[]) => ({ output: Object.fromEntries(names.map((name) => [name, { value: 1 }])) });
  const output = (names: string[], read: string) =>
    reviewedOutput({ name: NETWORK, json: published(names) }, { name: DATA, json: reading("network", NETWORK, read) });
  const text = page({ base: output(["old", "still", "free"], "old"), current: output([], "still") });
  expect(section(text, "Outputs that go")).toEqual([
    `${AT}\`still\` **is still read by** \`aws-us-east-1-data\`, whose plans fail without it`,
    `${AT}\`old\` **is read until this change** by \`aws-us-east-1-data\`; apply that first, and remove the output one change later`,
    `${AT}\`free\`; no stack of this deployment reads it`,
  ]);
});

test("plans that failed, and stacks that wait, are told apart", () => {
  const failed = page(planned([], { errored: true }, { [NETWORK]: "Error: No <b>access</b>\n" }));
  expect(failed).toContain("**Fails: 1 plan failed.**");
  expect(section(failed, "Plans that failed")).toEqual([`${AT}\`Error: No <b>access</b>\``]);
  const waiting = page(planned([], {}, { [DATA]: "Error: Unable to find remote state\n" }));
  expect(waiting).toContain("**Passes");
  expect(section(waiting, "Waiting")).toEqual(["- `aws-us-east-1-data` (us-east-1) waits for `aws-us-east-1-network`"]);
  expect(section(waiting, "Stacks")).toContain(
    "| `aws-us-east-1-data` | us-east-1 | primary |  |  |  |  | waits for `aws-us-east-1-network` |",
  );
});

test("the table counts by plan, and leaves empty columns out", () => {
  const changes = [change("aws_route.a", "create", undefined, {}), change("aws_route.b", "forget", {}, undefined)];
  const rest: Partial<StackPlan> = {
    drift: [update("aws_route", {}, { a: 1 })],
    outputs: [{ name: "a", action: "create" }],
    complete: false,
    counts: { ...counted(["create", "forget", "no-op"]), "no-op": 12 },
  };
  expect(section(page(planned(changes, rest)), "Stacks")).toEqual([
    "| stack | region | role | create | update | replace | destroy | forget | unchanged | outputs | drift | known from |",
    "| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |",
    "| `aws-us-east-1-network` | us-east-1 | primary | 1 |  |  |  | 1 | 12 | 1 | 1 | plan, which is incomplete: plan again after it |",
    "Not planned: `aws-us-east-1-data`.",
  ]);
});

test("backends and providers that change are told, and so are stacks", () => {
  const backend = (bucket: string) => ({ terraform: { backend: { s3: { bucket } } } });
  const base = reviewedOutput({ name: NETWORK, json: backend("a") }, { name: "gone" });
  const text = page({ base, current: reviewedOutput({ name: NETWORK, json: backend("b") }, { name: "come" }) });
  expect(section(text, "Backends and providers")).toEqual([`${AT}\`backend.s3.bucket\`: \`a\` → \`b\``]);
  expect(section(text, "Stacks that come and go")).toEqual([
    "- `come` (us-east-1) is new",
    "- `gone` (us-east-1) **is not in the code any more**: nothing destroys what it holds, and its state stays; destroy it from the old code first",
  ]);
});

test("a region that changes its role is told once, and its stacks have not changed by that", () => {
  const roles = (role: "primary" | "standby") => {
    const { report, stacks } = CURRENT;
    return {
      report: { ...report, stacks: report.stacks.map((stack) => ({ ...stack, role })) },
      stacks: stacks.map((stack) => ({ ...stack, report: { ...stack.report, role } })),
    };
  };
  const text = page({ base: roles("primary"), current: roles("standby") });
  expect(section(text, "Roles that change")).toEqual(["- `us-east-1`: `primary` → `standby`"]);
  expect(section(text, "Stacks")).toEqual(["Without changes: `aws-us-east-1-network`, `aws-us-east-1-data`."]);
});

test("topics have a section each, what alerts in bold", () => {
  const policy = (action: string) => ({
    policy: JSON.stringify({ Statement: [{ Sid: "A", Effect: "Allow", Action: action, Resource: "b" }] }),
  });
  const text = page(
    planned([
      update(
        "aws_db_instance",
        { deletion_protection: true, instance_class: "a" },
        { deletion_protection: false, instance_class: "b" },
      ),
      update("aws_iam_role_policy", policy("s3:Get"), policy("*")),
      update("aws_subnet", { map_public_ip_on_launch: false }, { map_public_ip_on_launch: true }),
      update("aws_sns_topic", { kms_master_key_id: "a" }, {}),
    ]),
  );
  expect(section(text, "Protection of data")).toEqual([
    `${AT}\`aws_db_instance.it\`: **protection is taken away**: \`deletion_protection\`: \`true\` → \`false\``,
  ]);
  expect(section(text, "Identities and policies")).toEqual([
    `${AT}\`aws_iam_role_policy.it\`: **wider: every action**: \`Allow\` (\`A\`) gains actions \`*\`, loses actions \`s3:Get\``,
  ]);
  expect(section(text, "Exposure")).toEqual([
    `${AT}\`aws_subnet.it\`: **reachable by more**: \`map_public_ip_on_launch\`: \`false\` → \`true\``,
  ]);
  expect(section(text, "Encryption")).toEqual([
    `${AT}\`aws_sns_topic.it\`: **encryption is weaker**: \`kms_master_key_id\`: \`a\` → nothing`,
  ]);
  expect(section(text, "Capacity")).toEqual([`${AT}\`aws_db_instance.it\`: \`instance_class\`: \`a\` → \`b\``]);
});

test("much that does not alert is folded", () => {
  const changes = Array.from({ length: 12 }, (_, index) => change(`aws_iam_role.r${index}`, "create", undefined, {}));
  const text = page(planned(changes));
  expect(text).toContain("### Identities and policies\n\n<details><summary>12 findings</summary>\n\n- ");
  expect(page(planned(changes.slice(0, 3)))).not.toContain("3 findings");
});

test("drift, deferred changes and checks are told", () => {
  const many = Object.fromEntries(["a", "b", "c", "d", "e", "f"].map((name) => [name, 1]));
  const text = page(
    planned([], {
      drift: [change("aws_vpc.gone", "destroy", {}, undefined), update("aws_route", {}, many)],
      deferred: [{ ...change("aws_vpc.later", "create", undefined, {}), reason: ["its provider is not there"] }],
      failedChecks: ["check.c: always | wrong"],
    }),
  );
  expect(section(text, "Changed outside Terraform")).toEqual([
    `${AT}\`aws_vpc.gone\`: **does not exist any more**`,
    `${AT}\`aws_route.it\`: \`a\`: \`1\`; \`b\`: \`1\`; \`c\`: \`1\`; \`d\`: \`1\`; and 2 more`,
  ]);
  expect(section(text, "Deferred to another plan")).toEqual([
    `${AT}\`aws_vpc.later\` (create): its provider is not there`,
  ]);
  expect(section(text, "Checks that do not hold")).toEqual([`${AT}\`check.c: always | wrong\``]);
});

test("details are folded by stack, with before and after", () => {
  const replaced: Change = {
    ...change("aws_route.b", "replace", { arn: "a", x: 1 }, { arn: UNKNOWN, x: 2 }),
    reason: ["it cannot change in place, forced by ", { foreign: "x" }],
  };
  const moved: Change = { ...change("aws_route.c", "no-op", undefined, undefined), movedFrom: "aws_route.old" };
  const imported: Change = { ...change("aws_route.d", "create", undefined, {}), imported: true };
  const text = page(
    planned([update("aws_route", { to: "a" }, { to: UNKNOWN }), replaced, moved, imported], {
      outputs: [{ name: "id", action: "update", before: "a", after: "b" }],
    }),
  );
  expect(section(text, "Stacks")[0]).toContain("| moved | outputs |");
  expect(text.split("<details>")[1]).toBe(`<summary>aws-us-east-1-network: 5 changes</summary>

- update \`aws_route.it\`
  - \`to\`: \`a\` → \`(known after apply)\`
- replace \`aws_route.b\`: it cannot change in place, forced by \`x\`
  - \`x\`: \`1\` → \`2\`
- move \`aws_route.c\`, from \`aws_route.old\`
- create \`aws_route.d\`, imported
- update output \`id\`: \`a\` → \`b\`

</details>
`);
});

test("nothing that comes from elsewhere is Markdown or HTML", () => {
  const evil = "](x) <script>`|\n# @all";
  const address = `aws_vpc.it["${evil}"]`;
  const text = page(
    planned([
      change(address, "destroy", {}, undefined),
      change(`aws_route.it["${evil}"]`, "update", { [evil]: evil }, {}),
    ]),
  );
  const outside = text.replace(/(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, "");
  expect(outside).not.toMatch(/script|@all|\]\(/);
  expect(text).toContain('``aws_vpc.it["](x) <script>`|\\n# @all"]``');
});

describe("a huge review", () => {
  const names = Array.from({ length: 3000 }, (_, index) => String(index).padStart(4, "0"));
  const changes = [
    ...names.map((name) => change(`aws_s3_bucket.b${name}`, "destroy", {}, undefined)),
    ...names.map((name) => update("aws_instance", { instance_type: "a" }, { instance_type: name })),
  ];
  const text = page(planned(changes));

  test("fits into a comment, and says what is left out", () => {
    expect(text.length).toBeLessThan(COMMENT_LIMIT);
    expect(text).toContain("**Fails: 3000 losses of stateful resources not acknowledged.**");
    const lost = section(text, "Stateful resources that are lost");
    expect(lost.length).toBeGreaterThan(100);
    expect(lost.join("\n")).toMatch(/… and \d+ more resources, left out here\./);
    expect(lost.at(-1)).toContain("`acks.yaml`");
    expect(section(text, "Stacks").join("\n")).toContain("| 3000 |  | 3000 |");
    expect(text).toContain("### Capacity\n\n<details>");
    expect(text).toMatch(/6000 further changes of 1 stack are left out here\.\n$/);
  });

  test("is the same every time", () => {
    expect(page(planned(changes))).toBe(text);
  });
});
