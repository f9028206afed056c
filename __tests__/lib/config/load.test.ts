import { readFileSync } from "node:fs";
import { loadDeployment, parseDeployment } from "../../../lib/config/load";
import { DEPLOYMENT_TEXT, type Edit, edited, SINGLE_REGION_TEXT } from "../../support/deployment-text";

const parsed = (text: string, ...edits: readonly Edit[]) => parseDeployment(edited(text, ...edits), "d.yaml");

describe("deployment files of this repository", () => {
  test.each(["production", "development", "example"])("%s loads without a warning", (name) => {
    const file = `deployments/${name}.yaml`;
    expect(loadDeployment(file)).toMatchObject({ file, warnings: [] });
  });

  test.each(["production", "development", "example"])("%s names the schema for editors", (name) => {
    const [first] = readFileSync(`deployments/${name}.yaml`, "utf8").split("\n");
    expect(first).toBe("# yaml-language-server: $schema=./deployment.schema.json");
  });

  test("production has the documented network in us-east-1", () => {
    const region = loadDeployment("deployments/production.yaml").aws?.regions[0];
    expect(region).toMatchObject({
      name: "us-east-1",
      short: "use1",
      role: "primary",
      isHome: true,
      cidr: "10.0.0.0/16",
    });
    expect(region?.zones.map(({ zone, public: open, private: closed }) => [zone, open, closed])).toEqual([
      ["us-east-1a", "10.0.1.0/24", "10.0.3.0/24"],
      ["us-east-1b", "10.0.2.0/24", "10.0.4.0/24"],
    ]);
  });

  test("production keeps its control in a third region", () => {
    const { aws } = loadDeployment("deployments/production.yaml");
    expect(aws?.controlRegion).toEqual({ name: "us-east-2", short: "use2" });
    expect(aws?.regions.map(({ name, partner }) => [name, partner])).toEqual([
      ["us-east-1", "us-west-2"],
      ["us-west-2", "us-east-1"],
    ]);
  });

  test("development has no replica and does not own the account", () => {
    const { aws, profile } = loadDeployment("deployments/development.yaml");
    expect(aws).toMatchObject({
      ownsAccount: false,
      databases: [{ members: [{ region: "us-east-1", writer: true }] }],
    });
    expect(profile).toMatchObject({ autoShutdown: true, protect: false });
  });

  test("networks of production and development can be connected", () => {
    const ranges = ["production", "development"].flatMap((name) =>
      loadDeployment(`deployments/${name}.yaml`).aws?.regions.map(({ cidr }) => cidr),
    );
    expect(ranges).toEqual(["10.0.0.0/16", "10.1.0.0/16", "10.32.0.0/16"]);
  });

  test("the example marks every value of an adopter's own", () => {
    const marked = readFileSync("deployments/example.yaml", "utf8")
      .split("\n")
      .flatMap((line) => (line.includes("# replace: ") ? (/([\w]+):/.exec(line)?.[1] ?? "") : []));
    expect(new Set(marked)).toEqual(
      new Set([
        ...["project", "owner", "costCenter", "domain", "zone", "alertEmail"],
        ...["accountId", "ownsAccount", "home", "controlRegion", "repository", "name", "partner", "cidr", "region"],
      ]),
    );
  });

  test("a failover of production is one edit", () => {
    const text = readFileSync("deployments/production.yaml", "utf8");
    const edits: readonly Edit[] = [
      ["role: primary", "role: X"],
      ["role: standby", "role: primary"],
      ["role: X", "role: standby"],
      ["{ region: us-east-1, generation: 1 }", "{ region: us-east-1, generation: 1, retired: true }"],
    ];
    const before = parsed(text).aws;
    const after = parsed(text, ...edits).aws;
    expect(after?.regions.map(({ name, role }) => [name, role])).toEqual([
      ["us-east-1", "standby"],
      ["us-west-2", "primary"],
    ]);
    expect(after?.home).toBe(before?.home);
    expect(after?.regions.map(({ zones }) => zones)).toEqual(before?.regions.map(({ zones }) => zones));
  });
});

