import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { parseDeployment } from "../../../lib/config/load";
import { deliveryFiles } from "../../../lib/delivery/files";
import { fileText, output, PRODUCTION_FILE, ROOT } from "../../support/outputs";

interface Job {
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: { readonly include: readonly Readonly<Record<string, string>>[] } };
}
interface Workflow {
  readonly jobs: Readonly<Record<string, Job>>;
}

async function made() {
  const { report } = await output("production");
  const files = deliveryFiles(parseDeployment(fileText(PRODUCTION_FILE), PRODUCTION_FILE), report);
  const deploy = parse(files[".github/workflows/production.yml"] ?? "") as Workflow;
  return { report, files, deploy };
}

const needsOf = ({ needs = [] }: Job): readonly string[] => (typeof needs === "string" ? [needs] : needs);

test("the committed files are the ones that production makes", async () => {
  const { files } = await made();
  for (const [file, text] of Object.entries(files)) expect([file, fileText(file)]).toEqual([file, text]);
});

test("every stack but the account's is planned and applied once; a person applies that one", async () => {
  const { report, deploy } = await made();
  const stacks = report.stacks.filter(({ layer }) => layer !== "account").map(({ name }) => name);
  const applied = Object.keys(deploy.jobs).filter((job) => job.startsWith("apply-"));
  expect(applied.sort()).toEqual(stacks.map((name) => `apply-${name}`).sort());
  const planned = deploy.jobs.plan?.strategy?.matrix.include.map(({ stack }) => stack);
  expect(planned?.sort()).toEqual([...stacks].sort());
});

test("a stack waits for what it reads and fails with it, and only goes after what is elsewhere", async () => {
  const { report, deploy } = await made();
  const regionOf = new Map(report.stacks.map(({ name, region }) => [name, region]));
  for (const [name, job] of Object.entries(deploy.jobs)) {
    for (const other of needsOf(job)) expect(Object.keys(deploy.jobs)).toContain(other);
    if (!name.startsWith("apply-")) continue;
    const must = [...(job.if ?? "").matchAll(/needs\.apply-([\w-]+)\.result/g)].map(([, stack]) => stack ?? "");
    const stack = report.stacks.find((candidate) => `apply-${candidate.name}` === name);
    expect(must.sort()).toEqual((stack?.dependsOn ?? []).filter((other) => other !== "aws-account").sort());
    for (const other of must) expect(regionOf.get(other)).toBe(stack?.region);
    expect(job.if).toContain("!cancelled()");
  }
});

test("credentials come from the region of the state, and only a plan or an apply gets them", async () => {
  const { report, deploy } = await made();
  for (const { name, state, layer } of report.stacks) {
    if (layer === "account") continue;
    expect(deploy.jobs[`apply-${name}`]?.with).toMatchObject({
      region: state.region,
      role: "arn:aws:iam::123456789012:role/inferloop-production-ci-apply",
      environment: "production",
    });
  }
  const withToken = Object.entries(deploy.jobs).filter(([, { permissions }]) => permissions?.["id-token"] === "write");
  expect(withToken.map(([name]) => name).filter((name) => name !== "plan" && !name.startsWith("apply-"))).toEqual([]);
});

test("a pull request applies nothing", async () => {
  const { deploy } = await made();
  for (const [name, job] of Object.entries(deploy.jobs)) {
    if (name.startsWith("apply-")) expect(job.if).toMatch(/^github\.event_name != 'pull_request'/);
  }
});

test("stacks with secrets are planned without a refresh, because the plan role may not read them", async () => {
  const { deploy } = await made();
  const rows = deploy.jobs.plan?.strategy?.matrix.include ?? [];
  const unrefreshed = rows.filter((row) => row.arguments === "-refresh=false").map(({ stack }) => stack);
  expect(unrefreshed.sort()).toEqual(["aws-us-east-1-data", "aws-us-west-2-data"]);
});

test("what the workflows call exists", async () => {
  const { files } = await made();
  const called = Object.values(files).flatMap((text) => [...text.matchAll(/uses: \.\/(\S+)/g)].map(([, file]) => file));
  expect(new Set(called)).toEqual(new Set([".github/workflows/terraform-stack.yml"]));
  for (const file of called) expect(existsSync(join(ROOT, file ?? ""))).toBe(true);
});

test("the called workflow takes exactly the inputs that it is given", async () => {
  const { deploy } = await made();
  const stack = parse(readFileSync(join(ROOT, ".github/workflows/terraform-stack.yml"), "utf8")) as {
    on: { workflow_call: { inputs: Record<string, { required?: boolean }> } };
  };
  const { inputs } = stack.on.workflow_call;
  const required = Object.keys(inputs).filter((name) => inputs[name]?.required === true);
  for (const job of Object.values(deploy.jobs).filter(({ uses }) => uses !== undefined)) {
    const given = Object.keys(job.with ?? {});
    expect(given.filter((name) => !(name in inputs))).toEqual([]);
    expect(required.filter((name) => !given.includes(name))).toEqual([]);
  }
});

test("Atlantis applies in the order of the first deployment", async () => {
  const { report, files } = await made();
  const { projects } = parse(files["atlantis.yaml"] ?? "") as {
    projects: { name: string; dir: string; execution_order_group: number; depends_on?: string[] }[];
  };
  const waveOf = new Map(report.stacks.map(({ name, firstDeployWave }) => [name, firstDeployWave]));
  for (const project of projects) {
    expect(project.dir).toBe(`cdktf.out/stacks/${project.name}`);
    expect(project.execution_order_group).toBe(waveOf.get(project.name));
    for (const other of project.depends_on ?? []) expect(waveOf.get(other)).toBeLessThan(project.execution_order_group);
  }
});
