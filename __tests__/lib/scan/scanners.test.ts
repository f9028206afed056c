import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { checkov } from "../../../lib/scan/checkov";
import { kics } from "../../../lib/scan/kics";
import { tflint } from "../../../lib/scan/tflint";
import { isInstalled } from "../../../lib/terraform/terraform";

const STACK = {
  resource: {
    aws_s3_bucket: { logs: { bucket: "logs" } },
    aws_s3_bucket_policy: { logs: { bucket: "logs" } },
  },
};

let folder: string;
const path = process.env.PATH;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "inferloop-scan-"));
  mkdirSync(join(folder, "out/stacks/aws-account"), { recursive: true });
  writeFileSync(join(folder, "out/stacks/aws-account/cdk.tf.json"), JSON.stringify(STACK, null, 2));
  process.env.PATH = `${folder}${delimiter}${path}`;
});
afterEach(() => {
  process.env.PATH = path;
  rmSync(folder, { recursive: true });
});

/** Puts a program of that name first on the PATH. */
function program(name: string, script: string): void {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

function prints(name: string, report: unknown): void {
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(report));
  program(name, `cat "${join(folder, name)}.json"; exit 1`);
}

const outdir = () => join(folder, "out");

describe("checkov", () => {
  const failed = (line: number) => ({
    check_id: "CKV_AWS_18",
    check_name: "Ensure the S3 bucket has access logging enabled",
    file_path: "/aws-account/cdk.tf.json",
    resource: "resource.logs",
    file_line_range: [line, line + 2],
    guideline: null,
  });

  test("findings carry the stack and the whole address, which checkov leaves out", async () => {
    const report = { results: { failed_checks: [failed(4), failed(9)] }, summary: { passed: 3, parsing_errors: 0 } };
    prints("checkov", report);
    expect(await checkov.scan(outdir())).toEqual([
      expect.objectContaining({
        tool: "checkov",
        rule: "CKV_AWS_18",
        stack: "aws-account",
        address: "aws_s3_bucket.logs",
      }),
      expect.objectContaining({ address: "aws_s3_bucket_policy.logs" }),
    ]);
  });

  test("asks for the only framework that reads these files", async () => {
    prints("checkov", { results: { failed_checks: [] }, summary: { passed: 1, parsing_errors: 0 } });
    program("checkov", `echo "$@" > "${folder}/args"; cat "${folder}/checkov.json"`);
    await checkov.scan(outdir());
    expect(readFileSync(join(folder, "args"), "utf8")).toContain("--framework terraform_json");
  });

  test.each([
    ["files that it could not parse", { passed: 5, parsing_errors: 2 }],
    ["nothing at all", { passed: 0, parsing_errors: 0 }],
  ])("fails when it saw %s, although it says that all is well", async (_, summary) => {
    prints("checkov", { results: { failed_checks: [] }, summary });
    await expect(checkov.scan(outdir())).rejects.toThrow("checkov must read every stack");
  });

  test("fails with its own words when it prints no JSON", async () => {
    program("checkov", "echo no such option >&2; exit 2");
    await expect(checkov.scan(outdir())).rejects.toThrow("got exit code 2: no such option");
  });
});

describe("tflint", () => {
  test("findings carry the stack", async () => {
    const issue = {
      rule: { name: "terraform_unused_declarations", link: "https://example.com" },
      message: "unused",
      range: { filename: "aws-account/cdk.tf.json" },
    };
    prints("tflint", { issues: [issue], errors: [] });
    expect(await tflint.scan(outdir())).toEqual([
      { tool: "tflint", rule: issue.rule.name, stack: "aws-account", what: "unused", fix: "https://example.com" },
    ]);
  });

  test("fails when it could not read a stack", async () => {
    prints("tflint", { issues: [], errors: [{ message: "unexpected end" }] });
    await expect(tflint.scan(outdir())).rejects.toThrow("unexpected end");
  });
});

describe("kics", () => {
  const writes = (report: object): void => {
    writeFileSync(join(folder, "kics.json"), JSON.stringify(report));
    program(
      "kics",
      `while [ $# -gt 0 ]; do [ "$1" = -o ] && out=$2; shift; done; cp "${folder}/kics.json" "$out/results.json"; exit 50`,
    );
  };

  test("findings carry the stack and the address", async () => {
    const file = { file_name: "out/stacks/aws-account/cdk.tf.json", search_key: "aws_s3_bucket[logs].bucket" };
    writes({
      files_scanned: 1,
      queries: [{ query_name: "S3 Bucket Logging Disabled", description: "d", files: [file] }],
    });
    expect(await kics(folder).scan(outdir())).toEqual([
      {
        tool: "kics",
        rule: "S3 Bucket Logging Disabled",
        stack: "aws-account",
        address: "aws_s3_bucket.logs",
        what: "d",
      },
    ]);
  });

  test("fails when it read nothing", async () => {
    writes({ files_scanned: 0, queries: [] });
    await expect(kics(folder).scan(outdir())).rejects.toThrow("kics must read every stack");
  });
});

test("a program that is not there is noticed", () => {
  program("present", "exit 0");
  expect([isInstalled("present"), isInstalled("no-such-program-anywhere")]).toEqual([true, false]);
});
