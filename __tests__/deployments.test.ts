import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import cdktfJson from "../cdktf.json";
import { parseDeployment } from "../lib/config/load";
import type { SynthesizedOutput } from "../lib/rules/output";
import { dataSources, resources } from "../lib/rules/parts";
import { edited, refusal } from "./support/deployment-text";
import {
  DEVELOPMENT_FILE,
  fileText,
  OUTPUT_NAMES,
  output,
  outputFolder,
  PRODUCTION_FILE,
  ROOT,
  synthesizeText,
} from "./support/outputs";

/** Production's file with the versions that the design documents name. */
const DOCUMENTED = ["pattern: multi-region", "pattern: multi-region\ncatalog: documented"] as const;

/** Addresses of every stack. */
function addresses({ stacks }: SynthesizedOutput): Record<string, string[]> {
  return Object.fromEntries(
    stacks.map(({ name, json }) => {
      const all = [...resources(json), ...dataSources(json)];
      return [name, all.map(({ address }) => address).sort()];
    }),
  );
}

/** Content of every file below a folder, by path. */
function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1), readFileSync(path, "latin1")];
    }),
  );
}

const withoutMetadata = (json: object): object =>
  JSON.parse(JSON.stringify(json), (key, value) => (key === "//" ? undefined : value)) as object;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "inferloop-deployments-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("production", () => {
  test("renders every stack", async () => {
    for (const { name, json } of (await output("production")).stacks) {
      expect(withoutMetadata(json)).toMatchSnapshot(name);
    }
  });

  test("keeps its addresses: what moves is destroyed and created", async () => {
    expect(addresses(await output("production"))).toMatchSnapshot();
  });

  test("with the catalog's documented column says what cannot be created any more", () => {
    const text = edited(fileText(PRODUCTION_FILE), DOCUMENTED);
    expect(() => parseDeployment(text, PRODUCTION_FILE)).toThrow(
      "'catalog' must be a PostgreSQL version that can still be created (this one cannot since 2026-02-28), got \"13.7\" from 'documented'; write an explicit engineVersion for synthdata (use '17'), or catalog: current",
    );
    expect(refusal(text).map((line) => line.split(" ")[1])).toEqual([
      "catalog:",
      "aws.cluster.version:",
      "aws.cluster.nodeGroups[0].amiType:",
      "aws.cluster.nodeGroups[1].amiType:",
      "aws.cluster.nodeGroups[2].amiType:",
      "aws.caches[0].engineVersion:",
    ]);
  });

  test("with the documented column and explicit versions is what it is with today's, but for a runtime", async () => {
    const linux = "amiType: AL2023_x86_64_STANDARD";
    const text = edited(
      fileText(PRODUCTION_FILE),
      DOCUMENTED,
      ["    - name: synthdata\n      members:", "    - name: synthdata\n      engineVersion: '17'\n      members:"],
      ["  cluster:\n", "  cluster:\n    version: '1.35'\n"],
      ["kind: system }", `kind: system, ${linux} }`],
      ["kind: cpu }", `kind: cpu, ${linux} }`],
      ["kind: spot }", `kind: spot, ${linux} }`],
      ["  caches:\n    - name: main\n", "  caches:\n    - { name: main, engine: valkey, engineVersion: '8.2' }\n"],
    );
    await synthesizeText(text, PRODUCTION_FILE, folder);
    const stacks = (files: Record<string, string>) =>
      Object.entries(files).filter(([path]) => path.startsWith("stacks/"));
    // Lambda still creates the documented one, which the platform's own function runs on.
    const today = stacks(contents(folder)).map(([path, json]) =>
      path.includes("-compute/cdk.tf.json") ? [path, edited(json, ['"python3.9"', '"python3.13"'])] : [path, json],
    );
    expect(today).toEqual(stacks(contents(await outputFolder("production"))));
  });
});

