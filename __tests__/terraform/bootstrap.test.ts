import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bootstrap } from "../../lib/bootstrap/bootstrap";
import { BootstrapError } from "../../lib/bootstrap/bootstrap-error";
import { parseDeployment } from "../../lib/config/load";
import { RegionServer } from "../../lib/drill/region-server";
import { readReport, stackFolder } from "../../lib/terraform/stack-files";
import { run, terraform } from "../../lib/terraform/terraform";
import { synthesize } from "../../stacks/synthesize";
import { DEPLOYMENT_TEXT } from "../support/deployment-text";
import { describeWith } from "../support/needs";

const BACKEND = ["use_path_style=true", "skip_credentials_validation=true", "skip_requesting_account_id=true"];
const [EAST, WEST] = ["us-east-1", "us-west-2"] as const;

/** One server plays S3 in all regions. The stand-in providers create nothing in it, so tests create buckets. */
describeWith(["terraform", "TF_CLI_CONFIG_FILE", "moto_server", "aws"], "bootstrap", () => {
  const environment = { ...process.env };
  let server: RegionServer;
  let folder: string;
  let outdir: string;
  let lines: string[];
  let approved: string[];

  beforeEach(async () => {
    server = await RegionServer.start(EAST);
    process.env = {
      ...environment,
      AWS_ENDPOINT_URL_S3: server.endpoint,
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
    };
    folder = mkdtempSync(join(tmpdir(), "inferloop-bootstrap-test-"));
    outdir = join(folder, "cdktf.out");
    await synthesize(parseDeployment(DEPLOYMENT_TEXT, "d.yaml"), outdir);
  });
  afterEach(async () => {
    process.env = environment;
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function boot(region: string, answer = true): Promise<void> {
    lines = [];
    approved = [];
    await bootstrap({
      outdir,
      region,
      backendConfig: BACKEND,
      progress: (line) => lines.push(line),
      approve: async (plan) => {
        approved.push(plan);
        return answer;
      },
    });
  }

  async function createBuckets(region: string): Promise<void> {
    for (const { state, standbyState } of readReport(outdir).stacks) {
      for (const place of [state, ...(standbyState === null ? [] : [standbyState])]) {
        if (place.region !== region || (await exists(place.bucket))) continue;
        await server.createContainer(place.bucket);
      }
    }
  }
  const exists = (bucket: string) =>
    server.keys(bucket).then(
      () => true,
      () => false,
    );
  const stateOf = (stack: string) => {
    const found = readReport(outdir).stacks.find(({ name }) => name === stack);
    if (found === undefined) throw new Error(`no stack ${stack}`);
    return found.state;
  };

  /** Applies a stack as a pipeline would. */
  async function deploy(stack: string): Promise<void> {
    const stackDir = stackFolder(outdir, stack);
    const settings = BACKEND.map((setting) => `-backend-config=${setting}`);
    for (const args of [
      ["init", "-reconfigure", ...settings],
      ["apply", "-auto-approve"],
    ]) {
      expect(await terraform(stackDir, args)).toMatchObject({ code: 0 });
    }
  }

  async function versions(bucket: string, key: string): Promise<number> {
    const listed = await run(
      "aws",
      [
        "s3api",
        "list-object-versions",
        "--bucket",
        bucket,
        "--prefix",
        key,
        "--region",
        EAST,
        "--query",
        `length(Versions[?Key=='${key}'])`,
      ],
      ".",
    );
    return Number(listed.stdout);
  }

  test("goes on after an interruption between the apply and the move, and leaves no local state", async () => {
    // Nothing made the bucket, so the first run ends where an interruption would.
    await expect(boot(EAST)).rejects.toThrow(BootstrapError);
    expect(approved).toHaveLength(1);
    expect(approved[0]).toContain("aws_s3_bucket.state_bucket will be created");
    expect(readdirSync(folder).sort()).toEqual([".bootstrap", "cdktf.out"]);

    await createBuckets(EAST);
    await boot(EAST);
    expect(approved).toEqual([]);
    const { bucket, key } = stateOf("aws-us-east-1-state");
    expect(lines).toContain(`aws-us-east-1-state: move the state to s3://${bucket}/${key}`);
    expect(await server.get(bucket, key)).toContain('"state_bucket"');
    expect(existsSync(join(folder, ".bootstrap", bucket))).toBe(false);

    await boot(EAST);
    expect(approved).toEqual([]);
    expect(lines).toEqual([
      `aws-us-east-1-state: the state is s3://${bucket}/${key}`,
      "nothing to change",
      "replication waits for aws-us-east-1-identity: deploy it, then run this command again",
    ]);
  });

  test("applies nothing that is not approved", async () => {
    await createBuckets(EAST);
    await expect(boot(EAST, false)).rejects.toThrow("the plan was not approved; nothing of it was applied");
    const { bucket } = stateOf("aws-us-east-1-state");
    expect(await server.keys(bucket)).toEqual([]);
  });

  test("switches replication on once both sides exist, and writes older states again, once", async () => {
    await createBuckets(EAST);
    await boot(EAST);
    await deploy("aws-us-east-1-identity");
    await boot(EAST);
    expect(lines.at(-1)).toBe("replication waits for aws-us-west-2-state: deploy it, then run this command again");
    await createBuckets(WEST);
    await boot(WEST);

    const { bucket, key } = stateOf("aws-us-east-1-state");
    const before = await versions(bucket, key);
    await boot(EAST);
    expect(approved).toHaveLength(1);
    expect(approved[0]).toContain("aws_s3_bucket_replication_configuration.states will be created");
    expect(approved[0]).toContain("Plan: 1 to add, 0 to change, 0 to destroy.");
    expect(lines).toContain(`write s3://${bucket}/${key} again, so that it is replicated`);
    expect(await versions(bucket, key)).toBe(before + 1);
    expect(await server.get(bucket, key)).toContain('"state_bucket"');

    // The server replicates nothing by itself.
    const standby = readReport(outdir).stacks.find(({ name }) => name === "aws-us-east-1-state")?.standbyState;
    for (const other of await server.keys(bucket)) await server.put(standby?.bucket ?? "", other, "{}");
    await boot(EAST);
    expect(approved).toEqual([]);
    expect(lines.filter((line) => line.startsWith("write"))).toEqual([]);
    expect(await versions(bucket, key)).toBe(before + 1);
  });

  test("refuses a region without a state stack, and a folder that synth did not write", async () => {
    await expect(boot("eu-west-1")).rejects.toThrow(
      `'--region' must be a region with a state stack (us-east-1, us-east-2, us-west-2), got "eu-west-1"; name one of them`,
    );
    const props = { outdir: folder, region: EAST, progress: () => undefined, approve: async () => true };
    await expect(bootstrap(props)).rejects.toThrow(
      `'--outdir' must be a folder that synth wrote, got "${folder}"; run npm run synth`,
    );
  });
});
