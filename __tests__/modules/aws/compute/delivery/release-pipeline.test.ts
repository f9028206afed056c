import { BuildProject } from "../../../../../modules/aws/compute/delivery/build-project";
import {
  ReleasePipeline,
  type ReleasePipelineProps,
} from "../../../../../modules/aws/compute/delivery/release-pipeline";
import { testNames } from "../../../../support/fixtures";
import { synthesize } from "../../../../support/synth";

const names = testNames();
const dataKeyArn = "arn:aws:kms:us-east-1:123456789012:key/data";
const PROPS: Omit<ReleasePipelineProps, "deploy"> = {
  names,
  service: "synthdata",
  repository: "inferloop-production-synthdata",
  artifactBucket: "artifacts",
  dataKeyArn,
};
interface Stage {
  readonly name: string;
  readonly action: readonly [Readonly<Record<string, unknown>>];
}

const built = (props: Partial<ReleasePipelineProps> = {}) =>
  synthesize((scope) => {
    const deploy = new BuildProject(scope, "Deploy", {
      names,
      dataKeyArn,
      step: "deploy",
      service: "synthdata",
      architecture: "x86_64",
      buildImage: "image",
      logGroup: "logs",
      variables: {},
    });
    new ReleasePipeline(scope, "Release", { ...PROPS, deploy, ...props });
  });
const stages = (props: Partial<ReleasePipelineProps> = {}) =>
  (built(props).resource("aws_codepipeline").stage as Stage[]).map(({ name, action: [only] }) => [name, only] as const);

describe("ReleasePipeline", () => {
  test("minimal props", () => {
    expect(built().resource("aws_codepipeline")).toMatchSnapshot();
  });

  test("releases what arrives in the region with the tag of a release, pushed or replicated", () => {
    const rule = built().resource("aws_cloudwatch_event_rule");
    expect(JSON.parse(String(rule.event_pattern))).toEqual({
      source: ["aws.ecr"],
      "detail-type": ["ECR Image Action", "ECR Replication Action"],
      detail: {
        "action-type": ["PUSH", "REPLICATE"],
        result: ["SUCCESS"],
        "repository-name": ["inferloop-production-synthdata"],
        "image-tag": [{ prefix: "release-" }],
      },
    });
  });

  test("releases the image that arrived, by its digest", () => {
    const target = built().resource("aws_cloudwatch_event_target");
    expect(target).toMatchObject({
      arn: "${aws_codepipeline.release.arn}",
      role_arn: "arn:aws:iam::123456789012:role/inferloop-production-use1-delivery-start",
      input_transformer: { input_paths: { digest: "$.detail.image-digest" } },
    });
    const { input_template } = target.input_transformer as { readonly input_template: string };
    expect(JSON.parse(input_template)).toEqual({
      sourceRevisions: [{ actionName: "Source", revisionType: "IMAGE_DIGEST", revisionValue: "<digest>" }],
    });
  });

  test("deploys from the region's registry; a person's start deploys the tag of the file", () => {
    const [source, deploy] = stages({ tag: "1.0.0" });
    expect(source?.[1]).toMatchObject({
      provider: "ECR",
      configuration: { RepositoryName: "inferloop-production-synthdata", ImageTag: "1.0.0" },
    });
    expect(deploy?.[1]).toMatchObject({
      provider: "CodeBuild",
      configuration: { ProjectName: "${aws_codebuild_project.deploy.name}" },
    });
  });

  test("keeps what it hands on in the artifact bucket, encrypted", () => {
    expect(built().resource("aws_codepipeline")).toMatchObject({
      pipeline_type: "V2",
      artifact_store: [{ type: "S3", location: "artifacts", encryption_key: { type: "KMS", id: dataKeyArn } }],
    });
  });
});
