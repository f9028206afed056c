import { readdirSync } from "node:fs";
import { join } from "node:path";
import { CHANGE_RULES, RULES } from "../../../lib/rules/all";
import { ROOT } from "../../support/outputs";

describe("the list of rules", () => {
  const all = [...RULES, ...CHANGE_RULES];

  test("has the nine invariants, each once", () => {
    const ids = all.map(({ id }) => id).sort();
    expect(ids).toEqual(["INV-1", "INV-2", "INV-3", "INV-4", "INV-5", "INV-6", "INV-7", "INV-8", "INV-9"]);
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
  });

  test("has every file that makes a rule, and every rule has a test of its own", () => {
    const rooms = ["lib/rules", "__tests__/lib/rules"].map((room) => readdirSync(join(ROOT, room)));
    const [made, tested] = rooms;
    const helpers = ["all.ts", "identifiers.ts", "other-regions.ts", "output.ts", "parts.ts", "rule.ts"];
    const rules = (made ?? []).filter((file) => !helpers.includes(file));
    expect(rules).toHaveLength(all.length);
    expect(rules.filter((file) => !tested?.includes(file.replace(".ts", ".test.ts")))).toEqual([]);
  });
});
