import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ACCEPTANCE_FILE, readAcceptances } from "../../../lib/acceptance/file";
import { ROOT } from "../../support/outputs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "inferloop-acceptance-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function read(text: string) {
  const file = join(folder, "accepted.yaml");
  writeFileSync(file, text);
  return readAcceptances(file);
}

const ENTRY = `findings:
  - tool: checkov
    rule: CKV_AWS_18
    stack: aws-*-data
    address: aws_s3_bucket.*logs
    reason: a bucket that logs to itself writes for ever
    expires: "2027-11-21"
`;

test("reads an entry, with the place where it stands", () => {
  expect(read(ENTRY)).toEqual([
    {
      tool: "checkov",
      rule: "CKV_AWS_18",
      stack: "aws-*-data",
      address: "aws_s3_bucket.*logs",
      reason: "a bucket that logs to itself writes for ever",
      expires: "2027-11-21",
      position: { line: 2, column: 5 },
    },
  ]);
});

test("a file that is not there accepts nothing", () => {
  expect(readAcceptances(join(folder, "none.yaml"))).toEqual([]);
});

test.each([
  ["an unknown tool", ENTRY.replace("checkov", "snyk"), "2:11 findings[0].tool: 'tool' must be one of rules, checkov"],
  ["a reason that says nothing", ENTRY.replace(/reason: .*/, "reason: ok"), "'reason' must be at least 20 characters"],
  ["a day that is none", ENTRY.replace("2027-11-21", "2027-13-21"), "'expires' must be a date in quotes"],
  ["an entry without an end", ENTRY.replace(/ {4}expires.*\n/, ""), "'expires' must be a date"],
  ["a misspelt key", ENTRY.replace("stack:", "stak:"), "did you mean 'stack'?"],
  ["no list", "findings: none\n", "'findings' must be a list"],
])("refuses %s", (_, text, message) => {
  expect(() => read(text)).toThrow(message);
});

test("the project's own file is sound", () => {
  expect(() => readAcceptances(join(ROOT, ACCEPTANCE_FILE))).not.toThrow();
});
