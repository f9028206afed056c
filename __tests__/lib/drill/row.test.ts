import { type DrillRow, inOrder } from "../../../lib/drill/row";

const row = (tried: string, ...failures: string[]): DrillRow => ({ tried, stacks: 1, failures });

test("steps are taken up to the first that does not hold, with all that it tried", async () => {
  const last = jest.fn(async () => [row("later")]);
  const rows = await inOrder([async () => [row("a")], async () => [row("b", "it broke"), row("c")], last]);
  expect(rows.map(({ tried }) => tried)).toEqual(["a", "b", "c"]);
  expect(last).not.toHaveBeenCalled();
});
