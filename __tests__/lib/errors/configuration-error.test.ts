import { App, TerraformStack, TerraformVariable } from "cdktf";
import {
  ConfigurationError,
  requireInRange,
  requireOneOf,
  sentence,
  shown,
} from "../../../lib/errors/configuration-error";

const finding = { prop: "minNodes", rule: "at most 4", got: "6", fix: "lower it" };
const construct = () => new TerraformStack(new App(), "aws-us-east-1-data");
const limits = { min: 7, max: 35 };

describe("sentence", () => {
  test("tells property, rule, value and fix", () => {
    expect(sentence(finding)).toBe("'minNodes' must be at most 4, got 6; lower it");
  });
});

describe("shown", () => {
  test.each([
    [undefined, "nothing"],
    [null, "null"],
    ["text", '"text"'],
    ["two\nlines", '"two\\nlines"'],
    [6, "6"],
    [Number.NaN, "NaN"],
    [Number.POSITIVE_INFINITY, "Infinity"],
    [true, "true"],
    [12n, "12"],
    [[1], "a list"],
    [{ a: 1 }, "a mapping"],
  ])("shows %p as %s", (value, text) => {
    expect(shown(value)).toBe(text);
  });

  test("cuts at 60 characters", () => {
    expect(shown("x".repeat(58))).toBe(`"${"x".repeat(58)}"`);
    expect(shown("x".repeat(59))).toBe(`"${"x".repeat(56)}...`);
    expect(shown("x".repeat(59))).toHaveLength(60);
  });
});

describe("ConfigurationError", () => {
  test("starts with the path of the construct", () => {
    expect(new ConfigurationError(construct(), finding).message).toBe(
      "aws-us-east-1-data: 'minNodes' must be at most 4, got 6; lower it",
    );
  });

  test("starts with the place in words", () => {
    const error = new ConfigurationError("name of s3Bucket", finding);
    expect(error.message).toMatch(/^name of s3Bucket: 'minNodes'/);
    expect(error.name).toBe("ConfigurationError");
  });
});

describe("requireInRange", () => {
  const check = (value: number) => requireInRange(construct(), "retentionDays", value, limits, "days");

  test.each([7, 35])("accepts %d, the end of the range", (value) => {
    expect(() => check(value)).not.toThrow();
  });

  test("fails when the value is below the minimum", () => {
    expect(() => check(6)).toThrow("aws-us-east-1-data: 'retentionDays' must be 7 to 35 days, got 6; use at least 7");
  });

  test("fails when the value is above the maximum", () => {
    expect(() => check(36)).toThrow("'retentionDays' must be 7 to 35 days, got 36; use at most 35");
  });

  test("fails when the value is no number", () => {
    expect(() => check(Number.NaN)).toThrow("got NaN");
  });

  test("accepts a token", () => {
    expect(() => check(new TerraformVariable(construct(), "Days", {}).numberValue)).not.toThrow();
  });
});

describe("requireOneOf", () => {
  const check = (value: string) => requireOneOf(construct(), "role", value, ["primary", "standby"]);

  test("accepts an allowed value", () => {
    expect(() => check("standby")).not.toThrow();
  });

  test("fails when the value is another, and names the allowed ones", () => {
    expect(() => check("backup")).toThrow(
      `aws-us-east-1-data: 'role' must be one of primary, standby, got "backup"; pick one of them`,
    );
  });

  test("accepts a token", () => {
    expect(() => check(new TerraformVariable(construct(), "Role", {}).stringValue)).not.toThrow();
  });
});
