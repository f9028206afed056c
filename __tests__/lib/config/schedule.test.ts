import { scheduleFinding } from "../../../lib/config/schedule";

describe("scheduleFinding", () => {
  test.each([
    "rate(1 minute)",
    "rate(5 minutes)",
    "rate(1 hour)",
    "rate(12 hours)",
    "rate(1 day)",
    "rate(7 days)",
    "at(2026-11-22T00:00:00)",
    "at(2028-02-29T23:59:59)",
    "cron(0 8 ? * MON-FRI *)",
    "cron(0 8 ? * mon,wed,fri *)",
    "cron(0/15 * * * ? *)",
    "cron(0 18 L * ? *)",
    "cron(0 18 LW * ? *)",
    "cron(0 18 15W * ? *)",
    "cron(0 18 31W 1 ? *)",
    "cron(0 18 ? * 6L *)",
    "cron(0 18 ? * TUE#2 *)",
    "cron(0 18 ? * L *)",
    "cron(0 0 29 2 ? *)",
    "cron(0 0 29 2 ? 2028)",
    "cron(0 0 ? 2 SUN#5 2032)",
    "cron(10-50/10 8-18 1,15 JAN-JUN ? 2027-2030)",
    "cron(0 0 21 11 ? 2026-2027)",
  ])("accepts %s", (expression) => {
    expect(scheduleFinding(expression)).toBeUndefined();
  });

  test.each([
    "every day",
    "cron(0 8 * * *)",
    "rate(0 minutes)",
    "rate(1 minutes)",
    "rate(5 minute)",
    "rate(1.5 hours)",
    "rate(2 weeks)",
    "at(2027-02-29T00:00:00)",
    "at(2027-01-31T25:00:00)",
    "at(2027-01-31)",
    "cron(60 8 ? * * *)",
    "cron(0 24 ? * * *)",
    "cron(0 8 32 * ? *)",
    "cron(0 8 0 * ? *)",
    "cron(0 8 ? 13 * *)",
    "cron(0 8 ? * MON#6 *)",
    "cron(0 8 ? * FUN *)",
    "cron(0 8 ? * 0 *)",
    "cron(0 8 ? * FRI-MON *)",
    "cron(0 8 * * * *)",
    "cron(0 8 ? * ? *)",
    "cron(0 8 ? * * 2200)",
    "cron(? 8 ? * * *)",
    "cron(0/0 8 ? * * *)",
    "cron(0 8 ? * MON,, *)",
  ])("fails for %s", (expression) => {
    expect(scheduleFinding(expression)).toBeDefined();
  });

  test.each([
    "at(2026-11-21T23:59:59)",
    "at(2020-01-01T00:00:00)",
    "cron(0 0 30 2 ? *)",
    "cron(0 0 31 4,6,9,11 ? *)",
    "cron(0 0 31W 4 ? *)",
    "cron(0 0 29 2 ? 2027)",
    "cron(0 0 29 2 ? 2100)",
    "cron(0 0 ? 2 SUN#5 2027-2031)",
    "cron(0 0 ? * * 1970-2025)",
    "cron(0 0 ? 1-10 * 2026)",
  ])("fails for %s, which never comes true", (expression) => {
    expect(scheduleFinding(expression)?.rule).toMatch(/^a schedule that comes true once more/);
  });

  test("says what to write", () => {
    expect(scheduleFinding("rate(1 minutes)")).toEqual({
      rule: "a rate with its unit in the right number",
      got: `"rate(1 minutes)"`,
      fix: "write rate(1 minute)",
    });
    expect(scheduleFinding("cron(60 8 ? * * *)")).toEqual({
      rule: "a cron expression with 0-59 as minutes",
      got: `"cron(60 8 ? * * *)"`,
      fix: 'correct "60": a number, a list (1,3), an upward range (1-3), steps (1/5) or *',
    });
  });
});
