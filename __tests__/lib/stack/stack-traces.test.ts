import { Refusal } from "../../../lib/errors/refusal";
import { withoutStackTraces } from "../../../lib/stack/stack-traces";

const limit = () => Object.getOwnPropertyDescriptor(Error, "stackTraceLimit");

/** What cdktf does for every token. */
function captured(): string {
  const object = { stack: "" };
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = Number.MAX_SAFE_INTEGER;
  Error.captureStackTrace(object);
  Error.stackTraceLimit = before;
  return object.stack ?? "";
}

test("work runs once and its result comes back", () => {
  const work = jest.fn(() => "done");
  expect(withoutStackTraces(work)).toBe("done");
  expect(work).toHaveBeenCalledTimes(1);
});

test("nothing is captured during the work, also where the limit is raised", () => {
  expect(captured()).toContain("stack-traces.test");
  expect(withoutStackTraces(captured)).not.toContain("stack-traces.test");
});

test("the limit is afterwards what it was", () => {
  const before = limit();
  withoutStackTraces(captured);
  expect(limit()).toEqual(before);
  expect(() =>
    withoutStackTraces(() => {
      throw new Refusal("no");
    }),
  ).toThrow("no");
  expect(limit()).toEqual(before);
});

test("what fails is run again, so that its error tells where", () => {
  const fail = jest.fn((): never => {
    throw new Error("broken");
  });
  let thrown: unknown;
  try {
    withoutStackTraces(fail);
  } catch (error) {
    thrown = error;
  }
  expect(fail).toHaveBeenCalledTimes(2);
  expect((thrown as Error).stack).toContain("stack-traces.test");
});

test("a refusal is thrown at once: it is told without a trace", () => {
  const refuse = jest.fn((): never => {
    throw new Refusal("no such region");
  });
  expect(() => withoutStackTraces(refuse)).toThrow("no such region");
  expect(refuse).toHaveBeenCalledTimes(1);
});
