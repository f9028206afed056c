import { BuildPipeline, type BuildPipelineProps } from "../../../../../modules/aws/compute/delivery/build-pipeline";
import { BuildProject } from "../../../../../modules/aws/compute/delivery/build-project";
import { testNames } from "../../../../support/fixtures";
import { synthesize } from "../../../../support/synth";

const names = testNames();
const key = (name: string) => `arn:aws:kms:us-east-1:123456789012:key/${name}`;
const PROPS: Omit<BuildPipelineProps, "projects"> = {
  names,
  service: "synthdata",
  source: "inferloop/synthdata",
  branch: "main",
  automatic: true,
  repository: "inferloop-production-synthdata",
  mostFindings: { critical: 0, high: 3 },
  artifactBucket: "artifacts",
  connectionArn: "arn:aws:codeconnections:us-east-1:123456789012:connection/1",
  dataKeyArn: key("data"),
  logsKeyArn: key("logs"),
  logRetentionDays: 30,
};
interface Stage {
  readonly name: string;
  readonly action: readonly [Readonly<Record<string, unknown>>];
}

const built = (props: Partial<BuildPipelineProps> = {}) =>
  synthesize((scope) => {
    const project = (id: string, step: "test" | "build" | "publish") =>
      new BuildProject(scope, id, {
        names,
        step,
        service: "synthdata",
        architecture: "x86_64",
        buildImage: "image",
        dataKeyArn: key("data"),
        logGroup: "logs",
        variables: {},
      });
    const projects = {
      test: project("Test", "test"),
      build: project("DockerBuild", "build"),
      publish: project("Publish", "publish"),
    };
    new BuildPipeline(scope, "Build", { ...PROPS, projects, ...props });
  });
const stages = (props: Partial<BuildPipelineProps> = {}) =>
  (built(props).resource("aws_codepipeline").stage as Stage[]).map(({ name, action: [only] }) => [name, only] as const);

describe("BuildPipeline", () => {
  test("minimal props", () => {
    expect(built().resource("aws_codepipeline")).toMatchSnapshot();
  });

  test("goes the documented way: unit tests, security scan, Docker build; then the image is scanned and published", () => {
    expect(stages().map(([name, { provider }]) => [name, provider])).toEqual([
      ["Source", "CodeStarSourceConnection"],
      ["UnitTests", "CodeBuild"],
      ["SecurityScan", "InspectorScan"],
      ["DockerBuild", "CodeBuild"],
      ["ImageScan", "InspectorScan"],
      ["Publish", "CodeBuild"],
    ]);
  });

  test("reads one branch of one repository, over the region's connection", () => {
    expect(stages()[0]?.[1].configuration).toEqual({
      ConnectionArn: PROPS.connectionArn,
      FullRepositoryId: "inferloop/synthdata",
      BranchName: "main",
      DetectChanges: "true",
      OutputArtifactFormat: "CODE_ZIP",
    });
  });

  test("waits for a person where a push is built in another region", () => {
    expect(stages({ automatic: false })[0]?.[1].configuration).toMatchObject({ DetectChanges: "false" });
  });

  test("stops at more vulnerabilities than are allowed, in the code and in the image", () => {
    const scans = stages().filter(([, { provider }]) => provider === "InspectorScan");
    expect(scans.map(([, { configuration }]) => configuration)).toEqual([
      { InspectorRunMode: "SourceCodeScan", CriticalThreshold: "0", HighThreshold: "3" },
      {
        InspectorRunMode: "ECRImageScan",
        ECRRepositoryName: "inferloop-production-synthdata",
        ImageTag: "commit-#{Source.CommitId}",
        CriticalThreshold: "0",
        HighThreshold: "3",
      },
    ]);
  });

  test("names images by their commit in every step", () => {
    const steps = stages().filter(([, { provider }]) => provider === "CodeBuild");
    for (const [, { configuration }] of steps) {
      expect(JSON.parse((configuration as { EnvironmentVariables: string }).EnvironmentVariables)).toEqual([
        { name: "COMMIT", value: "#{Source.CommitId}", type: "PLAINTEXT" },
      ]);
    }
  });

  test("keeps what it hands on in the artifact bucket, encrypted", () => {
    expect(built().resource("aws_codepipeline")).toMatchObject({
      pipeline_type: "V2",
      artifact_store: [{ type: "S3", location: "artifacts", encryption_key: { type: "KMS", id: key("data") } }],
    });
  });

  test("makes CodePipeline's log group before CodePipeline does", () => {
    expect(built().resource("aws_codepipeline").depends_on).toEqual(["aws_cloudwatch_log_group.build_logs"]);
    expect(built().resource("aws_cloudwatch_log_group")).toMatchObject({
      name: "/aws/codepipeline/inferloop-production-use1-synthdata-build",
      kms_key_id: key("logs"),
    });
  });
});
