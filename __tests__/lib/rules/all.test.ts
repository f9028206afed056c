import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CHANGE_RULES, RULES } from "../../../lib/rules/all";
import { ROOT } from "../../support/outputs";

describe("the list of rules", () => {
  const all = [...RULES, ...CHANGE_RULES];

  test("has the nine invariants, and every rule once", () => {
    const ids = all.map(({ id }) => id);
    expect(new Set(ids).size).toBe(all.length);
    expect(ids.filter((id) => id.startsWith("INV")).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `INV-${n}`));
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
  });

  test("has every file that makes a rule, and every rule has a test of its own", () => {
    const filesIn = (room: string) =>
      readdirSync(join(ROOT, room), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(join(ROOT, room).length + 1));
    const made = filesIn("lib/rules").filter((file) => /export const \w+: (Change)?Rule = /.test(text(file)));
    expect(made).toHaveLength(all.length);
    const tested = filesIn("__tests__/lib/rules");
    expect(made.filter((file) => !tested.includes(file.replace(".ts", ".test.ts")))).toEqual([]);
  });
});

const text = (file: string): string => readFileSync(join(ROOT, "lib/rules", file), "utf8");
