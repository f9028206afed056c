import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadDeployment } from "../../../lib/config/load";
import { DeploymentFileError } from "../../../lib/errors/deployment-file-error";
import { DEPLOYMENT_TEXT } from "../../support/deployment-text";

describe("readDeploymentFile", () => {
  const folder = mkdtempSync(join(tmpdir(), "deployments-"));
  const path = (name: string) => join(folder, name);

  beforeAll(() => {
    writeFileSync(path("production.yaml"), DEPLOYMENT_TEXT);
    writeFileSync(path("notes.txt"), "");
    mkdirSync(path("empty"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** The only line that a file is refused with, without the folder of this test. */
  function refused(file: string): string | undefined {
    try {
      loadDeployment(file);
    } catch (error) {
      if (error instanceof DeploymentFileError) return error.message.split("\n")[1]?.replaceAll(folder, "F");
      throw error;
    }
    return undefined;
  }
  function refusedBytes(bytes: Uint8Array | string): string | undefined {
    writeFileSync(path("bytes.yaml"), bytes);
    const line = refused(path("bytes.yaml"));
    rmSync(path("bytes.yaml"));
    return line;
  }

  test("reads a file", () => {
    expect(loadDeployment(path("production.yaml"))).toMatchObject({
      file: path("production.yaml"),
      project: "inferloop",
    });
  });

  test.each([
    ["a name that is misspelt", "productoin.yaml", "did you mean F/production.yaml?"],
    ["a name that is shortened", "prod.yaml", "did you mean F/production.yaml?"],
    ["a name without its ending", "production", "did you mean F/production.yaml?"],
    ["a name like no other", "staging.yaml", "F has production.yaml"],
    ["a folder without deployments", "empty/production.yaml", "copy deployments/example.yaml and edit it"],
    ["a folder that does not exist", "none/production.yaml", "copy deployments/example.yaml and edit it"],
  ])("fails for %s", (_what, name, fix) => {
    expect(refused(path(name))).toBe(`F/${name}: 'file' must be an existing file, got none; ${fix}`);
  });

  test("fails for a path through a file", () => {
    expect(refused(path("notes.txt/x.yaml"))).toBe(
      "F/notes.txt/x.yaml: 'file' must be an existing file, got the error ENOTDIR; copy deployments/example.yaml and edit it",
    );
  });

  test("fails for a folder, and names the files in it", () => {
    expect(refused(folder)).toBe("F: 'file' must be a file, got a folder; name a file in it: production.yaml");
    expect(refused(path("empty"))).toBe("F/empty: 'file' must be a file, got a folder; name a file in it");
  });

  test("fails for a device", () => {
    expect(refused("/dev/null")).toBe("/dev/null: 'file' must be a file, got a device or a pipe; name a file");
  });

  test("fails for a file above 1 MiB without parsing it", () => {
    expect(refusedBytes("[".repeat(1_048_577))).toBe(
      "F/bytes.yaml: 'file' must be at most 1048576 bytes, got 1048577 bytes; write one deployment, which needs a few thousand",
    );
  });

  test("parses a file of 1 MiB", () => {
    expect(refusedBytes(`# ${"x".repeat(1_048_574)}`)).toContain("got an empty file");
  });

  test("fails for a NUL character, and says where", () => {
    expect(refusedBytes("project: a\nowner: b\0c\n")).toBe(
      "F/bytes.yaml:2:9 file: 'file' must be text, got a NUL character; save it as text in UTF-8",
    );
  });

  test("fails for bytes that are not UTF-8, and says where", () => {
    expect(refusedBytes(Buffer.from("project: a\nowner: M\xfcller\n", "latin1"))).toBe(
      "F/bytes.yaml:2:9 file: 'file' must be text in UTF-8, got bytes of another encoding; save it as UTF-8",
    );
  });

  test("fails for UTF-16", () => {
    expect(refusedBytes(Buffer.from(DEPLOYMENT_TEXT, "utf16le"))).toBe(
      "F/bytes.yaml:1:2 file: 'file' must be text, got a NUL character; save it as text in UTF-8",
    );
  });
});
