import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BUILD_STEPS, type BuildStep } from "../../../../../lib/identifiers/aws-names";
import { buildSpec } from "../../../../../modules/aws/compute/delivery/build-commands";

interface Spec {
  readonly phases: { readonly build: { readonly commands: readonly [string] } };
}
const script = (step: BuildStep) => (JSON.parse(buildSpec(step)) as Spec).phases.build.commands[0];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "build-commands-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A command that writes down its words and answers by `answers`, a shell script. */
function fake(name: string, answers: string): void {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/bash\necho "${name} $*" >> "${folder}/calls"\n${answers}\n`);
  chmodSync(path, 0o755);
}

/** Runs a step with the fakes in front of everything, and tells what was called. */
function run(step: BuildStep, variables: Readonly<Record<string, string>> = {}) {
  const { status, stdout } = spawnSync("bash", ["-c", script(step)], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: `${folder}:${process.env.PATH}`, COMMIT: "c0ffee", DOCKERFILE: "Dockerfile", ...variables },
  });
  const calls = join(folder, "calls");
  return { status, stdout, calls: existsSync(calls) ? readFileSync(calls, "utf8").trim().split("\n") : [] };
}

const IMAGE = { REGISTRY: "registry", REPOSITORY: "synthdata" };
const missing = '[ "$2" = describe-images ] && exit 255; [ "$2" = batch-get-image ] && echo MANIFEST; true';

describe("commands of delivery", () => {
  test.each(BUILD_STEPS)("%s has nothing that Terraform would take for its own", (step) => {
    expect(buildSpec(step)).not.toMatch(/[$%]\{/);
  });

  test("tests run in the stage of that name", () => {
    fake("docker", "");
    expect(run("test")).toMatchObject({ status: 0, calls: ["docker build --file Dockerfile --target test ."] });
    fake("docker", "exit 1");
    expect(run("test").status).not.toBe(0);
  });

  test("a build pushes the commit's image", () => {
    fake("aws", missing);
    fake("docker", '[ "$1" = login ] && cat > /dev/null; true');
    expect(run("build", IMAGE)).toMatchObject({
      status: 0,
      calls: expect.arrayContaining([
        "docker login --username AWS --password-stdin registry",
        "docker build --file Dockerfile --tag registry/synthdata:commit-c0ffee .",
        "docker push registry/synthdata:commit-c0ffee",
      ]),
    });
  });

  test("a build that is asked again leaves the image alone, because its tag never moves", () => {
    fake("aws", "");
    fake("docker", "");
    expect(run("build", IMAGE)).toMatchObject({
      status: 0,
      calls: ["aws ecr describe-images --repository-name synthdata --image-ids imageTag=commit-c0ffee"],
    });
  });

  test("publishing gives the commit's image its second tag, once", () => {
    fake("aws", missing);
    expect(run("publish", IMAGE).calls.at(-1)).toBe(
      "aws ecr put-image --repository-name synthdata --image-tag release-c0ffee --image-manifest MANIFEST",
    );
    rmSync(join(folder, "calls"));
    fake("aws", "");
    expect(run("publish", IMAGE)).toMatchObject({
      status: 0,
      calls: ["aws ecr describe-images --repository-name synthdata --image-ids imageTag=release-c0ffee"],
    });
  });

  describe("a deployment", () => {
    const SERVICE = { CLUSTER: "main", SERVICE: "synthdata", FAMILY: "synthdata-task", CONTAINER: "synthdata" };
    /** ECS, where a deployment goes on for two looks and then ends. */
    const ecs = (end: string) => `case "$2" in
describe-task-definition) echo '{}' ;;
register-task-definition) echo family:9 ;;
list-service-deployments)
  looks=$(grep -c list-service-deployments "${folder}/calls")
  [ "$looks" = 1 ] && echo None; [ "$looks" = 2 ] && echo IN_PROGRESS; [ "$looks" -gt 2 ] && echo ${end} ;;
esac; true`;
    beforeEach(() => {
      fake("jq", 'echo "registry/synthdata@sha256:1"');
      fake("sleep", "");
    });

    test("rolls the newest revision out with the image, and waits until it holds", () => {
      fake("aws", ecs("SUCCESSFUL"));
      const { status, calls, stdout } = run("deploy", SERVICE);
      expect(status).toBe(0);
      expect(stdout).toContain("registry/synthdata@sha256:1 as family:9");
      expect(calls).toContain(
        "aws ecs describe-task-definition --task-definition synthdata-task --query taskDefinition --output json",
      );
      expect(calls).toContain("aws ecs update-service --cluster main --service synthdata --task-definition family:9");
      expect(calls.filter((call) => call.includes("list-service-deployments"))).toHaveLength(3);
    });

    test.each(["ROLLBACK_SUCCESSFUL", "ROLLBACK_FAILED", "STOPPED"])("fails where ECS says %s", (end) => {
      fake("aws", ecs(end));
      expect(run("deploy", SERVICE).status).not.toBe(0);
    });

    test("fails where ECS takes no new revision", () => {
      fake("aws", '[ "$2" = register-task-definition ] && exit 254; true');
      const { status, calls } = run("deploy", SERVICE);
      expect(status).not.toBe(0);
      expect(calls.some((call) => call.includes("update-service"))).toBe(false);
    });
  });
});
