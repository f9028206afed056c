import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { type Outcome, testTerraform } from "../../lib/terraform/test-terraform";
import { DEPLOYMENT_TEXT } from "../support/deployment-text";
import { describeWith } from "../support/needs";
import { type TestStack, writeStateTree } from "../support/state-tree";

const network: TestStack = { region: "us-east-1", layer: "network" };
const data: TestStack = { region: "us-east-1", layer: "data", reads: [network] };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "inferloop-proof-test-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Proves a tree with built-in resources only, whose network changes as `resources` says in each stage. */
function proof(resources: (stage: string) => Record<string, object>): Promise<Outcome[]> {
  const deployment = join(folder, "d.yaml");
  writeFileSync(deployment, DEPLOYMENT_TEXT);
  return testTerraform({
    deployment,
    progress: () => undefined,
    synthesize: async (file, outdir) => {
      const stage = basename(file) === "d.yaml" ? "first" : (basename(file).split("-")[0] ?? "");
      writeStateTree(outdir, [network, data]);
      for (const stack of [network, data]) {
        const path = join(outdir, "stacks", `aws-${stack.region}-${stack.layer}`, "cdk.tf.json");
        const json = JSON.parse(readFileSync(path, "utf8"));
        const own =
          stack === network
            ? resources(stage)
            : { read: { input: "${data.terraform_remote_state.network.outputs.id}" } };
        json.resource = { terraform_data: own };
        json.output = { id: { value: `\${terraform_data.${Object.keys(own)[0]}.id}` } };
        writeFileSync(path, JSON.stringify(json));
      }
    },
  });
}

const told = (outcomes: readonly Outcome[]) =>
  outcomes.map(({ proof: name, stack, error }) => `${name} ${stack}: ${error ?? "passed"}`);

describeWith(["terraform"], "the proof with terraform", () => {
  test("takes every stack through all stages", async () => {
    const outcomes = await proof((stage) => ({ kept: { input: stage } }));
    expect(told(outcomes)).toEqual(
      ["validate", "first deployment", "failover", "rebuild", "failback"].flatMap((name) => [
        `${name} aws-us-east-1-network: passed`,
        `${name} aws-us-east-1-data: passed`,
      ]),
    );
  });

  test("stops where a stack is not valid", async () => {
    const outcomes = await proof(() => ({ kept: { input: "${terraform_data.nowhere.id}" } }));
    expect(told(outcomes)).toEqual([
      expect.stringMatching(/^validate aws-us-east-1-network: validate: Error: Reference to undeclared resource/),
      "validate aws-us-east-1-data: passed",
    ]);
  });

  test("fails where a second plan shows a change, and names it", async () => {
    const outcomes = await proof(() => ({ kept: { input: "${timestamp()}" } }));
    expect(told(outcomes).slice(2)).toEqual([
      "first deployment aws-us-east-1-network: second plan: terraform_data.kept will be updated in-place",
      "first deployment aws-us-east-1-data: passed",
    ]);
  });

  test("fails where a failover destroys something, and goes no further", async () => {
    const outcomes = await proof((stage) => ({
      kept: { input: "a" },
      ...(stage === "first" ? { gone: { input: "b" } } : {}),
    }));
    expect(told(outcomes).slice(4)).toEqual([
      "failover aws-us-east-1-network: synth: terraform_data.gone would be destroyed",
      "failover aws-us-east-1-network: plan: terraform_data.gone would be destroyed",
      "failover aws-us-east-1-data: passed",
    ]);
  });

  test("fails where the rebuild replaces something", async () => {
    const outcomes = await proof((stage) => ({
      kept: { input: "a", triggers_replace: stage === "rebuild" ? "b" : "a" },
    }));
    expect(told(outcomes).slice(6)).toEqual([
      "rebuild aws-us-east-1-network: plan: terraform_data.kept would be replaced",
      "rebuild aws-us-east-1-data: passed",
    ]);
  });
});
