import { CodebuildProject } from "@cdktf/provider-aws/lib/codebuild-project";
import { Construct } from "constructs";
import type { Architecture } from "../../../../lib/catalog/aws-instance-types";
import { type BuildStep, buildProjectName } from "../../../../lib/identifiers/aws-names";
import { type AwsRole, awsRoleArn } from "../../../../lib/identifiers/aws-roles";
import type { Names } from "../../../../lib/names/names";
import { buildSpec } from "./build-commands";

/** Longest run of a step. A blue/green deployment with its wait must fit. Unit: minutes. */
const TIMEOUT_MINUTES = 60;

/** Role and size of each step. Only what runs Docker is privileged. */
const STEPS: Readonly<
  Record<BuildStep, { readonly role: AwsRole; readonly computeType: string; readonly privileged: boolean }>
> = {
  test: { role: "delivery-test", computeType: "BUILD_GENERAL1_MEDIUM", privileged: true },
  build: { role: "delivery-build", computeType: "BUILD_GENERAL1_MEDIUM", privileged: true },
  publish: { role: "delivery-build", computeType: "BUILD_GENERAL1_SMALL", privileged: false },
  deploy: { role: "delivery-deploy", computeType: "BUILD_GENERAL1_SMALL", privileged: false },
};

export interface BuildProjectProps {
  /** Processors of the images. */
  readonly architecture: Architecture;
  /** CodeBuild's image that the commands run in. */
  readonly buildImage: string;
  readonly dataKeyArn: string;
  readonly logGroup: string;
  readonly names: Names;
  readonly service: string;
  readonly step: BuildStep;
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * A step of delivery that runs commands. It stands outside the network: what somebody pushes is run here before anybody
 * has looked at it, and needs the internet, but no way to databases.
 * @resource aws_codebuild_project
 */
export class BuildProject extends Construct {
  readonly resource: CodebuildProject;

  constructor(scope: Construct, id: string, props: BuildProjectProps) {
    super(scope, id);
    const { names, service, step } = props;
    const { role, computeType, privileged } = STEPS[step];
    this.resource = new CodebuildProject(this, "Resource", {
      name: buildProjectName(names, service, step),
      description: `The step ${step} of the service ${service}.`,
      serviceRole: awsRoleArn(names, role),
      encryptionKey: props.dataKeyArn,
      buildTimeout: TIMEOUT_MINUTES,
      source: { type: "CODEPIPELINE", buildspec: buildSpec(step) },
      artifacts: { type: "CODEPIPELINE" },
      environment: {
        type: props.architecture === "arm64" ? "ARM_CONTAINER" : "LINUX_CONTAINER",
        image: props.buildImage,
        computeType,
        privilegedMode: privileged,
        environmentVariable: Object.entries(props.variables).map(([name, value]) => ({ name, value })),
      },
      logsConfig: { cloudwatchLogs: { status: "ENABLED", groupName: props.logGroup, streamName: step } },
    });
  }
}
