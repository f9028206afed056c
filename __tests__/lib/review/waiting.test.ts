import { readFileSync } from "node:fs";
import { join } from "node:path";
import { counted } from "../../../lib/review/change";
import { readPlan, type StackPlan } from "../../../lib/review/plan-json";
import { outputsRead, planStates } from "../../../lib/review/waiting";
import { ROOT } from "../../support/outputs";
import { reading, reviewedOutput } from "../../support/reviews";

const [NETWORK, DATA, DNS] = ["aws-us-east-1-network", "aws-us-east-1-data", "aws-us-east-1-dns"] as const;
const output = reviewedOutput(
  { name: "aws-us-east-1-state", layer: "state" },
  { name: NETWORK },
  { name: DATA, layer: "data", dependsOn: [NETWORK], json: reading("network", NETWORK, "vpc_id") },
  { name: DNS, layer: "dns", dependsOn: [DATA, NETWORK], json: reading("data", DATA, "host") },
);

const plan = (rest: Partial<StackPlan> = {}): StackPlan => ({
  errored: false,
  complete: true,
  counts: counted(["no-op"]),
  changes: [],
  drift: [],
  deferred: [],
  outputs: [],
  failedChecks: [],
  ...rest,
});

function states(
  plans: Readonly<Record<string, StackPlan>>,
  logs: Readonly<Record<string, string>> = {},
  isNew: readonly string[] = [],
) {
  const files = { plans: new Map(Object.entries(plans)), logs: new Map(Object.entries(logs)) };
  return Object.fromEntries(planStates(output, files, (stack) => isNew.includes(stack)));
}

const error = (heading: string, rest = "") => `Planning failed.\n\n╷\n│ Error: ${heading}\n│ \n│   ${rest}\n╵\n`;
const NO_STATE = error(
  "Unable to find remote state",
  "with data.terraform_remote_state.network,\n│ No stored state was found",
);

test("a stack with a plan is planned, and one without is not", () => {
  expect(states({ [NETWORK]: plan(), [DATA]: plan() })).toEqual({
    "aws-us-east-1-state": { kind: "not planned" },
    [NETWORK]: { kind: "planned" },
    [DATA]: { kind: "planned" },
    [DNS]: { kind: "not planned" },
  });
});

describe("a stack waits", () => {
  test.each([
    ["for a state that is not there", NO_STATE, [NETWORK]],
    [
      "for an output that is not there",
      error("Unsupported attribute", "│ data.terraform_remote_state.network.outputs is object with 1 attribute"),
      [NETWORK],
    ],
    [
      "for outputs of nothing",
      error("Attempt to get attribute from null value", "data.terraform_remote_state.network.outputs is null"),
      [NETWORK],
    ],
    [
      "for the object of a state",
      error(
        "error loading state: NoSuchKey: The specified key does not exist",
        "with data.terraform_remote_state.network",
      ),
      [NETWORK],
    ],
    ["for a state that the error does not name", error("Failed to load state: NoSuchKey"), [NETWORK]],
    [
      "for the bucket of its state",
      error('Failed to get existing workspaces: S3 bucket "b" does not exist.'),
      ["aws-us-east-1-state"],
    ],
  ])("%s", (_, log, on) => {
    expect(states({ [NETWORK]: plan(), [DATA]: plan({ errored: true }) }, { [DATA]: log })[DATA]).toEqual({
      kind: "waiting",
      on,
    });
    expect(states({ [NETWORK]: plan() }, { [DATA]: log })[DATA]).toEqual({ kind: "waiting", on });
  });

  test("as its log says in colours", () => {
    const log =
      "\u001b[31m╷\u001b[0m\n\u001b[31m│\u001b[0m \u001b[1mError: \u001b[0mUnable to find remote state\n│   with data.terraform_remote_state.network,\n";
    expect(states({}, { [DATA]: log })[DATA]).toEqual({ kind: "waiting", on: [NETWORK] });
  });

  test("without a plan, for a stack that is not deployed: its plan only creates", () => {
    const first = plan({ counts: counted(["create", "read"]) });
    expect(states({ [NETWORK]: first })[DATA]).toEqual({ kind: "waiting", on: [NETWORK] });
  });

  test("without a plan, for an output that is new", () => {
    const publishes = (name: string) => plan({ outputs: [{ name, action: "create" }] });
    expect(states({ [NETWORK]: publishes("vpc_id") })[DATA]).toEqual({ kind: "waiting", on: [NETWORK] });
    expect(states({ [NETWORK]: publishes("something_else") })[DATA]).toEqual({ kind: "not planned" });
  });

  test("without a plan, for a stack that waits or is new itself", () => {
    expect(states({ [NETWORK]: plan() }, { [DATA]: NO_STATE })[DNS]).toEqual({ kind: "waiting", on: [DATA] });
    expect(states({}, {}, [NETWORK])).toMatchObject({
      [NETWORK]: { kind: "not planned" },
      [DATA]: { kind: "waiting", on: [NETWORK] },
      [DNS]: { kind: "waiting", on: [DATA, NETWORK] },
    });
  });
});

