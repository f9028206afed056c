import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadDeployment } from "../../../lib/config/load";
import type { DeploymentReport, StackReport } from "../../../lib/reports/deployment-json";
import { deploymentPicture, PICTURE, PICTURED } from "../../../lib/reports/picture";
import { readReport } from "../../../lib/terraform/stack-files";
import { synthesize } from "../../../stacks/synthesize";

const state: StackReport["state"] = { backend: "s3", bucket: "b", key: "k", region: "us-east-2", kmsKeyId: "arn" };

function stack(region: string | null, layer: StackReport["layer"], given: Partial<StackReport> = {}): StackReport {
  return {
    name: `aws-${region ?? ""}-${layer}`,
    cloud: "aws",
    region,
    role: null,
    layer,
    state: { ...state, region: region ?? state.region },
    standbyState: null,
    dependsOn: [],
    firstDeployAfter: [],
    wave: 1,
    firstDeployWave: 1,
    needsInNetworkRunner: false,
    resources: {},
    stateful: [],
    ...given,
  };
}

const report = (...stacks: StackReport[]): DeploymentReport => ({
  schemaVersion: 1,
  generatorVersion: "0.1.0",
  project: "inferloop",
  environment: "production",
  file: "d.yaml",
  catalog: { column: "current", asOf: "2026-11-21" },
  stacks,
  waves: [],
  firstDeployWaves: [],
  warnings: [],
});

const account = stack(null, "account", { standbyState: { ...state, region: "us-east-1" } });
const east = (layer: StackReport["layer"], resources: Record<string, number> = {}) =>
  stack("us-east-1", layer, { role: "primary", resources });
const west = (layer: StackReport["layer"], resources: Record<string, number> = {}) =>
  stack("us-west-2", layer, { role: "standby", resources });

/** The words of a picture. */
const words = (picture: string): string[] => [...picture.matchAll(/>([^<>]+)<\/text>/g)].map((match) => match[1] ?? "");

describe("deploymentPicture", () => {
  test("shows each stack of a region with the number of its resources", () => {
    const picture = words(deploymentPicture(report(account, east("network", { aws_vpc: 1, aws_subnet: 8 }))));
    expect(picture).toEqual(expect.arrayContaining(["us-east-1", "primary", "network", "9", "us-east-2", "account"]));
    expect(picture).not.toContain("data");
  });

  test("names the gate that keeps clients away from the partner of its region", () => {
    const gate = { aws_cloudwatch_metric_alarm: 1 };
    const gated = words(deploymentPicture(report(account, east("foundation"), west("foundation", gate))));
    expect(gated).toContain("unless the gate in us-west-2 is closed");
    expect(gated).not.toContain("unless the gate in us-east-1 is closed");
  });

  test("draws what crosses regions only where both ends have it", () => {
    const objects = { aws_s3_bucket_replication_configuration: 2 };
    const statesOnly = { aws_s3_bucket_replication_configuration: 1 };
    const database = { aws_db_instance: 1 };
    const linked = report(account, east("links", objects), west("links", objects));
    expect(words(deploymentPicture(linked))).toContain("objects");
    const alone = report(account, east("links", objects), west("links", statesOnly));
    expect(words(deploymentPicture(alone))).not.toContain("objects");
    const replicated = report(account, east("data", database), west("data", database));
    expect(words(deploymentPicture(replicated))).toContain("database, secrets");
  });

  test("draws every region inside the picture", () => {
    const regions = ["us-east-1", "us-west-2", "eu-west-1"].map((name) => stack(name, "network", { role: "read" }));
    const picture = deploymentPicture(report(account, ...regions));
    const width = Number(/viewBox="0 0 (\d+)/.exec(picture)?.[1]);
    const ends = [...picture.matchAll(/<rect x="(\d+)" y="\d+" width="(\d+)"/g)].map(
      ([, x, w]) => Number(x) + Number(w),
    );
    expect(ends.length).toBeGreaterThan(4);
    expect(Math.max(...ends)).toBeLessThanOrEqual(width);
  });

  test("writes what XML keeps for itself as entities", () => {
    expect(deploymentPicture(report(account, east("state")))).toContain("api.&lt;domain>");
  });

  test("is drawn anew for the README whenever production changes", async () => {
    const folder = mkdtempSync(join(tmpdir(), "inferloop-picture-"));
    try {
      await synthesize(loadDeployment(PICTURED), folder);
      expect(readFileSync(PICTURE, "utf8")).toBe(deploymentPicture(readReport(folder)));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
