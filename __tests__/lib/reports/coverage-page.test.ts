import { readFileSync } from "node:fs";
import { join } from "node:path";
import { COVERAGE } from "../../../lib/reports/coverage/all";
import { COVERAGE_PAGE, coveragePage } from "../../../lib/reports/coverage-page";
import { ROOT } from "../../support/outputs";

describe("the coverage page", () => {
  const page = coveragePage();

  test("is fresh; if not, run: npm run generate", () => {
    expect(readFileSync(join(ROOT, COVERAGE_PAGE), "utf8")).toBe(page);
  });

  test("shows every row, with its address and its value", () => {
    for (const { documented, address, attribute, built } of COVERAGE) {
      expect(page).toContain(`| ${documented} | \`${built}\` | `);
      expect(page).toContain(` | \`${address}.${attribute}\` | `);
    }
  });

  test("has tables that every reader renders: five columns in each line", () => {
    const rows = page.split("\n").filter((line) => line.startsWith("|"));
    expect(rows.length).toBeGreaterThan(COVERAGE.length);
    expect(rows.filter((row) => row.replaceAll("\\|", "").split("|").length !== 7)).toEqual([]);
  });
});
