import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const ROOT = resolve(__dirname, "..");
const NAME = "inferloop-synthdata-infra";

/** What another team writes. */
const CONSUMER = `
import { App, TerraformStack } from "cdktf";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Names } from "${NAME}/lib/names/names";
import { KmsKey } from "${NAME}/modules/aws/keys/kms-key";

const names = new Names({ project: "other", environment: "test", account: "210987654321", regionShort: "euw1" });
const stack = new TerraformStack(new App({ outdir: "out", stackTraces: false }), "keys");
new AwsProvider(stack, "Aws", { region: "eu-west-1" });
const key = new KmsKey(stack, "Data", { account: "210987654321", alias: names.of("kmsAlias", "data"), description: "Data." });
const arn: string = key.keyArn;
console.log(JSON.stringify(stack.toTerraform().resource.aws_kms_alias), arn.length > 0);
`;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "inferloop-consumer-"));
  execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: ROOT, stdio: "pipe" });
  const tarball = readdirSync(folder).find((file) => file.endsWith(".tgz")) ?? "";
  execFileSync("tar", ["-xzf", tarball], { cwd: folder });
  // The dependencies are those of the repository; only the package itself comes from the tarball.
  mkdirSync(join(folder, "node_modules"));
  for (const dependency of readdirSync(join(ROOT, "node_modules")).filter((name) => !name.startsWith("."))) {
    symlinkSync(join(ROOT, "node_modules", dependency), join(folder, "node_modules", dependency));
  }
  renameSync(join(folder, "package"), join(folder, "node_modules", NAME));
  writeFileSync(join(folder, "consumer.ts"), CONSUMER);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { cwd: folder, encoding: "utf8", stdio: "pipe" });

describe("the packed tarball", () => {
  test("gives types and code of lib and modules to another project", () => {
    const tsc = join(ROOT, "node_modules/.bin/tsc");
    run(tsc, "--module", "node16", "--strict", "--skipLibCheck", "--types", "node", "consumer.ts");
    expect(run("node", "consumer.js")).toContain('"name":"alias/other-test-euw1-data"');
  });

  test("runs the command line", () => {
    const bin = join("node_modules", NAME, "bin/inferloop.cjs");
    expect(run("node", bin, "--help")).toContain("failover");
  });

  test("carries what runs in the cloud, and neither tests nor deployments", () => {
    const shipped = (path: string) => existsSync(join(folder, "node_modules", NAME, path));
    expect(shipped("dist/modules/aws/keys/rotation/handler.cjs")).toBe(true);
    expect(shipped("dist/modules/aws/compute/functions/events/handler.py")).toBe(true);
    expect(["__tests__", "dist/__tests__", "deployments", "lib"].filter(shipped)).toEqual([]);
  });
});
