import { Chance } from "../../../lib/drill/chance";
import { type Choice, drawRound, killByChance, told } from "../../../lib/drill/rounds";

const CHOICE: Choice = { regions: ["us-east-1", "us-west-2"], stacks: ["aws-account", "aws-traffic"], pair: true };

const story = (seed: number, rounds: number, choice = CHOICE) => {
  const chance = new Chance(seed);
  return Array.from({ length: rounds }, () => told(drawRound(chance, choice)));
};

describe("rounds", () => {
  test("tell the same story for the same seed", () => {
    expect(story(5, 50)).toEqual(story(5, 50));
    expect(story(5, 50)).not.toEqual(story(6, 50));
  });

  test("come to everything that can happen", () => {
    expect([...new Set(story(1, 500))].sort()).toEqual([
      "fail over and back",
      "kill at the prompt, aws-account",
      "kill at the prompt, aws-traffic",
      "lose the upload, aws-account",
      "lose the upload, aws-traffic",
      "lose us-east-1",
      "lose us-west-2",
      "two applies, aws-account",
      "two applies, aws-traffic",
    ]);
  });

  test("know no failover where there is no partner", () => {
    expect(story(1, 500, { ...CHOICE, pair: false })).not.toContain("fail over and back");
  });
});

describe("a kill between two steps", () => {
  test("comes before about one step in three", async () => {
    const before = killByChance(new Chance(1));
    const stack = { name: "aws-account", hold: () => Promise.reject(new Error("held")) };
    const rows = [];
    for (let step = 0; step < 300; step++) rows.push(...(await before([stack as never])));
    expect(Math.abs(rows.length - 100)).toBeLessThan(30);
    expect(rows[0]).toEqual({
      tried: "the apply of aws-account is killed, unlocked and taken again",
      stacks: 1,
      failures: ["aws-account: held"],
    });
  });
});
