import { BUILD_STEPS } from "../../../../../lib/identifiers/aws-names";
import { BuildProject, type BuildProjectProps } from "../../../../../modules/aws/compute/delivery/build-project";
import { testNames } from "../../../../support/fixtures";
import { synthesize } from "../../../../support/synth";

const PROPS: BuildProjectProps = {
  names: testNames(),
  service: "synthdata",
  step: "build",
  architecture: "x86_64",
  buildImage: "aws/codebuild/amazonlinux-x86_64-standard:5.0",
  dataKeyArn: "arn:aws:kms:us-east-1:123456789012:key/data",
  logGroup: "/inferloop/production/use1/delivery/synthdata",
  variables: { REPOSITORY: "synthdata" },
};
const project = (props: Partial<BuildProjectProps> = {}) =>
  synthesize((scope) => new BuildProject(scope, "Build", { ...PROPS, ...props })).resource("aws_codebuild_project");

describe("BuildProject", () => {
  test("minimal props", () => {
    expect(project()).toMatchSnapshot();
  });

  test("takes its files from the pipeline, encrypted with the data key", () => {
    expect(project()).toMatchObject({
      source: { type: "CODEPIPELINE" },
      artifacts: { type: "CODEPIPELINE" },
      encryption_key: PROPS.dataKeyArn,
    });
  });

  test("stands outside the network", () => {
    for (const step of BUILD_STEPS) expect(project({ step }).vpc_config).toBeUndefined();
  });

  test.each([
    ["test", "delivery-test", true],
    ["build", "delivery-build", true],
    ["publish", "delivery-build", false],
    ["deploy", "delivery-deploy", false],
  ] as const)("%s acts as %s, and is privileged only to run Docker (%s)", (step, role, privileged) => {
    expect(project({ step })).toMatchObject({
      name: `inferloop-production-use1-synthdata-${step}`,
      service_role: `arn:aws:iam::123456789012:role/inferloop-production-use1-${role}`,
      environment: { privileged_mode: privileged },
    });
  });

  test.each([
    ["x86_64", "LINUX_CONTAINER"],
    ["arm64", "ARM_CONTAINER"],
  ] as const)("builds for %s on such a machine", (architecture, type) => {
    expect(project({ architecture }).environment).toMatchObject({ type });
  });

  test("logs into the service's group, in a stream for each step", () => {
    expect(project({ step: "deploy" }).logs_config).toEqual({
      cloudwatch_logs: { status: "ENABLED", group_name: PROPS.logGroup, stream_name: "deploy" },
    });
  });
});
