import fc from "fast-check";
import { type Block, COMMENT_LIMIT, fitted } from "../../../lib/review/fit";

const lines = (count: number, length = 10) =>
  Array.from({ length: count }, (_, index) => `${index}`.padEnd(length, "."));
const block = (head: string, count: number, rest: Partial<Block> = {}): Block => ({
  head,
  lines: lines(count),
  unit: "line",
  ...rest,
});

test("what fits is whole", () => {
  const page = fitted(
    [block("# a", 2), block("# b", 1, { columns: "| x |\n|---|", tail: "end" }), block("# c", 0)],
    1000,
  );
  expect(page).toBe("# a\n\n0.........\n1.........\n\n# b\n\n| x |\n|---|\n0.........\n\nend\n\n# c\n");
});

test("a block that is cut says how many of its lines are left out", () => {
  expect(fitted([block("# a", 100)], 220)).toMatch(/^# a\n\n0\.+\n[\s\S]*\n\n… and \d+ more lines, left out here\.\n$/);
  expect(fitted([block("# a", 100)], 50)).toContain("… and 100 more lines");
});

test("one line that is left out is one line", () => {
  expect(fitted([{ head: "# a", lines: ["x".repeat(100)], unit: "stack" }], 80)).toContain(
    "… and 1 more stack, left out here.",
  );
});

test("the first block comes first, but every block has its first lines", () => {
  const page = fitted([block("# a", 1000), block("# b", 1000)], 1000);
  const [a = "", b = ""] = page.split("# b");
  expect(b.match(/^\d+\.+$/gm)).toHaveLength(10);
  expect(a.match(/^\d+\.+$/gm)?.length).toBeGreaterThan(40);
});

test("optional blocks give way as a whole, and are counted", () => {
  const optional = { optional: true, tail: "</details>" };
  const page = fitted([block("# a", 30), block("<details>b", 30, optional), block("<details>c", 5, optional)], 500);
  expect(page.match(/<details>/g) ?? []).toHaveLength(0);
  expect(page).toMatch(/\n\n35 further changes of 2 stacks are left out here\.\n$/);
  const more = fitted([block("# a", 1), block("<details>b", 1, optional), block("<details>c", 60, optional)], 300);
  expect(more).toMatch(
    /<details>b[\s\S]*<\/details>\n\n<details>c[\s\S]*more lines, left out here\.\n\n<\/details>\n$/,
  );
});

test("no page is longer than its limit, and every tag is closed", () => {
  const anyBlock = fc.record({
    head: fc.constantFrom("# heading", "<details><summary>a</summary>"),
    lines: fc.array(
      fc.nat(400).map((length) => "x".repeat(length + 1)),
      { maxLength: 60 },
    ),
    optional: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(anyBlock, { maxLength: 12 }), (blocks) => {
      const closed = blocks.map(
        (one): Block => ({ ...one, unit: "line", ...(one.head.startsWith("<") ? { tail: "</details>" } : {}) }),
      );
      const page = fitted(closed, 3000);
      expect(page.length).toBeLessThanOrEqual(3000);
      expect((page.match(/<details>/g) ?? []).length).toBe((page.match(/<\/details>/g) ?? []).length);
    }),
  );
});

test("the limit is a comment's, with room for what a pipeline adds", () => {
  const page = fitted([block("# a", 20_000)]);
  expect(page.length).toBeLessThan(COMMENT_LIMIT - 500);
  expect(page.length).toBeGreaterThan(COMMENT_LIMIT - 1000);
});
