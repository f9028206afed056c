import fc from "fast-check";
import { cell, code, cut, html, markdown } from "../../../lib/review/markdown";
import { plain, say } from "../../../lib/review/text";

describe("code", () => {
  test.each([
    ["a plain name", "aws_vpc.it", "`aws_vpc.it`"],
    ["backticks, in a longer fence", "a``b", "```a``b```"],
    ["a backtick at the edge, apart from the fence", "`a", "`` `a ``"],
    ["HTML and links, which are text in there", "<b>[x](y)</b> @all", "`<b>[x](y)</b> @all`"],
    ["an empty text", "", '`""`'],
    ["line breaks, written out", "a\nb\r\tc", "`a\\nb\\u000d\\tc`"],
    ["signs that turn the writing round, written out", "a\u202eb\u200bc", "`a\\u202eb\\u200bc`"],
    ["half a character, written out", "a\ud83d", "`a\\ud83d`"],
  ])("quotes %s", (_, text, expected) => {
    expect(code(text)).toBe(expected);
  });

  test("cuts a long text and no character", () => {
    const cutText = code("😀".repeat(400));
    expect([...cutText]).toHaveLength(302);
    expect(cutText.endsWith("😀…`")).toBe(true);
  });

  test("is one line and its fence closes it, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("`", "a", " ", "\n", "|", "\\") }), (text) => {
        const span = code(text);
        const fence = /^`+/.exec(span)?.[0] ?? "";
        const inside = span.slice(fence.length, span.length - fence.length);
        expect(span).not.toContain("\n");
        expect(span.endsWith(fence)).toBe(true);
        expect((inside.match(/`+/g) ?? []).filter((run) => run.length === fence.length)).toEqual([]);
        expect(inside.startsWith("`") || inside.endsWith("`")).toBe(false);
      }),
    );
  });
});

test("a cell of a table has no pipe of its own", () => {
  expect(cell(say`${"a|b"}`)).toBe("`a\\|b`");
  // The backslash must not take the escape of the pipe away.
  expect(cell(say`${"a\\|b"}`)).toBe("`a\\ \\|b`");
});

test("our own words stay Markdown, and what is foreign to them does not", () => {
  const text = say`${"x*"} **goes** ${2} times ${["to "]}${say`${"<y>"}`}`;
  expect(markdown(text)).toBe("`x*` **goes** 2 times to `<y>`");
  expect(plain(text)).toBe("x* **goes** 2 times to <y>");
});

test("a long sentence loses whole parts at its end", () => {
  expect(markdown(say`${"first"} ${"second"} ${"third"}`, 20)).toBe("`first` `second` …");
});

test("text in HTML is text", () => {
  expect(html("<a> & @b\n")).toBe("&lt;a&gt; &amp; &#64;b\\n");
});

test("cut keeps what is not too long", () => {
  expect(cut("abc", 3)).toBe("abc");
  expect(cut("abcd", 3)).toBe("ab…");
});
