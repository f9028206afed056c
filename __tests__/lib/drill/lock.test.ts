import { lockThatStopped } from "../../../lib/drill/lock";

const LOCKED = `
Error: Error acquiring the state lock

Error message: operation error S3: PutObject, https response error
StatusCode: 412, RequestID: r, api error PreconditionFailed: At least one of the
pre-conditions you specified did not hold
Lock Info:
  ID:        72d22071-cce4-091b-d688-5a135a96f9c3
  Path:      bucket/key.tfstate
  Operation: OperationTypeApply
  Who:       operator@machine
  Version:   1.11.4
  Created:   2026-11-21 14:16:43.59167372 +0000 UTC
  Info:      


Terraform acquires a state lock to protect the state from being written
`;
const run = (stderr: string, code = 1) => ({ code, stdout: "", stderr });

describe("the lock that stopped a run", () => {
  test("is named by its id and its holder", () => {
    const lock = { id: "72d22071-cce4-091b-d688-5a135a96f9c3", who: "operator@machine" };
    expect(lockThatStopped(run(LOCKED))).toEqual(lock);
    const framed = LOCKED.split("\n").map((line) => `│ ${line}`);
    expect(lockThatStopped(run(framed.join("\n")))).toEqual(lock);
  });

  test.each([0, 2])("fails where the run went through with %d", (code) => {
    expect(() => lockThatStopped(run("", code))).toThrow("the state is not locked");
  });

  test("fails with the reason where something else stopped it", () => {
    expect(() => lockThatStopped(run("Error: connection refused"))).toThrow("Error: connection refused");
  });

  test("fails where the holder is not named", () => {
    expect(() => lockThatStopped(run(LOCKED.replace("operator@machine", "")))).toThrow(
      "lock 72d22071-cce4-091b-d688-5a135a96f9c3 names no holder",
    );
  });
});
