import { Chance } from "../../../lib/drill/chance";

const drawn = (seed: number, end: number, count: number) => {
  const chance = new Chance(seed);
  return Array.from({ length: count }, () => chance.below(end));
};

describe("chance", () => {
  test("is the same for the same seed, on every machine", () => {
    expect(drawn(7, 100, 8)).toEqual([1, 6, 97, 69, 52, 40, 46, 23]);
  });

  test("is another for another seed", () => {
    expect(drawn(1, 1000, 10)).not.toEqual(drawn(2, 1000, 10));
  });

  test("draws every number below the end about as often", () => {
    const counts = [0, 0, 0, 0, 0];
    for (const number of drawn(1, 5, 5000)) counts[number] = (counts[number] ?? 0) + 1;
    expect(counts).toHaveLength(5);
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  test("fails where there is nothing to pick from", () => {
    expect(() => new Chance(1).pick([])).toThrow("there is nothing to pick from");
  });
});
