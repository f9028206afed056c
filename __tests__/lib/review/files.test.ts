import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readPlans, readTreeSafely } from "../../../lib/review/files";
import { outputFolder } from "../../support/outputs";
import { planText } from "../../support/reviews";

const STACK = "aws-us-east-1-network";
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "inferloop-review-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("a tree", () => {
  let tree: string;
  beforeEach(async () => {
    tree = join(folder, "out");
    cpSync(await outputFolder("development"), tree, { recursive: true });
  });

  test("is read in its order", () => {
    const { report, stacks } = readTreeSafely("--base", tree);
    expect(stacks.map(({ name }) => name)).toEqual(report.stacks.map(({ name }) => name));
    expect(stacks.length).toBeGreaterThan(5);
  });

  test("that is none is refused by the option's name", () => {
    const message = `review: '--base' must be a folder that synth wrote, got "${folder}"; run npm run synth, or name the folder that it wrote`;
    expect(() => readTreeSafely("--base", folder)).toThrow(message);
    expect(() => readTreeSafely("--base", join(folder, "none"))).toThrow("'--base' must be a folder that synth wrote");
  });

  test.each<[string, string, (text: string) => string, string]>([
    [
      "a report that is cut off",
      "deployment.json",
      (text) => text.slice(0, 100),
      "must be JSON, got a text that is cut off",
    ],
    [
      "a report of another version",
      "deployment.json",
      (text) => text.replace('"schemaVersion": 1', '"schemaVersion": 2'),
      "got something else at schemaVersion",
    ],
    [
      "a stack's name that leads out of the folder",
      "deployment.json",
      (text) => text.replaceAll(STACK, "../../etc"),
      "got something else at stacks.",
    ],
    ["an empty manifest", "manifest.json", () => "", "must be JSON, got an empty file"],
    ["a manifest of something else", "manifest.json", () => "[]", "got something else at its top"],
    ["a stack that is none", `stacks/${STACK}/cdk.tf.json`, () => "{}", "got something else at terraform"],
    [
      "a stack with other resources",
      `stacks/${STACK}/cdk.tf.json`,
      () => '{"terraform":{},"resource":{"a":{"b":[]}}}',
      "got something else at resource.a.b",
    ],
  ])("with %s is refused by the file's name", (_, name, edit, message) => {
    const file = join(tree, name);
    writeFileSync(file, edit(readFileSync(file, "utf8")));
    expect(() => readTreeSafely("--base", tree)).toThrow(message);
    expect(() => readTreeSafely("--base", tree)).toThrow(`${file}: 'file' must be `);
  });

  test("without a file is refused by the file's name", () => {
    const file = join(tree, "stacks", STACK, "cdk.tf.json");
    rmSync(file);
    expect(() => readTreeSafely("--base", tree)).toThrow(`${file}: 'file' must be a file that can be read, got none; `);
  });
});

describe("plans", () => {
  const stacks = new Set([STACK]);
  const write = (name: string, text = planText([])) => writeFileSync(join(folder, name), text);

  test("are read by their stacks, with what terraform said", () => {
    write(`${STACK}.json`);
    write(`${STACK}.log`, "No changes.");
    write("other.log", "\0");
    write("README.md");
    const { plans, logs } = readPlans(folder, stacks);
    expect([...plans.keys()]).toEqual([STACK]);
    expect([...logs]).toEqual([[STACK, "No changes."]]);
  });

  test("none is no plan", () => {
    expect(readPlans(folder, stacks).plans.size).toBe(0);
  });

  test.each([
    [
      "of no stack",
      "aws-us-east-1-netwrk.json",
      "'file' must be the plan of a stack, got a name that no stack has; name it <stack>.json, or remove it",
    ],
    ["that is none", `${STACK}.json`, "'file' must be JSON, got a text that is cut off, or no JSON; "],
    ["whose log is no text", `${STACK}.log`, "'file' must be text in UTF-8, got a binary file or another encoding; "],
  ])("%s are refused by the file's name", (_, name, message) => {
    write(name, name.endsWith(".log") ? "\0" : "{");
    expect(() => readPlans(folder, stacks)).toThrow(`${join(folder, name)}: ${message}`);
  });

  test("in a folder that is none are refused by the option's name", () => {
    mkdirSync(join(folder, "sub"));
    write("sub/a.txt");
    for (const none of ["none", "sub/a.txt"]) {
      expect(() => readPlans(join(folder, none), stacks)).toThrow(
        `review: '--plans' must be a folder with plans, got "${join(folder, none)}"; write each plan to <folder>/<stack>.json`,
      );
    }
  });
});
