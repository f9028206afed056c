import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseDeployment } from "../../lib/config/load";
import { fullDrill } from "../../lib/drill/full-drill";
import type { DrillRow } from "../../lib/drill/row";
import { readStack, type StackJson } from "../../lib/terraform/stack-files";
import { DEPLOYMENT_TEXT } from "../support/deployment-text";
import { describeWith } from "../support/needs";
import { type TestStack, writeStateTree } from "../support/state-tree";

const [EAST, WEST, CONTROL] = ["us-east-1", "us-west-2", "us-east-2"] as const;

const network = (region: string, replicaIn: string): TestStack => ({ region, layer: "network", replicaIn });
const east = network(EAST, WEST);
const west = network(WEST, EAST);
const eastData: TestStack = { ...east, layer: "data", reads: [east] };
const westData: TestStack = { ...west, layer: "data", reads: [west] };
const account: TestStack = { region: CONTROL, layer: "account", replicaIn: EAST };
const DATA = [eastData, westData].map(({ reads: _none, ...stack }) => stack);
const PAIR = [east, west, eastData, westData];

/** A database that is being synthesized. */
interface Instance {
  readonly generation: number;
  /** The database that it follows, as the deployment file says it. */
  readonly source: string | undefined;
}

interface Story {
  readonly stacks?: readonly TestStack[];
  /** How a data stack holds an instance. @default - as what needs no provider */
  readonly instance?: (instance: Instance) => { readonly type: string; readonly body: object };
  /** The last word on a stack. */
  readonly change?: (name: string, json: StackJson) => void;
  readonly chance?: { readonly seed: number; readonly rounds: number };
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "inferloop-full-drill-test-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const builtIn = ({ source }: Instance) => ({ type: "terraform_data", body: { input: source ?? "writer" } });

/** Drills a tree made by hand, whose data stacks hold what the deployment file says of the databases. */
function drilled({ stacks = PAIR, instance = builtIn, change, chance }: Story): Promise<DrillRow[]> {
  const deployment = join(folder, "d.yaml");
  writeFileSync(deployment, DEPLOYMENT_TEXT);
  return fullDrill({
    deployment,
    progress: () => undefined,
    ...(chance === undefined ? {} : { chance }),
    synthesize: async (file, outdir) => {
      const { aws } = parseDeployment(readFileSync(file, "utf8"), file);
      writeStateTree(outdir, stacks);
      for (const { region, layer } of stacks) {
        const name = `aws-${region}-${layer}`;
        const json = readStack(outdir, name);
        json.resource = { terraform_data: { kept: { input: "a" } } };
        json.output = { id: { value: "${terraform_data.kept.id}" } };
        for (const member of layer === "data" ? (aws?.databases[0]?.members ?? []) : []) {
          if (member.region !== region) continue;
          const source = member.writer || member.retired ? undefined : `${member.origin?.region}`;
          const { type, body } = instance({ generation: member.generation, source });
          json.resource[type] = { ...json.resource[type], [`g${member.generation}`]: { ...body } };
        }
        change?.(name, json);
        writeFileSync(join(outdir, "stacks", name, "cdk.tf.json"), JSON.stringify(json));
      }
    },
  });
}

/** What did not hold, and that it was the last thing tried. */
function lastFailure(rows: readonly DrillRow[]): { readonly tried: string; readonly failures: readonly string[] } {
  expect(rows.slice(0, -1).flatMap(({ failures }) => failures)).toEqual([]);
  const { tried = "nothing", failures = [] } = rows.at(-1) ?? {};
  return { tried, failures };
}

describeWith(["terraform", "moto_server"], "the full drill", () => {
  test("takes whole stacks through everything, and through rounds drawn by chance", async () => {
    const rows = await drilled({ stacks: [...PAIR, account], chance: { seed: 1158, rounds: 3 } });
    expect(rows.flatMap(({ failures }) => failures)).toEqual([]);
    // The whole story: the same seed tells it again.
    expect(rows.map(({ lost = "-", tried, stacks }) => `${lost}; ${tried}; ${stacks}`)).toMatchSnapshot();
  });

  test("fails where a lock is not taken", async () => {
    const rows = await drilled({
      stacks: [west],
      change: (name, { terraform }) => {
        if (name === "aws-us-west-2-network") delete (terraform.backend.s3 as { use_lockfile?: boolean }).use_lockfile;
      },
    });
    expect(lastFailure(rows)).toEqual({
      tried: "an apply waits: its lock stops a plan and an apply",
      failures: ["aws-us-west-2-network: the state is not locked"],
    });
  });

  test("fails where a stack reads the state of another region", async () => {
    const rows = await drilled({ stacks: [east, { ...westData, reads: [east] }] });
    const failures = rows.filter((row) => row.failures.length > 0);
    expect(failures[0]).toEqual({
      lost: EAST,
      tried: "elsewhere: init, and a plan without changes",
      stacks: 1,
      failures: [expect.stringMatching(/^aws-us-west-2-data: Error: /)],
    });
    expect(rows.some(({ tried }) => tried.startsWith("failover"))).toBe(false);
  });

  test("fails where the failover replaces what it promotes", async () => {
    const rows = await drilled({
      stacks: DATA,
      instance: ({ source }) => ({ type: "terraform_data", body: { triggers_replace: source ?? "writer" } }),
    });
    expect(lastFailure(rows)).toEqual({
      tried: "failover to us-west-2: changed stacks elsewhere lose nothing, and are applied",
      failures: ["aws-us-west-2-data: plan: terraform_data.g1 would be replaced"],
    });
  });

  test("fails where the edit drops an instance, before any plan", async () => {
    const rows = await drilled({
      stacks: DATA,
      change: (name, { resource }) => {
        const held = resource?.terraform_data ?? {};
        if (name === "aws-us-east-1-data" && held.g2 !== undefined) delete held.g1;
      },
    });
    expect(lastFailure(rows)).toEqual({
      tried: "rebuild of us-east-1: the edit destroys and replaces nothing",
      failures: ["aws-us-east-1-data: terraform_data.g1 would be destroyed"],
    });
  });
});

describeWith(["terraform", "moto_server", "TF_CLI_CONFIG_FILE"], "the full drill of databases", () => {
  const database = (source: string | undefined) => ({
    type: "aws_db_instance",
    body: { instance_class: "db.m7g.large", ...(source === undefined ? {} : { replicate_source_db: source }) },
  });

  test("fails where a promoted database is made a replica again", async () => {
    const rows = await drilled({
      stacks: DATA,
      // In the west it follows for ever, and each synthesis changes it.
      instance: ({ source }) => database(source),
      change: (name, { resource }) => {
        const instance = resource?.aws_db_instance?.g1;
        if (name === "aws-us-west-2-data" && instance?.replicate_source_db === undefined) {
          Object.assign(instance ?? {}, { replicate_source_db: EAST, allocated_storage: 100 });
        }
      },
    });
    expect(lastFailure(rows)).toEqual({
      tried: "failover to us-west-2: changed stacks elsewhere lose nothing, and are applied",
      failures: ["aws-us-west-2-data: plan: aws_db_instance.g1 would become a replica"],
    });
  });
});
