import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { installOutput, withStaging } from "../../../lib/stack/output";
import { testNode } from "../../support/nodes";

const NETWORK = "aws-us-east-1-network";
const LONG_AGO = new Date("2020-01-01T00:00:00Z");

let root: string;
let outdir: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "output-test-")));
  outdir = join(root, "cdktf.out");
});
afterEach(() => rmSync(root, { recursive: true }));

/** Writes files of the given content below a folder. */
function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** Installs a synthesis of the network stack, with these files more. */
function install(files: Readonly<Record<string, string>> = {}, node = testNode()): Promise<void> {
  return withStaging(outdir, async (staging) => {
    write(staging, { "manifest.json": "{}", [`stacks/${NETWORK}/cdk.tf.json`]: "{}", ...files });
    installOutput(staging, outdir, [node], { "deployment.json": "report" });
  });
}

const read = (path: string): string => readFileSync(join(outdir, path), "utf8");
const inOutdir = (path: string): boolean => existsSync(join(outdir, path));
const listed = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

describe("withStaging", () => {
  test("gives an empty folder beside the output and returns what the work gives", async () => {
    const seen = await withStaging(outdir, async (staging) => {
      expect(dirname(staging)).toBe(root);
      expect(readdirSync(staging)).toEqual([]);
      return "done";
    });
    expect(seen).toBe("done");
  });

  test("removes the folder after success", async () => {
    await withStaging(outdir, async (staging) => write(staging, { "a/b.txt": "b" }));
    expect(readdirSync(root)).toEqual([]);
  });

  test("removes the folder after a failure and leaves the output as it was", async () => {
    await install();
    const failing = withStaging(outdir, async (staging) => {
      write(staging, { "stacks/half/cdk.tf.json": "{" });
      throw new Error("no such region");
    });
    await expect(failing).rejects.toThrow("no such region");
    expect(readdirSync(root)).toEqual(["cdktf.out"]);
    expect(listed(outdir)).toEqual([
      "deployment.json",
      "manifest.json",
      `stacks/${NETWORK}/cdk.tf.json`,
      `stacks/${NETWORK}/versions.tf`,
    ]);
  });

  test("leaves no listeners behind", async () => {
    const count = () => ["exit", "SIGINT", "SIGTERM", "SIGHUP"].map((event) => process.listenerCount(event));
    const before = count();
    await install();
    expect(count()).toEqual(before);
  });

  test("makes the parent of an output folder that does not exist", async () => {
    outdir = join(root, "deep", "cdktf.out");
    await install();
    expect(inOutdir("manifest.json")).toBe(true);
  });

  test("stays on the disk that a link leads to", async () => {
    mkdirSync(join(root, "disk", "real"), { recursive: true });
    symlinkSync(join(root, "disk", "real"), outdir);
    await withStaging(outdir, async (staging) => expect(dirname(staging)).toBe(join(root, "disk")));
  });
});

