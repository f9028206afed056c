import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { examine } from "../../../lib/doctor/examine";
import { output, outputFolder } from "../../support/outputs";

let folder: string;
const path = process.env.PATH;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "inferloop-doctor-"));
  process.env.PATH = `${folder}${delimiter}/usr/bin${delimiter}/bin`;
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

const TERRAFORM = `case "$1" in version) echo '{"terraform_version":"1.11.4"}';; *) exit 0;; esac`;
const aws = (account: string, bucket = "exit 0") =>
  `case "$1" in sts) echo '{"Account":"${account}","Arn":"arn:aws:sts::${account}:assumed-role/someone"}';; s3api) ${bucket};; esac`;

async function examined(nodeVersion = "v22.1.0") {
  const { report } = await output("production");
  const props = { report, outdir: await outputFolder("production"), accountId: "123456789012", nodeVersion };
  return Object.fromEntries((await examine(props)).map((one) => [one.what, one]));
}

test("everything is well, with a line for each region that holds states", async () => {
  program("terraform", TERRAFORM);
  program("aws", aws("123456789012"));
  const found = await examined();
  expect(Object.values(found).map(({ state }) => state)).toEqual(Object.keys(found).map(() => "well"));
  expect(Object.keys(found)).toEqual([
    "Node.js",
    "Terraform",
    "providers",
    "AWS credentials",
    "state bucket of us-east-1",
    "state bucket of us-east-2",
    "state bucket of us-west-2",
  ]);
});

test("an old Node.js", async () => {
  program("terraform", TERRAFORM);
  program("aws", aws("123456789012"));
  expect((await examined("v18.20.0"))["Node.js"]).toMatchObject({
    state: "missing",
    fix: "install Node.js 20 or later",
  });
});

test("without Terraform nothing is known of the providers", async () => {
  program("terraform", "exit 127");
  program("aws", aws("123456789012"));
  const found = await examined();
  expect(found.Terraform).toMatchObject({ state: "missing", fix: "install it" });
  expect(found.providers).toMatchObject({ state: "unknown" });
});

test("providers that cannot be installed, in Terraform's words", async () => {
  program(
    "terraform",
    `case "$1" in version) echo '{"terraform_version":"1.11.4"}';; *) echo "Error: no registry" >&2; exit 1;; esac`,
  );
  program("aws", aws("123456789012"));
  expect((await examined()).providers).toMatchObject({
    state: "missing",
    found: expect.stringContaining("no registry"),
  });
});

test("nobody is signed in: the buckets are not asked", async () => {
  program("terraform", TERRAFORM);
  program("aws", "echo 'Unable to locate credentials' >&2; exit 253");
  const found = await examined();
  expect(found["AWS credentials"]).toMatchObject({ state: "missing", found: "Unable to locate credentials" });
  expect(found["state buckets"]).toMatchObject({ state: "unknown", found: "needs credentials" });
});

test("credentials of another account", async () => {
  program("terraform", TERRAFORM);
  program("aws", aws("999999999999"));
  expect((await examined())["AWS credentials"]).toMatchObject({
    state: "missing",
    found: "account 999999999999",
    fix: "sign in to 123456789012",
  });
});

test("a bucket that is not there yet, and how it is made", async () => {
  program("terraform", TERRAFORM);
  program("aws", aws("123456789012", "echo 'An error occurred (404): Not Found' >&2; exit 254"));
  expect((await examined())["state bucket of us-west-2"]).toMatchObject({
    state: "missing",
    found: expect.stringContaining("404"),
    fix: "npx inferloop bootstrap --region us-west-2",
  });
});