describe("a plan failed", () => {
  test.each([
    ["by any other error", error("Instance cannot be destroyed", "it is protected")],
    [
      "by another error beside a missing state",
      `${NO_STATE}${error("Instance cannot be destroyed", "it is protected")}`,
    ],
    ["by an object that is missing elsewhere", error("NoSuchKey: reading the image")],
    ["by an attribute that is missing elsewhere", error("Unsupported attribute", "aws_vpc.it is object")],
  ])("%s", (_, log) => {
    const found = states({ [NETWORK]: plan({ counts: counted(["create"]) }) }, { [DATA]: log })[DATA];
    expect(found).toEqual({
      kind: "failed",
      reason: expect.stringMatching(/^Error: (Instance|NoSuchKey|Unsupported)/),
    });
  });

  test("if it is errored and nobody says why", () => {
    expect(states({ [DATA]: plan({ errored: true }) })[DATA]).toEqual({
      kind: "failed",
      reason: "its plan is errored, and there is no log that says why",
    });
  });

  test("and what reads it does not wait for it: it is deployed", () => {
    expect(states({}, { [NETWORK]: error("Something") })).toMatchObject({
      [NETWORK]: { kind: "failed" },
      [DATA]: { kind: "not planned" },
    });
  });
});

test("a log of a plan that did not fail says nothing", () => {
  expect(states({ [NETWORK]: plan() }, { [NETWORK]: NO_STATE })[NETWORK]).toEqual({ kind: "planned" });
  expect(states({}, { [NETWORK]: "No changes." })[NETWORK]).toEqual({ kind: "not planned" });
});

test("outputs are read through the state of their stack", () => {
  const [, , data] = output.stacks;
  if (data === undefined) throw new Error("the output has data");
  expect(outputsRead(data, NETWORK, output)).toEqual(["vpc_id"]);
  expect(outputsRead(data, DNS, output)).toEqual([]);
});

describe("logs that terraform wrote", () => {
  const edit = join(ROOT, "__tests__/support/plans/edit");
  const stack = "aws-us-west-2-dns";
  const reads = { data: { terraform_remote_state: { ...read("data"), ...read("network") } } };
  const tree = reviewedOutput(
    ...["network", "data"].map((layer) => ({ name: `aws-us-west-2-${layer}`, region: "us-west-2" })),
    { name: stack, region: "us-west-2", dependsOn: ["aws-us-west-2-data", "aws-us-west-2-network"], json: reads },
    { name: DATA },
  );
  const files = {
    plans: new Map([stack, DATA].map((name) => [name, readPlan(join(edit, `${name}.json`))])),
    logs: new Map([stack, DATA].map((name) => [name, readFileSync(join(edit, `${name}.log`), "utf8")])),
  };

  test("tell a first deployment from a failure", () => {
    const found = planStates(tree, files, () => false);
    expect(found.get(stack)).toEqual({ kind: "waiting", on: ["aws-us-west-2-data", "aws-us-west-2-network"] });
    expect(found.get(DATA)).toEqual({
      kind: "failed",
      reason: expect.stringMatching(/^Error: Instance cannot be destroyed/),
    });
  });
});

/** The read of a state of us-west-2. */
function read(layer: string) {
  const { data } = reading(layer, `aws-us-west-2-${layer}`, "id") as { data: { terraform_remote_state: object } };
  return data.terraform_remote_state as Record<string, never>;
}
