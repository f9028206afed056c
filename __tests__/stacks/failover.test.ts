import { changedStacks, unsafeChanges } from "../../lib/failover/compare";
import { roundTrip } from "../../lib/failover/round-trip";
import { DEPLOYMENT_TEXT } from "../support/deployment-text";
import { failedOver, rebuilt, treeOf } from "../support/edits";

/** A deployment's way through losses, each step on top of the one before. */
const [LOST, REBUILT, BACK] = roundTrip(DEPLOYMENT_TEXT, "d.yaml").map(({ text }) => text);

describe.each([
  ["a failover", DEPLOYMENT_TEXT, LOST],
  ["its rebuild", LOST, REBUILT],
  ["the failback", REBUILT, BACK],
  ["the rebuild of the partner", BACK, rebuilt(BACK ?? "", "us-west-2")],
  ["a second loss before the rebuild", LOST, failedOver(LOST ?? "", "us-west-2")],
])("%s", (_, before = "", after = "") => {
  test("destroys and replaces nothing", async () => {
    expect(unsafeChanges(await treeOf(before), await treeOf(after))).toEqual([]);
  });

  test("changes stacks of data and what follows from it, and no other", async () => {
    const layers = new Set(["identity", "data", "dns"]);
    const changed = changedStacks(await treeOf(before), await treeOf(after));
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.filter((stack) => !layers.has(stack.split("-").at(-1) ?? ""))).toEqual([]);
  });
});
