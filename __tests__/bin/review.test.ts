import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reviewCommand } from "../../bin/commands/review";
import { parseAcknowledgements } from "../../lib/review/acknowledgements";
import { readPlans, readTreeSafely } from "../../lib/review/files";
import { reviewPage } from "../../lib/review/page";
import { review } from "../../lib/review/review";
import { DEPLOYMENT_TEXT, edited } from "../support/deployment-text";
import { fileText, outputFolder, PRODUCTION_FILE, ROOT, synthesizeText } from "../support/outputs";
import { planned, planText } from "../support/reviews";

let folder: string;
let printed: string[];
let exitCode: typeof process.exitCode;
const print = (text: string) => void printed.push(text);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "inferloop-review-"));
  printed = [];
  exitCode = process.exitCode;
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  process.exitCode = exitCode;
});

interface Findings {
  readonly fails: boolean;
  readonly losses: readonly {
    readonly stack: string;
    readonly region: string;
    readonly address: string;
    readonly loss: string;
  }[];
  readonly acknowledged: readonly { readonly address: string }[];
  readonly stacks: readonly {
    readonly stack: string;
    readonly code: string | null;
    readonly counts: Record<string, number>;
  }[];
  readonly roles: readonly { readonly region: string }[];
  readonly findings: readonly { readonly topic: string; readonly stack: string; readonly what: string }[];
}

const json = (): Findings => JSON.parse(printed.join("")) as Findings;

describe("an edit of production", () => {
  const EDIT = [
    ["    - syndoc/worker\n", ""],
    ["    - name: synthdata\n", "    - name: synthdata\n      instanceClass: db.r7g.2xlarge\n"],
  ] as const;
  let base: string;
  let outdir: string;

  beforeAll(async () => {
    base = await outputFolder("production");
    outdir = mkdtempSync(join(tmpdir(), "inferloop-review-edited-"));
    await synthesizeText(edited(fileText(PRODUCTION_FILE), ...EDIT), PRODUCTION_FILE, outdir);
  });
  afterAll(() => rmSync(outdir, { recursive: true }));

  test("that drops a repository and resizes a database is reviewed in both regions", async () => {
    await reviewCommand({ base, outdir, json: true, print });
    const { fails, losses, stacks, findings } = json();
    expect(fails).toBe(true);
    expect(process.exitCode).toBe(1);
    const regions = ["us-east-1", "us-west-2"];
    expect(losses).toMatchObject(
      regions.map((region) => ({
        stack: `aws-${region}-foundation`,
        region,
        address: "aws_ecr_repository.images_syndoc_worker",
        loss: "destroy",
      })),
    );
    expect(findings.filter(({ topic }) => topic === "capacity")).toMatchObject(
      regions.map((region) => ({
        stack: `aws-${region}-data`,
        what: expect.stringMatching(/^instance_class: db\.\S+ → db\.r7g\.2xlarge$/),
      })),
    );
    const changed = stacks.filter(({ code }) => code !== null).map(({ stack }) => stack);
    expect(changed).toEqual(expect.arrayContaining(["aws-us-east-1-foundation", "aws-us-west-2-data"]));
    expect(changed).not.toContain("aws-us-east-1-network");
  });

  test("passes once its losses are acknowledged", async () => {
    const acknowledgements = join(folder, "acks.yaml");
    const entry = (region: string) => `  - stack: aws-${region}-foundation
    address: aws_ecr_repository.images_syndoc_*
    action: destroy
    reason: the service was retired, nobody pulls its images
    expires: 9999-12-31
`;
    writeFileSync(acknowledgements, `acknowledgements:\n${entry("us-east-1")}${entry("us-west-2")}`);
    await reviewCommand({ base, outdir, acknowledgements, json: true, print });
    expect(json()).toMatchObject({ fails: false, losses: [] });
    expect(json().acknowledged).toHaveLength(2);
    expect(process.exitCode).toBe(exitCode);
  });
});

test("production against itself has nothing to review", async () => {
  const outdir = await outputFolder("production");
  await reviewCommand({ base: outdir, outdir, print });
  expect(printed[0]).toContain("**Passes: nothing stateful is lost without an acknowledgement.**");
  expect(printed[0]).not.toMatch(/\| aws|<details>/);
});

test.each([
  ["a failover", "production", "failed over"],
  ["the rebuild after it", "failed over", "rebuilt"],
  ["the failback", "rebuilt", "failed back"],
] as const)("%s destroys nothing stateful, and shows the roles", async (_, before, after) => {
  await reviewCommand({ base: await outputFolder(before), outdir: await outputFolder(after), json: true, print });
  const { fails, losses, stacks, findings } = json();
  expect([fails, losses]).toEqual([false, []]);
  expect(stacks.filter(({ counts }) => (counts.destroy ?? 0) + (counts.replace ?? 0) > 0)).toEqual([]);
  expect(stacks.some(({ code }) => code === "changed")).toBe(true);
  expect(findings.filter(({ topic }) => topic === "exposure")).toEqual([]);
});

