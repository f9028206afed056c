import { shownPair, shownValue } from "../../../lib/review/shown";
import { equal, Secrets, safe, UNKNOWN, type Value } from "../../../lib/review/values";

const written = (value: Value): unknown => JSON.parse(JSON.stringify(value));

describe("safe", () => {
  test("withholds what the plan marks as sensitive, wherever the mark stands", () => {
    const value = { user: "admin", password: "hunter2", list: ["a", "b"], deep: { token: 1 } };
    expect(written(safe(value, { sensitive: { password: true, list: [false, true], deep: true } }))).toEqual({
      user: "admin",
      password: "(sensitive)",
      list: ["a", "(sensitive)"],
      deep: "(sensitive)",
    });
    expect(written(safe(value, { sensitive: true }))).toBe("(sensitive)");
  });

  test("puts what is unknown into its place, also where the value has none", () => {
    const unknown = { id: true, list: [false, true], block: [{ arn: true }], none: {}, kept: false };
    expect(written(safe({ list: ["a"], kept: "k" }, { unknown }))).toEqual({
      id: "(known after apply)",
      list: ["a", "(known after apply)"],
      block: [{ arn: "(known after apply)" }],
      kept: "k",
    });
    expect(safe(undefined, { unknown: true })).toBe(UNKNOWN);
  });

  test("withholds what is sensitive and unknown as sensitive", () => {
    expect(written(safe({}, { unknown: { a: true }, sensitive: { a: true } }))).toEqual({ a: "(sensitive)" });
  });

  test("shows no value as none, whatever its mark", () => {
    expect(safe({ password: null }, { sensitive: { password: true } })).toEqual({ password: null });
  });

  test("withholds arguments whose name is a secret's", () => {
    const value = {
      master_password: "x1",
      auth_token: "x2",
      secret_string_wo: "x3",
      password_length: 40,
      password: "",
    };
    expect(written(safe(value))).toEqual({
      master_password: "(sensitive)",
      auth_token: "(sensitive)",
      secret_string_wo: "(sensitive)",
      password_length: 40,
      password: "",
    });
  });

  test("tells withheld values apart and shows nothing of them", () => {
    const [one, same, other] = ["a", "a", "b"].map((text) => safe(text, { sensitive: true }));
    expect(equal(one, same)).toBe(true);
    expect(equal(one, other)).toBe(false);
    expect(shownPair(one, other)).toEqual(["(sensitive)", "(sensitive)"]);
  });
});

describe("secrets", () => {
  const secrets = new Secrets();
  secrets.add(
    { password: "hunter2-first", pin: "1234", no: "yes", list: ["deep.secret*"] },
    { password: true, pin: true, no: true, list: true },
  );

  test.each([
    ["the same text elsewhere", "hunter2-first", "(sensitive)"],
    ["a text that holds it", "postgres://u:hunter2-first@db", "(sensitive)"],
    ["a secret with signs of regular expressions", "is deep.secret* it", "(sensitive)"],
    ["a short secret alone", "1234", "(sensitive)"],
    ["a short secret inside another text, which it may be by chance", "tcp 12345", "tcp 12345"],
    ["a text too short to be one", "yes", "yes"],
    ["another text", "deepXsecretX", "deepXsecretX"],
  ])("withholds %s or not", (_, text, expected) => {
    expect(written(safe({ output: text }, {}, secrets))).toEqual({ output: expected });
  });

  test("without any, nothing is withheld", () => {
    expect(safe({ a: "b" }, {}, new Secrets())).toEqual({ a: "b" });
  });
});

test("nothing and null are equal, and an empty text is neither", () => {
  expect(equal(undefined, null)).toBe(true);
  expect(equal("", null)).toBe(false);
  expect(equal({ a: [1] }, { a: [1] })).toBe(true);
});

describe("shown values", () => {
  test("are on one line and short", () => {
    expect(shownValue("x".repeat(100))).toBe(`${"x".repeat(80)}…`);
    expect(shownValue({ a: [1, UNKNOWN] })).toBe('{"a":[1,"(known after apply)"]}');
    expect([shownValue(null), shownValue(undefined), shownValue(0), shownValue("")]).toEqual([
      "(none)",
      "(none)",
      "0",
      "",
    ]);
  });

  test("of a pair are cut to where they differ", () => {
    const same = "s".repeat(200);
    expect(shownPair(`${same}one`, `${same}two`)).toEqual([`…${"s".repeat(24)}one`, `…${"s".repeat(24)}two`]);
  });
});
