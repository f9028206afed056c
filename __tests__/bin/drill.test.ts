import { join } from "node:path";
import { drillCommand } from "../../bin/commands/drill";

const refused = (options: { full?: boolean; rounds?: string; seed?: string }) =>
  drillCommand({
    deployment: join(__dirname, "../../deployments/development.yaml"),
    rounds: "0",
    progress: () => undefined,
    print: () => undefined,
    ...options,
  });

describe("the drill's options", () => {
  test.each([{ rounds: "3" }, { seed: "7" }])("fail for %j without --full", async (options) => {
    await expect(refused(options)).rejects.toThrow(
      "'--rounds' and '--seed' must be given with '--full', got them alone; add --full",
    );
  });

  test("fail for a seed without rounds", async () => {
    await expect(refused({ full: true, seed: "7" })).rejects.toThrow(
      "'--seed' must be given with '--rounds', got it alone; add --rounds 10",
    );
  });

  test.each(["-1", "1.5", "many", "4294967296"])("fail for %s rounds", async (rounds) => {
    await expect(refused({ full: true, rounds })).rejects.toThrow(
      `'--rounds' must be a whole number below 4294967296, got "${rounds}"; give one, such as 7`,
    );
  });
});