test("the deployment file can be synthesized on the way", async () => {
  const deployment = join(folder, "d.yaml");
  writeFileSync(deployment, DEPLOYMENT_TEXT);
  await synthesizeText(DEPLOYMENT_TEXT, deployment, join(folder, "base"));
  await reviewCommand({ base: join(folder, "base"), deployment, outdir: "nowhere", print });
  expect(printed[0]).toContain("**Passes");
});

describe("refused is", () => {
  const outdir = join(ROOT, "nowhere");

  test("a review of nothing", async () => {
    await expect(reviewCommand({ outdir, print })).rejects.toThrow(
      "'--base' or '--plans' must be given, got neither; name a folder to compare with, or with plans",
    );
  });

  test("a folder that synth did not write", async () => {
    await expect(reviewCommand({ base: folder, outdir, print })).rejects.toThrow(
      "'--outdir' must be a folder that synth wrote",
    );
  });

  test("a file of acknowledgements that is not there", async () => {
    await expect(reviewCommand({ base: folder, outdir, acknowledgements: "none.yaml", print })).rejects.toThrow(
      `'--acknowledgements' must be an existing file, got "none.yaml"; name another, or leave it out`,
    );
  });

  test("a plan of a stack that is not there, before anything is printed", async () => {
    writeFileSync(join(folder, "aws-us-east-1-nothing.json"), planText([]));
    await expect(reviewCommand({ plans: folder, outdir: await outputFolder("development"), print })).rejects.toThrow(
      "'file' must be the plan of a stack",
    );
    expect(printed).toEqual([]);
  });
});

describe("the command line", () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(ROOT, "bin/inferloop.cjs"), "review", ...args], {
      cwd: folder,
      encoding: "utf8",
    });

  test("says in one line which plan is cut off, and prints nothing", async () => {
    const plans = join(folder, "plans");
    mkdirSync(plans);
    const file = join(plans, "aws-us-east-1-network.json");
    writeFileSync(file, planText([planned("aws_vpc.it", ["create"])]).slice(0, -10));
    const { status, stdout, stderr } = run("--plans", plans, "--outdir", await outputFolder("development"));
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toBe(
      `${file}: 'file' must be JSON, got a text that is cut off, or no JSON; make it again by terraform show -json <plan>\n`,
    );
  });

  test("exits with 1 where something is lost, and loads no provider", async () => {
    const plans = join(folder, "plans");
    mkdirSync(plans);
    writeFileSync(
      join(plans, "aws-us-east-1-network.json"),
      planText([planned("aws_vpc.it", ["delete"], { change: { before: {} } })]),
    );
    const { status, stdout, stderr } = run("--plans", plans, "--outdir", await outputFolder("development"));
    expect([status, stderr]).toEqual([1, ""]);
    expect(stdout).toContain("`aws-us-east-1-network` (us-east-1) `aws_vpc.it` **is destroyed**");

    const loaded = "require('./bin/commands/review.ts'); console.log(Object.keys(require.cache).join('\\n'))";
    const modules = spawnSync(process.execPath, ["-r", "tsx/cjs", "-e", loaded], {
      cwd: ROOT,
      encoding: "utf8",
    }).stdout;
    expect(modules).toContain("lib/review/page.ts");
    expect(modules).not.toMatch(/@cdktf|\/stacks\/|\/modules\//);
  });
});

/** Written again where UPDATE_EXAMPLES is set. The plans are terraform's own; see their folder. */
describe("the example in docs", () => {
  const EXAMPLE = "docs/examples/review.md";
  const PLANS = join(ROOT, "__tests__/support/plans/edit");
  const BEFORE = edited(
    DEPLOYMENT_TEXT,
    ["    - name: synthdata\n", "    - name: synthdata\n      backupRetentionDays: 14\n"],
    ["repositories: [tabular/api]", "repositories: [tabular/api, textnlp/api]"],
  );
  const AFTER = edited(
    BEFORE,
    ["backupRetentionDays: 14", "backupRetentionDays: 7\n      instanceClass: db.r6g.xlarge"],
    [", textnlp/api]", "]"],
    ["alerts@", "oncall@"],
  );
  const ACKNOWLEDGED = `acknowledgements:
  - stack: aws-us-east-1-foundation
    address: aws_ecr_repository.images_textnlp_*
    action: destroy
    reason: textnlp moved to its own account in May
    expires: 2027-03-31
`;

  test("is what the command prints", async () => {
    await synthesizeText(BEFORE, "d.yaml", join(folder, "before"));
    await synthesizeText(AFTER, "d.yaml", join(folder, "after"));
    const current = readTreeSafely("--outdir", join(folder, "after"));
    const page = reviewPage(
      review({
        current,
        base: readTreeSafely("--base", join(folder, "before")),
        plans: readPlans(PLANS, new Set(current.stacks.map(({ name }) => name))),
        acknowledgements: parseAcknowledgements(ACKNOWLEDGED, "review.acknowledgements.yaml"),
        today: "2026-11-21",
      }),
      "review.acknowledgements.yaml",
    );
    if (process.env.UPDATE_EXAMPLES !== undefined) writeFileSync(join(ROOT, EXAMPLE), page);
    expect(readFileSync(join(ROOT, EXAMPLE), "utf8")).toBe(page);
  });
});
