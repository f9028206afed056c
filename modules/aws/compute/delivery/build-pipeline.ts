import {
  Codepipeline,
  type CodepipelineStage,
  type CodepipelineStageAction,
} from "@cdktf/provider-aws/lib/codepipeline";
import { Construct } from "constructs";
import type { LogRetentionDays } from "../../../../lib/catalog/retention";
import { buildPipelineName, pipelineLogGroupName } from "../../../../lib/identifiers/aws-names";
import { awsRoleArn } from "../../../../lib/identifiers/aws-roles";
import type { Names } from "../../../../lib/names/names";
import { LogGroup } from "../../monitoring/log-group";
import { BUILT_TAG, COMMIT_VARIABLE } from "./build-commands";
import type { BuildProject } from "./build-project";

export interface BuildPipelineProps {
  /** A push starts it. Without, a person does. */
  readonly automatic: boolean;
  readonly artifactBucket: string;
  readonly branch: string;
  readonly connectionArn: string;
  readonly dataKeyArn: string;
  readonly logRetentionDays: LogRetentionDays;
  readonly logsKeyArn: string;
  /** Most vulnerabilities that the code, and the image, may have. */
  readonly mostFindings: { readonly critical: number; readonly high: number };
  readonly names: Names;
  readonly projects: { readonly test: BuildProject; readonly build: BuildProject; readonly publish: BuildProject };
  /** Name of the image repository. */
  readonly repository: string;
  readonly service: string;
  /** GitHub repository, `owner/name`. */
  readonly source: string;
}

/** The commit, as later steps name it. */
const COMMIT = "#{Source.CommitId}";

/**
 * Turns a commit on GitHub into an image of the region's registry, by the documented steps: unit tests, a security
 * scan, a build. Then the image itself is scanned, and only one that passes is published for release.
 * @resource aws_codepipeline
 */
export class BuildPipeline extends Construct {
  readonly resource: Codepipeline;

  constructor(scope: Construct, id: string, props: BuildPipelineProps) {
    super(scope, id);
    const { names, projects } = props;
    const name = buildPipelineName(names, props.service);
    // CodePipeline would make the group itself, without retention and key.
    const logs = new LogGroup(this, "Logs", {
      name: pipelineLogGroupName(name),
      kmsKeyArn: props.logsKeyArn,
      retentionDays: props.logRetentionDays,
    });
    this.resource = new Codepipeline(this, "Resource", {
      name,
      pipelineType: "V2",
      // Of pushes that wait, only the last is built.
      executionMode: "SUPERSEDED",
      roleArn: awsRoleArn(names, "delivery-pipeline"),
      artifactStore: [
        { type: "S3", location: props.artifactBucket, encryptionKey: { type: "KMS", id: props.dataKeyArn } },
      ],
      stage: [
        sourceStage(props),
        { name: "UnitTests", action: [runAction("UnitTests", "Test", projects.test)] },
        { name: "SecurityScan", action: [scanAction("SecurityScan", props, { InspectorRunMode: "SourceCodeScan" })] },
        { name: "DockerBuild", action: [runAction("DockerBuild", "Build", projects.build)] },
        {
          name: "ImageScan",
          action: [
            scanAction("ImageScan", props, {
              InspectorRunMode: "ECRImageScan",
              ECRRepositoryName: props.repository,
              ImageTag: `${BUILT_TAG}${COMMIT}`,
            }),
          ],
        },
        { name: "Publish", action: [runAction("Publish", "Build", projects.publish)] },
      ],
      dependsOn: [logs.resource],
    });
  }
}

function sourceStage({ connectionArn, source, branch, automatic }: BuildPipelineProps): CodepipelineStage {
  return {
    name: "Source",
    action: [
      {
        name: "Source",
        namespace: "Source",
        category: "Source",
        owner: "AWS",
        provider: "CodeStarSourceConnection",
        version: "1",
        configuration: {
          ConnectionArn: connectionArn,
          FullRepositoryId: source,
          BranchName: branch,
          DetectChanges: String(automatic),
          OutputArtifactFormat: "CODE_ZIP",
        },
        outputArtifacts: ["Source"],
      },
    ],
  };
}

function runAction(name: string, category: "Build" | "Test", { resource }: BuildProject): CodepipelineStageAction {
  return {
    name,
    category,
    owner: "AWS",
    provider: "CodeBuild",
    version: "1",
    inputArtifacts: ["Source"],
    configuration: {
      ProjectName: resource.name,
      EnvironmentVariables: JSON.stringify([{ name: COMMIT_VARIABLE, value: COMMIT, type: "PLAINTEXT" }]),
    },
  };
}

/** A scan by Amazon Inspector, which needs no scanner of a third party in the build. */
function scanAction(
  name: string,
  { mostFindings }: BuildPipelineProps,
  configuration: Readonly<Record<string, string>>,
): CodepipelineStageAction {
  return {
    name,
    category: "Invoke",
    owner: "AWS",
    provider: "InspectorScan",
    version: "1",
    inputArtifacts: configuration.InspectorRunMode === "SourceCodeScan" ? ["Source"] : [],
    outputArtifacts: [`${name}Findings`],
    configuration: {
      ...configuration,
      CriticalThreshold: String(mostFindings.critical),
      HighThreshold: String(mostFindings.high),
    },
  };
}
