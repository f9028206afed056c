import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { RegionServer } from "../../lib/drill/region-server";
import { readReport, readStack, stackFolder } from "../../lib/terraform/stack-files";
import { run } from "../../lib/terraform/terraform";
import { describeWith } from "../support/needs";

const ROOT = resolve(__dirname, "../..");
const REGION = "us-east-1";
const PAIR = ["aws-us-east-1-identity", "aws-us-east-1-foundation"];

let folder: string;
let server: RegionServer;

/** The cdktf command line as `npx cdktf` runs it in a checkout of the project. */
async function cdktf(...args: string[]) {
  // The server of this process must be able to answer meanwhile.
  const { code, stdout, stderr } = await run("npx", ["cdktf", ...args], folder, {
    DEPLOYMENT: "deployments/development.yaml",
  });
  // npm has warnings of its own, about the settings of the machine.
  return { code, output: `${stdout}${stderr}`.replace(/^npm warn .*\n/gm, "") };
}

/** Sends a stack's state to the server on this machine: terraform merges the file over what synth wrote. */
function emulateBackend(stack: string) {
  const outdir = join(folder, "cdktf.out");
  const { s3 } = readStack(outdir, stack).terraform.backend as { s3: object };
  const backend = { s3: { ...s3, ...server.backendSettings } };
  writeFileSync(
    join(stackFolder(outdir, stack), "backend_override.tf.json"),
    JSON.stringify({ terraform: { backend } }),
  );
}

describeWith(["terraform", "moto_server", "TF_CLI_CONFIG_FILE"], "the cdktf command line", () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "inferloop-cdktf-"));
    for (const part of [
      "bin",
      "deployments",
      "lib",
      "main.ts",
      "modules",
      "stacks",
      "cdktf.json",
      "package.json",
      "tsconfig.json",
    ]) {
      cpSync(join(ROOT, part), join(folder, part), { recursive: true });
    }
    symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
    server = await RegionServer.start(REGION);
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test("synthesizes without a word about updates", async () => {
    const { code, output } = await cdktf("synth");
    expect(code).toBe(0);
    expect(output).toContain("Generated Terraform code for the stacks: aws-account");
    expect(output).not.toMatch(/checkpoint|update|version/i);
  });

  test("shows a plan by diff, without a lock of providers from a registry", async () => {
    const stack = PAIR[0] as string;
    await server.createContainer(
      readReport(join(folder, "cdktf.out")).stacks.find((s) => s.name === stack)?.state.bucket ?? "",
    );
    emulateBackend(stack);
    const { code, output } = await cdktf("diff", stack);
    expect(output).toMatch(/Plan: \d+ to add, 0 to change, 0 to destroy/);
    expect(code).toBe(0);
  });

  test("refuses to deploy where nobody can approve", async () => {
    const { code, output } = await cdktf("deploy", PAIR[0] as string);
    expect(code).toBe(1);
    expect(output).toContain("cdktf deploy: there is no terminal to ask for approval; pass --auto-approve");
  });

  test("deploys two stacks in the order of their dependency, with the states in S3", async () => {
    const { stacks } = readReport(join(folder, "cdktf.out"));
    const states = stacks.filter(({ name }) => PAIR.includes(name)).map(({ state }) => state);
    for (const stack of PAIR) emulateBackend(stack);
    const { code, output } = await cdktf("deploy", ...PAIR, "--auto-approve");
    // The command line shows only a part of what terraform says about a large stack, so the states are asked.
    expect(output).toMatch(/Apply complete! Resources: [1-9]/);
    expect(code).toBe(0);
    expect(states).toHaveLength(PAIR.length);
    for (const { bucket, key } of states) {
      const { resources } = JSON.parse(await server.get(bucket, key)) as { resources: readonly unknown[] };
      expect(resources.length).toBeGreaterThan(0);
    }
  });

  test("keeps what terraform left in a stack's folder when it synthesizes again", async () => {
    expect((await cdktf("synth")).code).toBe(0);
    const stack = stackFolder(join(folder, "cdktf.out"), PAIR[0] as string);
    expect(["backend_override.tf.json", ".terraform"].map((left) => existsSync(join(stack, left)))).toEqual([
      true,
      true,
    ]);
    expect((await cdktf("diff", PAIR[0] as string)).output).toContain("No changes.");
  });

  test("tells what is wrong with a deployment file, and exits with 1", async () => {
    writeFileSync(join(folder, "deployments/development.yaml"), "project: Inferloop\n");
    const { code, output } = await cdktf("synth");
    expect(code).toBe(1);
    expect(output).toMatch(/deployments\/development.yaml:1:10 project: 'project' must be lower-case letters/);
    expect(output).not.toMatch(/\n\s+at /);
  });
});