describe("installOutput", () => {
  test("writes all files into a new folder", async () => {
    await install({ [`stacks/${NETWORK}/assets/code/1f/a.zip`]: "zip" });
    expect(listed(outdir)).toEqual([
      "deployment.json",
      "manifest.json",
      `stacks/${NETWORK}/assets/code/1f/a.zip`,
      `stacks/${NETWORK}/cdk.tf.json`,
      `stacks/${NETWORK}/versions.tf`,
    ]);
    expect(read("deployment.json")).toBe("report");
  });

  test("replaces what changed and leaves the rest alone", async () => {
    await install();
    const stack = join(outdir, "stacks", NETWORK, "cdk.tf.json");
    for (const path of [stack, join(outdir, "manifest.json")]) utimesSync(path, LONG_AGO, LONG_AGO);
    await install({ "manifest.json": '{"version":"2"}' });
    expect(read("manifest.json")).toBe('{"version":"2"}');
    expect(statSync(join(outdir, "manifest.json")).mtime).not.toEqual(LONG_AGO);
    expect(statSync(stack).mtime).toEqual(LONG_AGO);
  });

  test("replaces a file by renaming, so that nobody reads half of it", async () => {
    await install();
    const before = statSync(join(outdir, "manifest.json")).ino;
    await install({ "manifest.json": '{"version":"2"}' });
    expect(statSync(join(outdir, "manifest.json")).ino).not.toBe(before);
  });

  test("leaves what Terraform left in a stack's folder", async () => {
    await install();
    const left = {
      ".terraform/providers/lock": "p",
      ".terraform.lock.hcl": "lock",
      "terraform.tfstate": "state",
      "terraform.tfstate.backup": "state",
      "errored.tfstate": "state",
      plan: "plan",
    };
    write(join(outdir, "stacks", NETWORK), left);
    await install({ [`stacks/${NETWORK}/cdk.tf.json`]: '{"resource":{}}' });
    expect(listed(join(outdir, "stacks", NETWORK))).toEqual(
      [...Object.keys(left), "cdk.tf.json", "versions.tf"].sort(),
    );
  });

  test("removes assets that no stack uses any more, with their folders", async () => {
    await install({ [`stacks/${NETWORK}/assets/code/1f/a.zip`]: "old", [`stacks/${NETWORK}/assets/kept/2e/b`]: "b" });
    await install({ [`stacks/${NETWORK}/assets/code/3d/a.zip`]: "new", [`stacks/${NETWORK}/assets/kept/2e/b`]: "b" });
    expect(listed(join(outdir, "stacks", NETWORK, "assets"))).toEqual(["code/3d/a.zip", "kept/2e/b"]);
    expect(inOutdir(`stacks/${NETWORK}/assets/code/1f`)).toBe(false);
    await install();
    expect(inOutdir(`stacks/${NETWORK}/assets`)).toBe(false);
  });

  describe("of a stack that no longer exists", () => {
    const GONE = "stacks/aws-eu-west-1-network";
    const synthesized = {
      "cdk.tf.json": "{}",
      "versions.tf": "terraform {}",
      "standby.tfbackend": "bucket",
      "assets/code/1f/a.zip": "zip",
    };

    test("removes the folder", async () => {
      write(join(outdir, GONE), { ...synthesized, ".terraform.lock.hcl": "lock" });
      await install();
      expect(readdirSync(join(outdir, "stacks"))).toEqual([NETWORK]);
    });

    test.each([".terraform/terraform.json", "terraform.tfstate", "terraform.tfstate.d/dev/x", "errored.tfstate"])(
      "keeps a folder with %s, without what was synthesized",
      async (path) => {
        write(join(outdir, GONE), { ...synthesized, [path]: "precious", ".terraform.lock.hcl": "lock" });
        await install();
        expect(listed(join(outdir, GONE))).toEqual([path, ".terraform.lock.hcl"].sort());
        expect(inOutdir(`${GONE}/assets`)).toBe(false);
      },
    );
  });

  test("touches no folder that no synthesis wrote", async () => {
    write(outdir, { "stacks/aws/compose.ts": "code", "notes.md": "notes" });
    await install();
    expect(read("stacks/aws/compose.ts")).toBe("code");
    expect(read("notes.md")).toBe("notes");
  });

  test("writes the versions of terraform beside a stack, where checkov still reads the stack", async () => {
    await install();
    expect(read(`stacks/${NETWORK}/versions.tf`)).toContain('required_version = ">= 1.11.0, < 2.0.0"');
  });

  test("writes the file that opens a state from its replica, and removes it when there is none", async () => {
    const { state } = testNode();
    const standbyState = { ...state, bucket: "replica", region: "us-west-2" };
    await install({}, testNode({ standbyState }));
    expect(read(`stacks/${NETWORK}/standby.tfbackend`).replaceAll(/ +/g, " ")).toBe(
      [
        'bucket = "replica"',
        `key = "inferloop/production/${NETWORK}.tfstate"`,
        'region = "us-west-2"',
        "encrypt = true",
        `kms_key_id = "${state.kmsKeyId}"`,
        "use_lockfile = true",
        "",
      ].join("\n"),
    );
    await install();
    expect(inOutdir(`stacks/${NETWORK}/standby.tfbackend`)).toBe(false);
  });

  test("touches nothing when a file cannot be prepared", async () => {
    await install();
    const broken = withStaging(outdir, async (staging) => {
      write(staging, { "manifest.json": "new" });
      // The staged tree lacks the folder of a stack that has a replica.
      installOutput(staging, outdir, [testNode({ standbyState: testNode().state })], {});
    });
    await expect(broken).rejects.toThrow("ENOENT");
    expect(read("manifest.json")).toBe("{}");
  });

  test("writes the manifest and the report only after everything else is in place", async () => {
    await install();
    // A folder where the stack's file belongs makes the rename fail.
    rmSync(join(outdir, "stacks", NETWORK, "cdk.tf.json"));
    write(outdir, { [`stacks/${NETWORK}/cdk.tf.json/in-the-way`]: "x" });
    await expect(install({ "manifest.json": "new" })).rejects.toThrow();
    expect(read("manifest.json")).toBe("{}");
    expect(readdirSync(root)).toEqual([basename(outdir)]);
  });
});
