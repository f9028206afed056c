import { inTurns, median } from "../../../lib/bench/measure";

const run = (seconds: number, mebibytes: number) => ({ seconds, mebibytes });

test("the median of an odd number of runs is the middle one, value by value", () => {
  expect(median([run(3, 10), run(1, 30), run(2, 20)])).toEqual(run(2, 20));
});

test("the median of an even number lies between the two in the middle", () => {
  expect(median([run(1, 10), run(2, 20), run(4, 40), run(9, 90)])).toEqual(run(3, 30));
});

test("a program is measured as a whole process, with its peak of memory", async () => {
  const args = ["-e", "globalThis.held = Buffer.alloc(64 << 20, 1)"];
  const [measured] = (await inTurns([{ name: "it", args, env: {} }], 1)).get("it") ?? [];
  expect(measured?.seconds).toBeGreaterThan(0);
  expect(measured?.mebibytes).toBeGreaterThan(64);
});

test("fails with what a program said when it failed", async () => {
  const args = ["-e", "console.error('no such file'); process.exit(1)"];
  await expect(inTurns([{ name: "it", args, env: {} }], 1)).rejects.toThrow("it failed: no such file");
});