describe("development", () => {
  test("keeps its addresses", async () => {
    expect(addresses(await output("development"))).toMatchSnapshot();
  });
});

describe.each([
  ["production", PRODUCTION_FILE],
  ["development", DEVELOPMENT_FILE],
] as const)("%s", (name, file) => {
  test("is the same bytes every time", async () => {
    await synthesizeText(fileText(file), file, folder);
    const first = contents(await outputFolder(name));
    expect(Object.keys(first).length).toBeGreaterThan(20);
    expect(contents(folder)).toEqual(first);
  });
});

describe.each(OUTPUT_NAMES)("every file of %s", (name) => {
  test("is free of values that were never filled in", async () => {
    const files = Object.entries(contents(await outputFolder(name))).filter(([path]) => !path.endsWith(".zip"));
    const unresolved = /\$\{TfToken|TOKEN\[|\bundefined\b|\[object Object\]|\bNaN\b/;
    expect(files.filter(([, text]) => unresolved.test(text)).map(([path]) => path)).toEqual([]);
    const stacks = files.filter(([path]) => path.endsWith("cdk.tf.json"));
    expect(stacks.length).toBeGreaterThan(10);
    expect(stacks.filter(([, text]) => /(: |\n\s*)null\b/.test(text)).map(([path]) => path)).toEqual([]);
  });

  test("says of a resource where its construct stands, and nothing else", async () => {
    for (const stack of (await output(name)).stacks) {
      for (const { address, type, attributes } of [...resources(stack.json), ...dataSources(stack.json)]) {
        const path = expect.stringMatching(new RegExp(`^${stack.name}/`));
        const expected = type === "terraform_remote_state" ? undefined : { metadata: { path } };
        expect([address, attributes["//"]]).toEqual([address, expected]);
      }
    }
  });
});

describe("main.ts", () => {
  /** Runs what cdktf runs. */
  const run = (file: string) => {
    const [program = "", ...args] = cdktfJson.app.split(" ");
    const env = { ...process.env, DEPLOYMENT: file, CDKTF_OUTDIR: join(folder, "out") };
    return spawnSync(program, args, { cwd: ROOT, env, encoding: "utf8" });
  };

  test("leaves what was there where the file is refused", () => {
    expect(run(join(ROOT, DEVELOPMENT_FILE))).toMatchObject({ status: 0, stdout: "", stderr: "" });
    const before = contents(join(folder, "out"));
    expect(Object.keys(before)).toContain("deployment.json");

    const broken = join(folder, "broken.yaml");
    writeFileSync(broken, edited(fileText(DEVELOPMENT_FILE), ["role: primary", "role: leader"]));
    const { status, stdout, stderr } = run(broken);
    expect(status).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toMatch(
      /^.*broken\.yaml has 1 problem:\n.*broken\.yaml:\d+:\d+ aws\.regions\[0\]\.role: 'role' must be /,
    );
    expect(stderr).not.toContain("    at ");
    expect(contents(join(folder, "out"))).toEqual(before);
    expect(readdirSync(folder).sort()).toEqual(["broken.yaml", "out"]);
  });

  test("leaves what was there where synthesis fails half-way", () => {
    run(join(ROOT, DEVELOPMENT_FILE));
    const before = contents(join(folder, "out"));
    // Each is fine for itself; only the policy that is made of all is found too long.
    const tables = Array.from({ length: 60 }, (_, index) => `    - name: a-table-with-quite-a-long-name-${index}\n`);
    const large = join(folder, "large.yaml");
    writeFileSync(large, edited(fileText(DEVELOPMENT_FILE), ["  tables:\n", `  tables:\n${tables.join("")}`]));
    const { status, stderr } = run(large);
    const message = /^aws-us-east-1-identity\/EcsTask: 'statements' must be .*\n$/;
    expect([status, stderr]).toEqual([1, expect.stringMatching(message)]);
    expect(contents(join(folder, "out"))).toEqual(before);
  });
});
