import { CATALOG_AS_OF } from "../catalog/catalog";
import { type Finding, shown } from "../errors/configuration-error";

/**
 * Schedule expressions of AWS: `rate(5 minutes)`, `cron(0 8 ? * MON-FRI *)` and `at(2027-01-31T08:00:00)`, as
 * EventBridge, EventBridge Scheduler and Application Auto Scaling read them.
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html (2026-11)
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html (2026-11)
 */

interface Field {
  readonly what: string;
  readonly min: number;
  readonly max: number;
  /** Words for the numbers from `min` on. @default - none */
  readonly words?: readonly string[];
}

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

const MINUTES: Field = { what: "minutes", min: 0, max: 59 };
const HOURS: Field = { what: "hours", min: 0, max: 23 };
const DAYS: Field = { what: "day of the month", min: 1, max: 31 };
const MONTH: Field = { what: "month", min: 1, max: 12, words: MONTHS };
const WEEKDAY: Field = { what: "day of the week", min: 1, max: 7, words: WEEKDAYS };
const YEAR: Field = { what: "year", min: 1970, max: 2199 };

/** Whether an expression holds on a day. */
type DayRule = (date: Date) => boolean;

/** What is wrong with a schedule expression, or that it never comes true. */
export function scheduleFinding(expression: string): Pick<Finding, "rule" | "got" | "fix"> | undefined {
  const problem = problemOf(expression);
  return problem === undefined ? undefined : { ...problem, got: shown(expression) };
}

type Problem = Pick<Finding, "rule" | "fix"> | undefined;

function problemOf(expression: string): Problem {
  const [, kind, inside = ""] = /^(rate|cron|at)\((.*)\)$/.exec(expression) ?? [];
  if (kind === "rate") return rateProblem(inside);
  if (kind === "cron") return cronProblem(inside);
  if (kind === "at") return atProblem(inside);
  return {
    rule: "a schedule expression",
    fix: "write it like rate(5 minutes), cron(0 8 ? * MON-FRI *) or at(2027-01-31T08:00:00)",
  };
}

/** AWS wants the singular for 1 and the plural for all others. */
function rateProblem(inside: string): Problem {
  const [, number = "", unit] = /^([1-9]\d{0,5}) (minute|hour|day)s?$/.exec(inside) ?? [];
  if (unit === undefined) {
    return { rule: "a rate of whole minutes, hours or days above 0", fix: "write it like rate(5 minutes)" };
  }
  const right = `${number} ${unit}${number === "1" ? "" : "s"}`;
  return inside === right
    ? undefined
    : { rule: "a rate with its unit in the right number", fix: `write rate(${right})` };
}

function atProblem(inside: string): Problem {
  const known = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/.test(inside) ? new Date(`${inside}Z`) : undefined;
  // JavaScript turns 30 February into March.
  if (known === undefined || Number.isNaN(known.getTime()) || known.toISOString().slice(0, 19) !== inside) {
    return { rule: "a moment that the calendar has", fix: "write it like at(2027-01-31T08:00:00)" };
  }
  return inside.slice(0, 10) > CATALOG_AS_OF ? undefined : neverComes(`it lies before ${CATALOG_AS_OF}`);
}

function cronProblem(inside: string): Problem {
  const fields = inside.split(" ");
  const [minutes = "", hours = "", days = "", month = "", weekday = "", year = ""] = fields;
  if (fields.length !== 6) {
    return {
      rule: "a cron expression of six fields: minutes, hours, day of the month, month, day of the week, year",
      fix: "write it like cron(0 8 ? * MON-FRI *)",
    };
  }
  const wrong = [
    wrongField(minutes, MINUTES),
    wrongField(hours, HOURS),
    days === "?" || specialDay(days) !== undefined ? undefined : wrongField(days, DAYS),
    wrongField(month, MONTH),
    weekday === "?" || specialWeekday(weekday) !== undefined ? undefined : wrongField(weekday, WEEKDAY),
    wrongField(year, YEAR),
  ].find((field) => field !== undefined);
  if (wrong !== undefined) return wrong;
  if ((days === "?") === (weekday === "?")) {
    return {
      rule: "a cron expression with ? as day of the month or as day of the week, and not as both",
      fix: "write ? for the one that does not matter",
    };
  }
  const onDay = specialDay(days) ?? specialWeekday(weekday) ?? plainDay(days, weekday);
  return comes(onDay, numbers(month, MONTH), numbers(year, YEAR))
    ? undefined
    : neverComes(`the calendar has no such day after ${CATALOG_AS_OF}`);
}