describe("defaults", () => {
  test("are filled in", () => {
    const deployment = parsed(DEPLOYMENT_TEXT);
    expect(deployment).toMatchObject({ zone: "inferloop.io", catalog: "current", allowedIpRanges: [] });
    expect(deployment.aws).toMatchObject({
      ownsAccount: false,
      gate: "alarm",
      serviceLinkedRoles: {},
      ci: { repository: "inferloop/infra", branch: "main", role: "ci" },
      tables: [{ name: "metadata", provisioned: undefined }],
      buckets: [{ name: "data", acceleration: false, intelligentTiering: false }],
    });
  });

  test("a database takes version and sizes from catalog and profile", () => {
    expect(parsed(DEPLOYMENT_TEXT).aws?.databases[0]).toMatchObject({
      engineVersion: "17",
      instanceClass: "db.m7g.large",
      storageGiB: 100,
      maxStorageGiB: 400,
      backupRetentionDays: 7,
    });
  });

  test("storage of a region lifts the limit of growth", () => {
    const sizes = "role: primary\n      sizes: { databaseStorageGiB: 1000 }";
    const { aws } = parsed(SINGLE_REGION_TEXT, ["role: primary", sizes]);
    expect(aws?.regions[0]?.databaseStorageGiB).toBe(1000);
    expect(aws?.databases[0]).toMatchObject({ storageGiB: 100, maxStorageGiB: 4000 });
  });

  test("growth of storage ends where RDS does", () => {
    const { aws } = parsed(DEPLOYMENT_TEXT, ["- name: synthdata", "- name: synthdata\n      storageGiB: 30000"]);
    expect(aws?.databases[0]?.maxStorageGiB).toBe(65_536);
  });

  test("zones are those that offer every service", () => {
    expect(parsed(DEPLOYMENT_TEXT).aws?.regions.map(({ zones }) => zones.map(({ zone }) => zone))).toEqual([
      ["us-east-1a", "us-east-1b"],
      ["us-west-2a", "us-west-2b"],
    ]);
  });

  test("the first tier is everybody's who names none", () => {
    const { tiers, aws } = parsed(
      DEPLOYMENT_TEXT,
      ["  standard:", "  gold: { rtoMinutes: 30, rpoMinutes: 15 }\n  standard:"],
      ["{ name: data }", "{ name: data, tier: standard }"],
    );
    expect(tiers.map(({ name }) => name)).toEqual(["gold", "standard"]);
    expect(aws?.tables[0]?.tier).toEqual({ name: "gold", rtoMinutes: 30, rpoMinutes: 15 });
    expect(aws?.buckets[0]?.tier.name).toBe("standard");
  });

  test("what the file says takes their place", () => {
    const { aws } = parsed(DEPLOYMENT_TEXT, [
      "- name: synthdata",
      "- name: synthdata\n      engineVersion: '16'\n      instanceClass: db.r7g.xlarge\n      storageGiB: 200\n      maxStorageGiB: 220\n      backupRetentionDays: 35",
    ]);
    expect(aws?.databases[0]).toMatchObject({
      engineVersion: "16",
      instanceClass: "db.r7g.xlarge",
      storageGiB: 200,
      maxStorageGiB: 220,
      backupRetentionDays: 35,
    });
  });
});

describe("a deployment", () => {
  test("is frozen all through", () => {
    const loose: string[] = [];
    const visit = (value: unknown, path: string): void => {
      if (typeof value !== "object" || value === null) return;
      if (!Object.isFrozen(value)) loose.push(path);
      for (const [key, inner] of Object.entries(value)) visit(inner, `${path}.${key}`);
    };
    const deployment = parsed(DEPLOYMENT_TEXT);
    visit(deployment, "deployment");
    expect(loose).toEqual([]);
    expect(() => Object.assign(deployment.aws?.regions[0] ?? {}, { role: "read" })).toThrow(TypeError);
  });

  test("is the same for the same text", () => {
    expect(parsed(DEPLOYMENT_TEXT)).toEqual(parsed(DEPLOYMENT_TEXT));
  });

  test("does not depend on what a region at the end adds", () => {
    const more = "    - name: eu-west-1\n      role: read\n  databases:";
    const [before, after] = [parsed(DEPLOYMENT_TEXT), parsed(DEPLOYMENT_TEXT, ["  databases:", more])];
    expect(after.aws?.regions.slice(0, 2)).toEqual(before.aws?.regions);
  });
});
