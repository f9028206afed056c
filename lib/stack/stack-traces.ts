import { Refusal } from "../errors/refusal";

/**
 * Runs a piece of pure work without stack traces, and once more with them if it fails, so that the error tells where.
 *
 * cdktf captures a whole stack for every token that it makes and never shows it; that took 40 % of a synthesis.
 * It sets the limit by itself, so a limit of our own would not hold. V8 reads the limit as a plain data property: while
 * it is an accessor, nothing is captured. A `Refusal` needs no trace and is thrown at once.
 *
 * Removable: `return work()` does the same, slower.
 * @param work has the same effect when it runs again
 */
export function withoutStackTraces<T>(work: () => T): T {
  try {
    return quick(work);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    return work();
  }
}

function quick<T>(work: () => T): T {
  const before = Object.getOwnPropertyDescriptor(Error, "stackTraceLimit");
  Object.defineProperty(Error, "stackTraceLimit", {
    configurable: true,
    enumerable: true,
    get: () => undefined,
    // A write changes nothing until the work is done.
    set: () => {},
  });
  try {
    return work();
  } finally {
    if (before === undefined) Reflect.deleteProperty(Error, "stackTraceLimit");
    else Object.defineProperty(Error, "stackTraceLimit", before);
  }
}
