import { DeploymentFileError } from "../../../lib/errors/deployment-file-error";
import {
  type Acknowledgement,
  judged,
  parseAcknowledgements,
  readAcknowledgements,
} from "../../../lib/review/acknowledgements";

const ENTRY = `acknowledgements:
  - stack: aws-us-east-1-data
    address: aws_s3_bucket.*
    action: destroy
    reason: the bucket is empty since the move of May
    expires: 2027-06-30
`;
const parse = (text: string): Acknowledgement[] => parseAcknowledgements(text, "acks.yaml");

test("an entry is read with its place", () => {
  expect(parse(ENTRY)).toEqual([
    {
      stack: "aws-us-east-1-data",
      address: "aws_s3_bucket.*",
      action: "destroy",
      reason: "the bucket is empty since the move of May",
      expires: "2027-06-30",
      position: { line: 2, column: 5 },
    },
  ]);
});

test("a file that is not there acknowledges nothing", () => {
  expect(readAcknowledgements("nowhere/acks.yaml")).toEqual([]);
});

describe("fails with line and column for", () => {
  test.each([
    [
      "an empty file",
      "",
      "acks.yaml: 'file' must be a mapping with acknowledgements, got an empty file; write one entry for each loss, or remove the file",
    ],
    [
      "a list",
      "- a\n",
      "acks.yaml:1:1 file: 'file' must be a mapping with acknowledgements, got a list; write one entry for each loss, or remove the file",
    ],
    [
      "no list",
      "acknowledgements: yes\n",
      `acks.yaml:1:19 acknowledgements: 'acknowledgements' must be a list, got "yes"; write one entry for each loss, or remove the file`,
    ],
    ["no YAML", "a: b: c\n", "acks.yaml:1:4 file: 'file' must be YAML 1.2"],
    [
      "an unknown action",
      ENTRY.replace("destroy", "delete"),
      `acks.yaml:4:13 acknowledgements[0].action: 'action' must be one of destroy, replace, forget, demote, got "delete"; pick one of them`,
    ],
    [
      "no reason",
      ENTRY.replace(/ {4}reason.*\n/, ""),
      "acks.yaml:2:5 acknowledgements[0].reason: 'reason' must be a text, got nothing; write why it may be lost",
    ],
    [
      "a short reason",
      ENTRY.replace(/reason: .*/, "reason: ok"),
      `acks.yaml:5:13 acknowledgements[0].reason: 'reason' must be at least 20 characters, got "ok"; say why it may be lost`,
    ],
    [
      "a date that is none",
      ENTRY.replace("2027-06-30", "2027-02-30"),
      `acks.yaml:6:14 acknowledgements[0].expires: 'expires' must be a date, got "2027-02-30"; write it like 2027-06-30`,
    ],
    [
      "an empty stack",
      ENTRY.replace("aws-us-east-1-data", "''"),
      "acks.yaml:2:5 acknowledgements[0].stack: 'stack' must be not empty, got \"\"; write a stack, like aws-us-east-1-data",
    ],
    [
      "a misspelt key",
      ENTRY.replace("expires", "expiry"),
      "acks.yaml:6:5 acknowledgements[0].expiry: 'expiry' must be a known setting, got an unknown one; did you mean 'expires'?",
    ],
  ])("%s", (_, text, message) => {
    expect(() => parse(text)).toThrow(DeploymentFileError);
    expect(() => parse(text)).toThrow(message);
  });
});

describe("losses", () => {
  const loss = { stack: "aws-us-east-1-data", address: "aws_s3_bucket.data", loss: "destroy" as const };
  const [entry] = parse(ENTRY);
  if (entry === undefined) throw new Error("the text has an entry");

  test("are acknowledged until the day of the entry", () => {
    expect(judged([loss], [entry], "2027-06-29")).toEqual({
      open: [],
      acknowledged: [{ loss, by: entry }],
      expired: [],
      unused: [],
    });
    expect(judged([loss], [entry], "2027-06-30")).toEqual({
      open: [{ loss, expired: entry }],
      acknowledged: [],
      expired: [entry],
      unused: [],
    });
  });

  test.each([
    ["of another stack", { ...loss, stack: "aws-us-west-2-data" }],
    ["of another address", { ...loss, address: "aws_dynamodb_table.data" }],
    ["of an address that only begins so", { ...loss, address: "my.aws_s3_bucket.data" }],
    ["by another action", { ...loss, loss: "replace" as const }],
  ])("%s stay open, and the entry is unused", (_, other) => {
    const found = judged([other], [entry], "2027-01-01");
    expect(found.open).toEqual([{ loss: other, expired: undefined }]);
    expect(found.unused).toEqual([entry]);
  });

  test("are covered by the first entry that holds, and one that is covered twice is used twice", () => {
    const exact = { ...entry, address: "aws_s3_bucket.data" };
    const found = judged([loss], [entry, exact], "2027-01-01");
    expect(found.acknowledged).toEqual([{ loss, by: entry }]);
    expect(found.unused).toEqual([]);
  });

  test("signs of addresses mean themselves", () => {
    const indexed = { ...loss, address: 'aws_s3_bucket.data["a+b"]' };
    expect(judged([indexed], [{ ...entry, address: 'aws_s3_bucket.data["a+b"]' }], "2027-01-01").open).toEqual([]);
    expect(judged([indexed], [{ ...entry, address: 'aws_s3_bucket.data["a.b"]' }], "2027-01-01").open).toHaveLength(1);
  });
});