const neverComes = (why: string): Problem => ({
  rule: `a schedule that comes true once more (${why})`,
  fix: "correct the date, or remove the schedule",
});

function wrongField(text: string, field: Field): Problem {
  if (numbers(text, field).size > 0) return undefined;
  const words = field.words === undefined ? "" : ` or ${field.words[0]}-${field.words.at(-1)}`;
  return {
    rule: `a cron expression with ${field.min}-${field.max}${words} as ${field.what}`,
    fix: `correct ${JSON.stringify(text)}: a number, a list (1,3), an upward range (1-3), steps (1/5) or *`,
  };
}

/** The numbers that a field stands for; none if it is wrong. */
function numbers(text: string, field: Field): ReadonlySet<number> {
  const parts = text.split(",").map((part) => partNumbers(part, field));
  return parts.some((part) => part.length === 0) ? new Set() : new Set(parts.flat());
}

function partNumbers(part: string, field: Field): number[] {
  const [range = "", step = "1", ...more] = part.split("/");
  const [from = "", to, ...ends] = range.split("-");
  const stepped = part.includes("/");
  if (more.length + ends.length > 0 || !/^[1-9]\d{0,3}$/.test(step)) return [];
  const start = from === "*" && to === undefined ? field.min : numberOf(from, field);
  const open = from === "*" || (stepped && to === undefined);
  const end = to === undefined ? (open ? field.max : start) : numberOf(to, field);
  if (start === undefined || end === undefined || end < start) return [];
  return Array.from(
    { length: Math.floor((end - start) / Number(step)) + 1 },
    (_, index) => start + index * Number(step),
  );
}

function numberOf(text: string, { min, max, words = [] }: Field): number | undefined {
  const word = words.indexOf(text.toUpperCase());
  const value = word >= 0 ? word + min : /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  return value >= min && value <= max ? value : undefined;
}

/** `L`, the month's last day; `LW` and `<day>W`, the last weekday and the one nearest to a day of the month. */
function specialDay(text: string): DayRule | undefined {
  if (text === "L" || text === "LW") return () => true;
  const day = /^([1-9]|[12]\d|3[01])W$/.exec(text)?.[1];
  return day === undefined ? undefined : (date) => date.getUTCDate() === Number(day);
}

/** `L`, Saturday; `<weekday>L`, the last of the month; `<weekday>#<1-5>`, that one of the month. */
function specialWeekday(text: string): DayRule | undefined {
  if (text === "L") return () => true;
  const [, name = "", , nth] = /^([A-Z]{3}|\d)(L|#([1-5]))$/i.exec(text) ?? [];
  const weekday = numberOf(name, WEEKDAY);
  if (weekday === undefined) return undefined;
  return (date) =>
    date.getUTCDay() + 1 === weekday && (nth === undefined || Math.ceil(date.getUTCDate() / 7) === Number(nth));
}

function plainDay(days: string, weekday: string): DayRule {
  const onDays = days === "?" ? undefined : numbers(days, DAYS);
  const onWeekdays = weekday === "?" ? undefined : numbers(weekday, WEEKDAY);
  return (date) => onDays?.has(date.getUTCDate()) ?? onWeekdays?.has(date.getUTCDay() + 1) ?? false;
}

/** Whether a day of the rule comes after the day on which the catalog was checked: synthesis knows no other today. */
function comes(onDay: DayRule, months: ReadonlySet<number>, years: ReadonlySet<number>): boolean {
  const today = new Date(CATALOG_AS_OF);
  for (const year of years) {
    if (year < today.getUTCFullYear()) continue;
    for (const month of months) {
      if (daysOf(year, month).some((day) => day > today && onDay(day))) return true;
    }
  }
  return false;
}

function daysOf(year: number, month: number): Date[] {
  // Day 0 of the next month is the last of this one.
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Array.from({ length }, (_, index) => new Date(Date.UTC(year, month - 1, index + 1)));
}
