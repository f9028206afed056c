import { DeploymentFileError, type LocatedFinding } from "../../../lib/errors/deployment-file-error";

const finding = (prop: string) => ({ prop, rule: "small", got: "9", fix: "lower it" });
const at = (line: number, column: number, path: string): LocatedFinding => ({
  position: { line, column },
  path,
  finding: finding(path),
});

describe("DeploymentFileError", () => {
  test("tells every finding on a line of its own, from the top of the file to its end", () => {
    const error = new DeploymentFileError("d.yaml", [
      at(12, 3, "c"),
      at(2, 9, "b"),
      at(2, 1, "a"),
      { path: "file", finding: finding("file") },
    ]);
    expect(error.message).toBe(
      [
        "d.yaml has 4 problems:",
        "d.yaml: 'file' must be small, got 9; lower it",
        "d.yaml:2:1 a: 'a' must be small, got 9; lower it",
        "d.yaml:2:9 b: 'b' must be small, got 9; lower it",
        "d.yaml:12:3 c: 'c' must be small, got 9; lower it",
      ].join("\n"),
    );
    expect(error.findings.map(({ path }) => path)).toEqual(["file", "a", "b", "c"]);
  });

  test("counts one problem as one", () => {
    expect(new DeploymentFileError("d.yaml", [at(1, 1, "a")]).message).toMatch(/^d\.yaml has 1 problem:\n/);
  });

  test("shows no stack trace", () => {
    const error = new DeploymentFileError("d.yaml", [at(1, 1, "a")]);
    expect(error.stack).toBe(error.message);
  });

  test("cuts after 50 findings", () => {
    const many = Array.from({ length: 53 }, (_, index) => at(index + 1, 1, "a"));
    const lines = new DeploymentFileError("d.yaml", many).message.split("\n");
    expect(lines).toHaveLength(52);
    expect(lines.at(0)).toBe("d.yaml has 53 problems:");
    expect(lines.at(-1)).toBe("... and 3 more");
  });
});
